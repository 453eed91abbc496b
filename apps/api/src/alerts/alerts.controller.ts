import { Body, Controller, Get, HttpCode, Ip, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AlertDesk } from '@planfix-asterisk/alerts';
import {
  alertKindSchema,
  alertMuteSchema,
  alertOverviewSchema,
  alertPageSchema,
  alertTestRequestSchema,
  alertTestSchema,
  pageQuerySchema,
} from '@planfix-asterisk/contracts';
import type {
  AlertChannel,
  AlertKind,
  AlertMute,
  AlertOverview,
  AlertPage,
  AlertTest,
  PageQuery,
  Session,
} from '@planfix-asterisk/contracts';
import { z } from 'zod';
import { Access, admins, staff } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';

const idSchema = z.coerce.number().int().positive();

@ApiTags('alerts')
@Controller('api/alerts')
export class AlertsController {
  constructor(private readonly desk: AlertDesk) {}

  @Get()
  @Access(staff)
  @ApiOperation({ summary: 'What is wrong now, which kinds are muted, and how the channels do' })
  @Answers(alertOverviewSchema)
  overview(): Promise<AlertOverview> {
    return this.desk.overview();
  }

  @Get('history')
  @Access(staff)
  @ApiOperation({ summary: 'Alerts of the last year, newest first' })
  @Answers(alertPageSchema)
  history(@Query({ schema: pageQuerySchema }) page: PageQuery): Promise<AlertPage> {
    return this.desk.history(page);
  }

  @Post(':id/acknowledge')
  @HttpCode(204)
  @Access(staff)
  @ApiOperation({ summary: 'Somebody looks after it: nothing more is sent about it but its end' })
  async acknowledge(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    if (await this.desk.acknowledge(id, { username, address })) return;
    throw new ApiProblem('not-found', 'There is no such open alert; it may be over by now.');
  }

  @Put('mutes/:kind')
  @HttpCode(204)
  @Access(admins)
  @ApiOperation({ summary: 'Nothing of this kind is sent for some time; 0 minutes end that' })
  async mute(
    @Param('kind', { schema: alertKindSchema }) kind: AlertKind,
    @Body({ schema: alertMuteSchema }) { minutes }: AlertMute,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    await this.desk.mute(kind, minutes, { username, address });
  }

  @Post('test')
  @HttpCode(200)
  @Access(admins)
  @ApiOperation({ summary: 'Sends a test message by the saved settings and shows what came of it' })
  @Answers(alertTestSchema)
  async test(
    @Body({ schema: alertTestRequestSchema }) { channel }: { channel: AlertChannel },
  ): Promise<AlertTest> {
    const outcome = await this.desk.test(channel);
    if (outcome !== undefined) return outcome;
    throw new ApiProblem('channel-not-set-up', 'This channel is not set up; fill in its settings and save.');
  }
}
