import { Body, Controller, Delete, HttpCode, Ip, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Accounts } from '@planfix-asterisk/accounts';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import {
  ownPasswordProofSchema,
  ownPasswordSchema,
  recoveryCodesSchema,
  secondFactorCodeSchema,
  secondFactorOfferSchema,
} from '@planfix-asterisk/contracts';
import type {
  OwnPassword,
  OwnPasswordProof,
  RecoveryCodes,
  SecondFactorCode,
  SecondFactorOffer,
} from '@planfix-asterisk/contracts';
import { Access, BeforeSecondFactor, staff } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { tooManyAttempts } from '../session/login-desk.ts';
import { OwnSecondFactor } from './own-second-factor.ts';

const waitMs = 60_000;

@ApiTags('me')
@Controller('api/me')
@Access(staff)
export class OwnAccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly secondFactor: OwnSecondFactor,
  ) {}

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ summary: "Changes one's own password; the other sessions end" })
  async changePassword(
    @Body({ schema: ownPasswordSchema }) passwords: OwnPassword,
    @SignedIn() session: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    const outcome = await this.accounts.changeOwnPassword(passwords, { ...session, address });
    if (outcome !== 'changed') throw problemOf(outcome, 'present');
  }

  @Post('second-factor')
  @HttpCode(200)
  @BeforeSecondFactor(true)
  @ApiOperation({ summary: 'Offers a secret for an authenticator app; it counts once a code has proved it' })
  @Answers(secondFactorOfferSchema)
  offer(@SignedIn() session: ActiveSession): Promise<SecondFactorOffer> {
    return this.secondFactor.offer(session);
  }

  @Put('second-factor')
  @BeforeSecondFactor(true)
  @ApiOperation({
    summary: 'Turns the second factor on by the first code of the app; answers recovery codes',
  })
  @Answers(recoveryCodesSchema)
  confirm(
    @Body({ schema: secondFactorCodeSchema }) { code }: SecondFactorCode,
    @SignedIn() session: ActiveSession,
    @Ip() address: string,
  ): Promise<RecoveryCodes> {
    return this.secondFactor.confirm(session, code, address);
  }

  @Delete('second-factor')
  @HttpCode(204)
  @ApiOperation({ summary: "Turns one's own second factor off" })
  async turnOff(
    @Body({ schema: ownPasswordProofSchema }) { password }: OwnPasswordProof,
    @SignedIn() session: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    const outcome = await this.accounts.turnOwnSecondFactorOff(password, { ...session, address });
    if (outcome !== 'changed') throw problemOf(outcome, 'password');
  }
}

function problemOf(outcome: 'wrong' | 'throttled' | 'set-by-file' | 'not-found', field: string): ApiProblem {
  switch (outcome) {
    case 'wrong':
      return new ApiProblem('wrong-password', 'This is not your present password.', {
        fields: { [field]: 'your present password' },
      });
    case 'throttled':
      return tooManyAttempts(waitMs);
    case 'set-by-file':
      return new ApiProblem(
        'set-by-instance-file',
        'The instance file sets this account; change it there and restart.',
      );
    case 'not-found':
      return new ApiProblem('not-signed-in', 'Log in first: POST /api/session.');
    default:
      throw new Error(`Unknown outcome: ${String(outcome satisfies never)}`);
  }
}
