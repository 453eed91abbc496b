import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { SettingsService } from '@planfix-asterisk/settings';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.ts';
import { assertMayWatch } from './may-watch.ts';
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
    assertMayWatch(request, this.settings.current().metrics?.token);
    response.setHeader('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
