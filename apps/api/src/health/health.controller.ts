import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import type { HealthCheckResult } from '@nestjs/terminus';
import { Access } from '../access/access.decorator.ts';

const databaseAnswersWithinMs = 2_000;

@ApiTags('health')
@Controller('health')
@Access('everyone')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** A PBX or PlanFix that is away makes nobody unready: the panel is where one sees why. */
  @Get('ready')
  @ApiOperation({ summary: 'The process can work: its database answers' })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.pingCheck('database').withTimeout(databaseAnswersWithinMs),
    ]);
  }
}
