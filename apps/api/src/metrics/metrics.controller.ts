import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { SettingsService } from '@planfix-asterisk/settings';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { mayReadMetrics } from './may-read-metrics.ts';
import { Metrics } from './metrics.ts';

/** Numbers only, no names of people or hosts; for this machine, and for who has the token. See docs/adr/0030. */
@ApiTags('metrics')
@Controller('metrics')
@Access('everyone')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly settings: SettingsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Metrics for Prometheus; from another machine with the token of the settings as bearer',
  })
  @ApiProduces('text/plain')
  show(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    if (!mayReadMetrics(request, this.settings.current().metrics?.token)) {
      throw new ApiProblem(
        'not-allowed',
        'Metrics are for this machine. From another one send "Authorization: Bearer …" with metrics.token of the settings.',
      );
    }
    response.setHeader('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
