import { SerializeOptions, applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

export const answerSchema = Reflector.createDecorator<z.ZodType | undefined>();

/** The shape of a route's answer: in the OpenAPI document, and enforced, so that nothing else can leave by mistake. */
export function Answers(schema: z.ZodType, status = 200): MethodDecorator {
  return applyDecorators(
    ApiResponse({ status, standardSchema: schema }),
    SerializeOptions({ schema }),
    answerSchema(schema),
  );
}
