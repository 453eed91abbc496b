import { Controller, Delete, Get, HttpCode, Ip, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Sessions } from '@planfix-asterisk/accounts';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { openSessionListSchema } from '@planfix-asterisk/contracts';
import type { OpenSessionList } from '@planfix-asterisk/contracts';
import { z } from 'zod';
import { Access, staff } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';

const idSchema = z.string().max(100);

@ApiTags('session')
@Controller('api/sessions')
@Access(staff)
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  @ApiOperation({ summary: "Open sessions: one's own; for an administrator everybody's" })
  @Answers(openSessionListSchema)
  async list(@SignedIn() viewer: ActiveSession): Promise<OpenSessionList> {
    return { sessions: await this.sessions.list(viewer) };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: "Ends one's other sessions" })
  endOthers(@SignedIn() viewer: ActiveSession, @Ip() address: string): Promise<void> {
    return this.sessions.endOthers(viewer, address);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: "Ends a session: one's own; as an administrator anybody's" })
  async end(
    @Param('id', { schema: idSchema }) id: string,
    @SignedIn() viewer: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    const outcome = await this.sessions.endListed(id, viewer, address);
    if (outcome === 'not-found')
      throw new ApiProblem('not-found', 'There is no such session; it may have ended.');
  }
}
