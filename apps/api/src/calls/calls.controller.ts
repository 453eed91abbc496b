import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import {
  callDetailSchema,
  callFilterSchema,
  callPageSchema,
  pageQuerySchema,
} from '@planfix-asterisk/contracts';
import type { CallDetail, CallPage } from '@planfix-asterisk/contracts';
import { SettingsService } from '@planfix-asterisk/settings';
import { z } from 'zod';
import { Access, staff } from '../access/access.decorator.ts';
import { AccessRules } from '../access/access-rules.ts';
import { SignedIn } from '../access/signed-in.ts';
import { apartFromPlace } from '../http/apart-from-place.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { PanelReading } from '../panel-reading.ts';
import { namedCall } from './named-call.ts';
import { withElsewhere } from './recordings-elsewhere.ts';

const callQuerySchema = z.object({ ...callFilterSchema.shape, ...pageQuerySchema.shape });
type CallQuery = z.output<typeof callQuerySchema>;

@ApiTags('calls')
@Controller('api/calls')
@Access(staff)
export class CallsController {
  constructor(
    private readonly reading: PanelReading,
    private readonly settings: SettingsService,
    private readonly rules: AccessRules,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Calls, newest first' })
  @Answers(callPageSchema)
  async list(
    @Query({ schema: callQuerySchema }) query: CallQuery,
    @SignedIn() viewer: ActiveSession,
  ): Promise<CallPage> {
    const { filter, place } = apartFromPlace(query);
    const isPhoneWhole = !this.rules.seesNumbers(viewer);
    const page = await this.reading.listCalls({ ...filter, isPhoneWhole }, place);
    return { ...page, items: page.items.map((call) => namedCall(call, this.settings.current())) };
  }

  @Get(':callId')
  @ApiOperation({ summary: 'One call with its notes and messages' })
  @Answers(callDetailSchema)
  async one(@Param('callId') callId: string, @SignedIn() viewer: ActiveSession): Promise<CallDetail> {
    const call = await this.reading.callDetail(callId);
    if (call === undefined)
      throw new ApiProblem('not-found', 'There is no call with this id; it may have been deleted.');
    const settings = this.settings.current();
    const seesNumbers = this.rules.seesNumbers(viewer);
    return namedCall(withElsewhere(call, settings, { seesNumbers }), settings);
  }
}
