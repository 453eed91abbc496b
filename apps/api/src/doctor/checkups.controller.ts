import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { doctorReportSchema } from '@planfix-asterisk/contracts';
import type { DoctorReport } from '@planfix-asterisk/contracts';
import { SettingsService } from '@planfix-asterisk/settings';
import type { Request } from 'express';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { assertMayWatch } from '../metrics/may-watch.ts';
import { DoctorDesk } from './doctor-desk.ts';

/** The doctor for programs that watch: `npm run doctor`, or a monitoring. See docs/adr/0030. */
@ApiTags('health')
@Controller('health')
@Access('everyone')
export class CheckupsController {
  constructor(
    private readonly desk: DoctorDesk,
    private readonly settings: SettingsService,
  ) {}

  @Get('checkups')
  @ApiOperation({
    summary:
      'What the doctor says, not older than ten seconds; from another machine with the token of the metrics',
  })
  @Answers(doctorReportSchema)
  show(@Req() request: Request): Promise<DoctorReport> {
    assertMayWatch(request, this.settings.current().metrics?.token);
    return this.desk.recent();
  }
}
