import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ClickDesk, checkNumberToDial } from '@planfix-asterisk/click-to-call';
import {
  clickTestRequestSchema,
  clickTestSchema,
  dialCheckRequestSchema,
  dialCheckSchema,
} from '@planfix-asterisk/contracts';
import type { ClickTest, ClickTestRequest, DialCheck, DialCheckRequest } from '@planfix-asterisk/contracts';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { SettingsService } from '@planfix-asterisk/settings';
import { AuditLog } from '@planfix-asterisk/storage';
import { Access, admins } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';

/** What an administrator tries of click-to-call in the panel. */
@ApiTags('click-to-call')
@Controller('api/click-to-call')
@Access(admins)
export class ClickToCallController {
  constructor(
    private readonly desk: ClickDesk,
    private readonly settings: SettingsService,
    private readonly auditLog: AuditLog,
  ) {}

  @Post('check')
  @HttpCode(200)
  @ApiOperation({ summary: 'How a number would be dialled, by the rules given or by the saved ones' })
  @Answers(dialCheckSchema)
  check(@Body({ schema: dialCheckRequestSchema }) { number, clickToCall }: DialCheckRequest): DialCheck {
    const current = this.settings.current();
    const checked = checkNumberToDial(
      { ...current, clickToCall: clickToCall ?? current.clickToCall },
      number,
    );
    return { status: checked.status, dialled: checked.status === 'ready' ? checked.dialled : null };
  }

  @Post('test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Rings the employee and calls the number, as PlanFix would have it done' })
  @Answers(clickTestSchema)
  async test(
    @Body({ schema: clickTestRequestSchema }) request: ClickTestRequest,
    @SignedIn() { username }: ActiveSession,
  ): Promise<ClickTest> {
    const outcome = await this.desk.makeCall(request);
    const after = { to: request.to, status: outcome.status };
    await this.auditLog.write({
      actor: username,
      action: 'click-to-call.tested',
      target: request.from,
      after,
    });
    return outcome;
  }
}
