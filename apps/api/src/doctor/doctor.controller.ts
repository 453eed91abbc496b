import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { doctorReportSchema } from '@planfix-asterisk/contracts';
import type { DoctorReport } from '@planfix-asterisk/contracts';
import { AuditLog } from '@planfix-asterisk/storage';
import type { Response } from 'express';
import { Access, admins } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { DoctorDesk } from './doctor-desk.ts';

/** For whoever has to find out why something does not work. */
@ApiTags('doctor')
@Controller('api')
@Access(admins)
export class DoctorController {
  constructor(
    private readonly desk: DoctorDesk,
    private readonly auditLog: AuditLog,
  ) {}

  @Post('doctor')
  @HttpCode(200)
  @ApiOperation({ summary: 'Looks at everything that has to be right; PlanFix and the PBX are really asked' })
  @Answers(doctorReportSchema)
  examine(): Promise<DoctorReport> {
    return this.desk.examine();
  }

  @Get('diagnostics')
  @ApiProduces('application/json')
  @ApiOperation({
    summary: 'The same with the settings and the last lines of the log, as a file for who helps; no secrets',
  })
  async diagnostics(@SignedIn() { username }: ActiveSession, @Res() response: Response): Promise<void> {
    const found = await this.desk.diagnostics();
    await this.auditLog.write({ actor: username, action: 'diagnostics.downloaded', target: 'diagnostics' });
    const day = new Date(found.at).toISOString().slice(0, 10);
    response
      .set('content-disposition', `attachment; filename="planfix-asterisk-${day}.json"`)
      .set('cache-control', 'no-store')
      .type('application/json')
      .send(JSON.stringify(found, null, 2));
  }
}
