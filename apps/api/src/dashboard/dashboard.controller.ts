import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { dashboardSchema } from '@planfix-asterisk/contracts';
import type { Dashboard } from '@planfix-asterisk/contracts';
import { Access, staff } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { DashboardView } from './dashboard-view.ts';

@ApiTags('dashboard')
@Controller('api/dashboard')
@Access(staff)
export class DashboardController {
  constructor(private readonly view: DashboardView) {}

  @Get()
  @ApiOperation({ summary: 'How it goes: PBX nodes, PlanFix, database, messages' })
  @Answers(dashboardSchema)
  show(): Promise<Dashboard> {
    return this.view.now();
  }
}
