import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Sessions } from '@planfix-asterisk/accounts';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { loginSchema, sessionSchema } from '@planfix-asterisk/contracts';
import type { Login, Session } from '@planfix-asterisk/contracts';
import type { Request, Response } from 'express';
import { Access, BeforeSecondFactor, staff } from '../access/access.decorator.ts';
import { AccessRules } from '../access/access-rules.ts';
import { SessionCookie } from '../access/session-cookie.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { LoginDesk } from './login-desk.ts';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly desk: LoginDesk,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly rules: AccessRules,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('everyone')
  @ApiOperation({ summary: 'Logs in; the answer sets the session cookie' })
  @Answers(sessionSchema)
  logIn(
    @Body({ schema: loginSchema }) login: Login,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    return this.desk.enter(login, request, response);
  }

  @Get()
  @Access(staff)
  @BeforeSecondFactor(true)
  @ApiOperation({ summary: 'Who is logged in, and the token that every change sends back' })
  @Answers(sessionSchema)
  show(@SignedIn() session: ActiveSession): Session {
    return this.rules.toSession(session);
  }

  @Delete()
  @HttpCode(204)
  @Access(staff)
  @BeforeSecondFactor(true)
  @ApiOperation({ summary: 'Logs out' })
  async logOut(
    @SignedIn() { username }: ActiveSession,
    @Ip() address: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.end(this.cookie.read(request) ?? '', { username, address });
    this.cookie.clear(response);
  }
}
