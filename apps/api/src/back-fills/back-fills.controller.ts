import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { BackFills } from '@planfix-asterisk/back-fill';
import {
  backFillPageSchema,
  backFillSchema,
  newBackFillSchema,
  pageQuerySchema,
  recordsCheckRequestSchema,
  recordsCheckSchema,
} from '@planfix-asterisk/contracts';
import type {
  BackFill,
  BackFillPage,
  NewBackFill,
  RecordsCheck,
  RecordsCheckRequest,
  Session,
} from '@planfix-asterisk/contracts';
import { BackFillStore } from '@planfix-asterisk/storage';
import { z } from 'zod';
import { Access, admins, staff } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { backFillProblem, plannedBackFill } from './back-fill-problem.ts';
import { RecordsDesk } from './records-desk.ts';

const idSchema = z.coerce.number().int().positive();
const pageSchema = z.object({
  ...pageQuerySchema.shape,
  cursor: z.coerce.number().int().positive().optional(),
});

@ApiTags('back-fills')
@Controller('api')
export class BackFillsController {
  constructor(
    private readonly backFills: BackFills,
    private readonly store: BackFillStore,
    private readonly desk: RecordsDesk,
  ) {}

  @Post('call-records/check')
  @Access(admins)
  @HttpCode(200)
  @ApiOperation({ summary: 'Tries whether call records can be read at an address, given or saved' })
  @Answers(recordsCheckSchema)
  check(@Body({ schema: recordsCheckRequestSchema }) request: RecordsCheckRequest): Promise<RecordsCheck> {
    return this.desk.check(request);
  }

  @Post('back-fills')
  @Access(admins)
  @HttpCode(202)
  @ApiOperation({
    summary: 'Plans a back-fill: counts the calls of a time; nothing is told before its start',
  })
  @Answers(backFillSchema, 202)
  async plan(
    @Body({ schema: newBackFillSchema }) span: NewBackFill,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<BackFill> {
    return plannedBackFill(await this.backFills.plan(span, { actor: username, address }));
  }

  @Get('back-fills')
  @Access(staff)
  @ApiOperation({ summary: 'Back-fills, newest first' })
  @Answers(backFillPageSchema)
  list(@Query({ schema: pageSchema }) page: z.output<typeof pageSchema>): Promise<BackFillPage> {
    return this.store.list(page);
  }

  @Get('back-fills/:id')
  @Access(staff)
  @ApiOperation({ summary: 'One back-fill: how far it has come and what it found' })
  @Answers(backFillSchema)
  async one(@Param('id', { schema: idSchema }) id: number): Promise<BackFill> {
    const backFill = await this.store.find(id);
    if (backFill === undefined) throw new ApiProblem('not-found', 'There is no back-fill with this number.');
    return backFill;
  }

  @Post('back-fills/:id/start')
  @Access(admins)
  @HttpCode(204)
  @ApiOperation({ summary: 'Starts a planned back-fill: PlanFix is told of the calls it does not know' })
  async start(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    backFillProblem(await this.backFills.start(id, { actor: username, address }));
  }

  @Post('back-fills/:id/pause')
  @Access(admins)
  @HttpCode(204)
  @ApiOperation({ summary: 'Tells of no more calls until it is resumed' })
  async pause(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    backFillProblem(await this.backFills.pause(id, { actor: username, address }));
  }

  @Post('back-fills/:id/resume')
  @Access(admins)
  @HttpCode(204)
  @ApiOperation({ summary: 'Goes on with a paused back-fill' })
  async resume(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    backFillProblem(await this.backFills.resume(id, { actor: username, address }));
  }

  @Post('back-fills/:id/cancel')
  @Access(admins)
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends a back-fill; what was told stays told' })
  async cancel(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: Session,
    @Ip() address: string,
  ): Promise<void> {
    backFillProblem(await this.backFills.cancel(id, { actor: username, address }));
  }
}
