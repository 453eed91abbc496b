import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import {
  recordingAccessSchema,
  recordingSampleRequestSchema,
  recordingSampleSchema,
} from '@planfix-asterisk/contracts';
import type { RecordingAccess, RecordingSample, RecordingSampleRequest } from '@planfix-asterisk/contracts';
import { AuditLog } from '@planfix-asterisk/storage';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import type { RecordingRooms } from '@planfix-asterisk/rooms';
import type { Request, Response } from 'express';
import { Access, admins, staff } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { RecordingDesk } from './recording-desk.ts';

/** Recordings as the controllers need them; a class, so that Nest finds it. */
export class RecordingKeeping {
  readonly rooms: RecordingRooms;
  readonly clock: Clock;
  readonly log: Logger;

  constructor({ recordings, clock, log }: { recordings: RecordingRooms; clock: Clock; log: Logger }) {
    this.rooms = recordings;
    this.clock = clock;
    this.log = log;
  }
}

/** Recordings for the people of the panel. */
@ApiTags('recordings')
@Controller('api')
export class RecordingAccessController {
  constructor(
    private readonly desk: RecordingDesk,
    private readonly keeping: RecordingKeeping,
    private readonly auditLog: AuditLog,
  ) {}

  @Get('calls/:callId/recordings/:number')
  @Access(staff)
  @ApiProduces('audio/mpeg')
  @ApiOperation({ summary: 'A recording of a call as MP3; also ranges' })
  async listen(
    @Param('callId') callId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() { username }: ActiveSession,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.byNumber(callId, number, username, response);
  }

  @Post('calls/:callId/recordings/retry')
  @HttpCode(202)
  @Access(staff)
  @ApiOperation({ summary: 'Looks again for the recordings of a call that were not found' })
  async retry(@Param('callId') callId: string): Promise<void> {
    const found = await this.keeping.rooms.store.tryAgain(callId, this.keeping.clock.now());
    if (found === 0)
      throw new ApiProblem(
        'nothing-to-send',
        'No recording of this call is missing; there is nothing to look for.',
      );
  }

  @Get('recordings')
  @Access(admins)
  @ApiOperation({ summary: 'The key of the links, and the room that finished files take' })
  @Answers(recordingAccessSchema)
  look(): Promise<RecordingAccess> {
    return this.#access();
  }

  @Post('recordings/key')
  @HttpCode(200)
  @Access(admins)
  @ApiOperation({ summary: 'A new key: every link given before, also those PlanFix keeps, ends at once' })
  @Answers(recordingAccessSchema)
  async rotate(@Req() request: Request, @SignedIn() { username }: ActiveSession): Promise<RecordingAccess> {
    await this.keeping.rooms.links.rotate(this.keeping.clock.now());
    await this.auditLog.write({
      actor: username,
      action: 'recordings.key-changed',
      target: 'recordings',
      address: request.ip ?? '',
    });
    return this.#access();
  }

  @Post('recordings/sample')
  @HttpCode(200)
  @Access(admins)
  @ApiOperation({ summary: 'Finds the newest recording of the folder and makes it ready to be heard' })
  @Answers(recordingSampleSchema)
  trySample(
    @Body({ schema: recordingSampleRequestSchema }) { directory }: RecordingSampleRequest,
  ): Promise<RecordingSample> {
    return this.desk.trySample(directory);
  }

  @Get('recordings/sample')
  @Access(admins)
  @ApiProduces('audio/mpeg')
  @ApiOperation({ summary: 'The recording that was tried last, as MP3' })
  async listenToSample(@SignedIn() { username }: ActiveSession, @Res() response: Response): Promise<void> {
    await this.desk.sendSample(response);
    this.keeping.log.info({ event: 'recording-fetched', sample: true, by: username });
  }

  async #access(): Promise<RecordingAccess> {
    const { links, cache } = this.keeping.rooms;
    return { ...(await links.look()), cache: await cache.use() };
  }
}
