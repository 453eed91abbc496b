import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  callDetailSchema,
  callFilterSchema,
  callPageSchema,
  pageQuerySchema,
} from '@planfix-asterisk/contracts';
import type { Call, CallDetail, CallPage } from '@planfix-asterisk/contracts';
import { SettingsService } from '@planfix-asterisk/settings';
import { z } from 'zod';
import { Access, staff } from '../access/access.decorator.ts';
import { apartFromPlace } from '../http/apart-from-place.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { PanelReading } from '../panel-reading.ts';

const callQuerySchema = z.object({ ...callFilterSchema.shape, ...pageQuerySchema.shape });
type CallQuery = z.output<typeof callQuerySchema>;

@ApiTags('calls')
@Controller('api/calls')
@Access(staff)
export class CallsController {
  constructor(
    private readonly reading: PanelReading,
    private readonly settings: SettingsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Calls, newest first' })
  @Answers(callPageSchema)
  async list(@Query({ schema: callQuerySchema }) query: CallQuery): Promise<CallPage> {
    const { filter, place } = apartFromPlace(query);
    const page = await this.reading.listCalls(filter, place);
    return { ...page, items: page.items.map((call) => this.#named(call)) };
  }

  @Get(':callId')
  @ApiOperation({ summary: 'One call with its notes and messages' })
  @Answers(callDetailSchema)
  async one(@Param('callId') callId: string): Promise<CallDetail> {
    const call = await this.reading.callDetail(callId);
    if (call === undefined)
      throw new ApiProblem('not-found', 'There is no call with this id; it may have been deleted.');
    return this.#named(call);
  }

  /** Names are settings, so a corrected one shows at old calls too. */
  #named<T extends Call>(call: T): T {
    const employee = this.settings.current().employees.find(({ extension }) => extension === call.extension);
    return { ...call, employeeName: employee?.name || null };
  }
}
