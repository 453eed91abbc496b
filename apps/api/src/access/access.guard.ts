import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Sessions } from '@planfix-asterisk/accounts';
import type { Role } from '@planfix-asterisk/contracts';
import type { Request } from 'express';
import { ApiProblem } from '../http/api-problem.ts';
import { Access, BeforeSecondFactor } from './access.decorator.ts';
import { AccessRules } from './access-rules.ts';
import { refuseForeignOrigin, refuseForgery } from './forgery.ts';
import { SessionCookie } from './session-cookie.ts';
import { rememberSession } from './signed-in.ts';

/** Closed unless a route says who may call it; changes need the session's CSRF token as well. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly rules: AccessRules,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    refuseForeignOrigin(request);
    const places = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<'everyone' | readonly Role[] | undefined>(Access, places);
    if (access === 'everyone') return true;
    const sessionId = this.cookie.read(request);
    const session = sessionId === undefined ? undefined : await this.sessions.find(sessionId);
    if (sessionId === undefined || session === undefined) {
      throw new ApiProblem('not-signed-in', 'Log in first: POST /api/session.');
    }
    if (!access?.includes(session.role)) {
      throw new ApiProblem('not-allowed', 'Your role does not allow this; ask an administrator.');
    }
    const isBefore = this.reflector.getAllAndOverride<true | undefined>(BeforeSecondFactor, places) === true;
    if (!isBefore && this.rules.mustSetUpSecondFactor(session)) {
      throw new ApiProblem(
        'second-factor-required',
        'Set up an authenticator app first: POST /api/me/second-factor.',
      );
    }
    refuseForgery(request, sessionId);
    rememberSession(request, session);
    return true;
  }
}
