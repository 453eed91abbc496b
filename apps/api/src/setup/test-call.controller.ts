import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { testCallRequestSchema, testCallSchema } from '@planfix-asterisk/contracts';
import type { TestCall, TestCallRequest } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import { SettingsService } from '@planfix-asterisk/settings';
import { checkNumber, testCall } from '@planfix-asterisk/setup';
import { AuditLog } from '@planfix-asterisk/storage';
import type { CallJournal } from '@planfix-asterisk/storage';
import { Access, admins } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { wrongField } from '../http/invalid-input.ts';

/** What a test call needs; a class, so that Nest finds it. */
export class TestCallRooms {
  constructor(
    readonly journal: Pick<CallJournal, 'append'>,
    readonly clock: Clock,
  ) {}
}

/** Tells PlanFix of a call that nobody made, to see that the whole way works. */
@ApiTags('setup')
@Controller('api/test-call')
@Access(admins)
export class TestCallController {
  constructor(
    private readonly settings: SettingsService,
    private readonly rooms: TestCallRooms,
    private readonly auditLog: AuditLog,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Tells PlanFix of a made-up call: a pop-up now, its end as a missed call ten seconds later',
  })
  @Answers(testCallSchema)
  async start(
    @Body({ schema: testCallRequestSchema }) { extension, phone }: TestCallRequest,
    @SignedIn() { username }: ActiveSession,
  ): Promise<TestCall> {
    const { employees, lines, numbers, ami, planfix } = this.settings.current();
    if (planfix === undefined)
      throw new ApiProblem('planfix-not-set-up', 'Set up address and token of PlanFix first.');
    const employee = employees.find((one) => one.extension === extension && one.enabled);
    if (employee === undefined)
      throw wrongField(
        'extension',
        { code: 'no-employee' },
        `${extension} is no extension of an employee who is switched on`,
      );
    const { meaning, told } = checkNumber(phone, numbers);
    if (meaning !== 'outside' || told === null)
      throw wrongField(
        'phone',
        { code: 'no-outside-number' },
        'enter a number of the outside world, with its area code',
      );
    const ownLine = lines.find(({ enabled }) => enabled)?.number ?? '';
    const line = checkNumber(ownLine, numbers).told ?? '';
    const node = ami[0]?.name ?? 'main';
    const entry = testCall({ employee, clientNumber: told, line, node, now: this.rooms.clock.now() });
    await this.rooms.journal.append(entry);
    const callId = entry.calls[0]?.callId ?? '';
    await this.auditLog.write({
      actor: username,
      action: 'test-call.made',
      target: callId,
      after: { extension },
    });
    return { callId };
  }
}
