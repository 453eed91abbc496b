import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  analyticsCheckRequestSchema,
  analyticsCheckSchema,
  numberCheckRequestSchema,
  numberCheckSchema,
  planfixCheckRequestSchema,
  planfixCheckSchema,
  secretIsSet,
} from '@planfix-asterisk/contracts';
import type {
  AnalyticsCheck,
  AnalyticsCheckRequest,
  NumberCheck,
  NumberCheckRequest,
  PlanfixCheck,
  PlanfixCheckRequest,
} from '@planfix-asterisk/contracts';
import { SettingsService } from '@planfix-asterisk/settings';
import { accessToTry, checkNumber, checkPlanfix, previewAnalytics } from '@planfix-asterisk/setup';
import { Access, admins } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { wrongField } from '../http/invalid-input.ts';
import { PanelReading } from '../panel-reading.ts';

/** Among so many there is one that an employee took part in. */
const latestCalls = 50;

/** What a form holds is tried before it is saved. */
@ApiTags('setup')
@Controller('api')
@Access(admins)
export class ChecksController {
  constructor(
    private readonly settings: SettingsService,
    private readonly reading: PanelReading,
  ) {}

  @Post('planfix/check')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Asks PlanFix by `ping`, and compares what it has stored about us with what we have',
  })
  @Answers(planfixCheckSchema)
  planfix(@Body({ schema: planfixCheckRequestSchema }) request: PlanfixCheckRequest): Promise<PlanfixCheck> {
    const { planfixTls, pbx, planfix: stored } = this.settings.current();
    const access = accessToTry(request.planfix, stored);
    switch (access.status) {
      case 'not-set':
        throw new ApiProblem('invalid-input', 'Enter the address and the token of PlanFix first.', {
          fields: { 'planfix.url': 'an address', 'planfix.token': 'a token' },
          problems: { 'planfix.url': { code: 'missing' }, 'planfix.token': { code: 'missing' } },
        });
      case 'token-missing':
        throw wrongField(
          'planfix.token',
          { code: 'enter-again' },
          'enter it again: the stored one belongs to another address',
        );
      case 'ready':
        return checkPlanfix({
          ...access.planfix,
          verifyTls: planfixTls.verify,
          publicUrl: request.publicUrl ?? this.settings.publicUrl,
          pbxToken: request.pbxToken === secretIsSet ? pbx?.token : (request.pbxToken ?? pbx?.token),
        });
      default:
        throw new Error(`Unknown access: ${String(access satisfies never)}`);
    }
  }

  @Post('numbers/check')
  @HttpCode(200)
  @ApiOperation({ summary: 'What PlanFix would see for a number, by the rules given or by the saved ones' })
  @Answers(numberCheckSchema)
  number(@Body({ schema: numberCheckRequestSchema }) request: NumberCheckRequest): NumberCheck {
    return checkNumber(request.number, request.numbers ?? this.settings.current().numbers);
  }

  @Post('analytics/check')
  @HttpCode(200)
  @ApiOperation({ summary: 'What PlanFix would get in its own fields for a call, by the templates given' })
  @Answers(analyticsCheckSchema)
  async analytics(
    @Body({ schema: analyticsCheckRequestSchema }) { templates, callId }: AnalyticsCheckRequest,
  ): Promise<AnalyticsCheck> {
    const wanted = callId ?? (await this.#latestCall());
    const call = wanted === undefined ? undefined : await this.reading.callDetail(wanted);
    if (call === undefined && callId !== undefined)
      throw new ApiProblem('not-found', 'There is no call with this id; it may have been deleted.');
    if (call === undefined) return { callId: null, values: {}, fields: {} };
    const { employees } = this.settings.current();
    const employee = employees.find(({ extension }) => extension === call.extension);
    const named = { ...call, employeeName: employee?.name || null };
    return { callId: call.callId, ...previewAnalytics(templates, named) };
  }

  async #latestCall(): Promise<string | undefined> {
    const { items } = await this.reading.listCalls({}, { limit: latestCalls });
    return items.find(({ endedAt, extension }) => endedAt !== null && extension !== null)?.callId;
  }
}
