import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  newReplaySchema,
  replayItemPageSchema,
  replayJobPageSchema,
  replayJobSchema,
  startReplaySchema,
} from '@planfix-asterisk/contracts';
import type {
  NewReplay,
  ReplayItemPage,
  ReplayJob,
  ReplayJobPage,
  Session,
  StartReplay,
} from '@planfix-asterisk/contracts';
import { ReplayJobs } from '@planfix-asterisk/replay';
import { ReplayJobStore } from '@planfix-asterisk/storage';
import { z } from 'zod';
import { Access, staff } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { jobProblem } from './job-problem.ts';
import { replayItemQuerySchema, replayPageQuerySchema } from './replay-query.ts';
import type { ReplayItemQuery, ReplayPageQuery } from './replay-query.ts';

const idSchema = z.coerce.number().int().positive();

@ApiTags('replays')
@Controller('api/replays')
@Access(staff)
export class ReplaysController {
  constructor(
    private readonly replays: ReplayJobs,
    private readonly jobs: ReplayJobStore,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Plans a replay: counts what would be sent again; nothing is sent before its start',
  })
  @Answers(replayJobSchema, 202)
  plan(
    @Body({ schema: newReplaySchema }) replay: NewReplay,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<ReplayJob> {
    return this.replays.plan(replay, { actor: username, address });
  }

  @Get()
  @ApiOperation({ summary: 'Replays that were started, newest first' })
  @Answers(replayJobPageSchema)
  list(@Query({ schema: replayPageQuerySchema }) page: ReplayPageQuery): Promise<ReplayJobPage> {
    return this.jobs.list(page);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One replay: its plan and how far it has come' })
  @Answers(replayJobSchema)
  async one(@Param('id', { schema: idSchema }) id: number): Promise<ReplayJob> {
    const job = await this.jobs.find(id);
    if (job === undefined) throw new ApiProblem('not-found', 'There is no replay with this number.');
    return job;
  }

  @Get(':id/items')
  @ApiOperation({ summary: 'The messages of a replay in their order, with what became of each' })
  @Answers(replayItemPageSchema)
  items(
    @Param('id', { schema: idSchema }) id: number,
    @Query({ schema: replayItemQuerySchema }) page: ReplayItemQuery,
  ): Promise<ReplayItemPage> {
    return this.jobs.items(id, page);
  }

  @Post(':id/start')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Starts a planned replay; the reason goes into the audit log and onto each attempt',
  })
  async start(
    @Param('id', { schema: idSchema }) id: number,
    @Body({ schema: startReplaySchema }) start: StartReplay,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    jobProblem(await this.replays.start(id, start, { actor: username, address }));
  }

  @Post(':id/pause')
  @HttpCode(204)
  @ApiOperation({ summary: 'Puts nothing more on its way until it is resumed' })
  async pause(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    jobProblem(await this.replays.pause(id, { actor: username, address }));
  }

  @Post(':id/resume')
  @HttpCode(204)
  @ApiOperation({ summary: 'Goes on with a paused replay' })
  async resume(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    jobProblem(await this.replays.resume(id, { actor: username, address }));
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends a replay; what is on its way already is still delivered' })
  async cancel(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    jobProblem(await this.replays.cancel(id, { actor: username, address }));
  }
}
