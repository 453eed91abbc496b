import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { answerSchema } from '../http/answers.ts';
import { AccessRules } from './access-rules.ts';
import { maskNumbers } from './mask-numbers.ts';
import { sessionOf } from './signed-in.ts';

/** Answers to those who are not to see phone numbers leave without them. */
@Injectable()
export class MaskNumbersInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly rules: AccessRules,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const session = sessionOf(context);
    if (session === undefined || this.rules.seesNumbers(session)) return next.handle();
    const schema = this.reflector.get(answerSchema, context.getHandler());
    // Without a schema nobody says where the numbers are; such routes answer without words, or mask by themselves.
    return schema === undefined
      ? next.handle()
      : next.handle().pipe(map((answer: unknown) => maskNumbers(schema, answer)));
  }
}
