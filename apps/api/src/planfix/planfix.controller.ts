import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.ts';
import { PlanfixDesk } from './planfix-desk.ts';

/** What PlanFix asks of the PBX. Who knows the key is PlanFix; see `PlanfixDesk`. */
@ApiTags('planfix')
@Controller('planfix')
@Access('everyone')
export class PlanfixController {
  constructor(private readonly desk: PlanfixDesk) {}

  @Post()
  @ApiOperation({ summary: 'makeCall and setup of PlanFix, as a form with its key as `token`' })
  async serve(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { status, body, retryAfterS } = await this.desk.serve(request, request.ip ?? '');
    if (retryAfterS !== undefined) response.setHeader('retry-after', retryAfterS);
    response.setHeader('cache-control', 'no-store');
    // What was not read to its end would be taken for the next request.
    if (status === 408 || status === 413) response.setHeader('connection', 'close');
    response.status(status).json(body);
  }
}
