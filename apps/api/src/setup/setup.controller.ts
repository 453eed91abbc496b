import { Body, Controller, Get, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminSetup } from '@planfix-asterisk/accounts';
import { firstAdminSchema, sessionSchema, setupStateSchema } from '@planfix-asterisk/contracts';
import type { FirstAdmin, Session, SetupState } from '@planfix-asterisk/contracts';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { LoginDesk, tooManyAttempts } from '../session/login-desk.ts';

@ApiTags('setup')
@Controller('api/setup')
@Access('everyone')
export class SetupController {
  constructor(
    private readonly setup: AdminSetup,
    private readonly desk: LoginDesk,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether the first administrator is still to be made' })
  @Answers(setupStateSchema)
  async state(): Promise<SetupState> {
    return { needsAdmin: await this.setup.needsAdmin() };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Makes the first administrator with the code printed in the terminal, and logs in',
  })
  @Answers(sessionSchema)
  async createAdmin(
    @Body({ schema: firstAdminSchema }) admin: FirstAdmin,
    @Ip() address: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const outcome = await this.setup.createAdmin(admin, address);
    switch (outcome.status) {
      case 'created':
        return this.desk.enter({ username: admin.username, password: admin.password }, request, response);
      case 'wrong-code':
        throw new ApiProblem(
          'wrong-setup-code',
          'The set-up code is wrong; the terminal shows the one of the last start.',
          {
            fields: { code: 'as printed in the terminal at the last start' },
          },
        );
      case 'already-set-up':
        throw new ApiProblem('already-set-up', 'There is an administrator already; log in.');
      case 'throttled':
        throw tooManyAttempts(outcome.retryAfterMs);
      default:
        throw new Error(`Unknown outcome of the set-up: ${String(outcome satisfies never)}`);
    }
  }
}
