import { SerializeOptions, applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** The shape of a route's answer: in the OpenAPI document, and enforced, so that nothing else can leave by mistake. */
export function Answers(schema: z.ZodType, status = 200): MethodDecorator {
  return applyDecorators(ApiResponse({ status, standardSchema: schema }), SerializeOptions({ schema }));
}
