import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { statsQuerySchema, statsSchema } from '@planfix-asterisk/contracts';
import type { Stats } from '@planfix-asterisk/contracts';
import type { z } from 'zod';
import { Access, staff } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { PanelReading } from '../panel-reading.ts';

type StatsQuery = z.output<typeof statsQuerySchema>;
const longestMs = 31 * 86_400_000;

@ApiTags('dashboard')
@Controller('api/stats')
@Access(staff)
export class StatsController {
  constructor(private readonly reading: PanelReading) {}

  @Get()
  @ApiOperation({ summary: 'What happened hour by hour, from kept counters; up to 31 days at once' })
  @Answers(statsSchema)
  async show(@Query({ schema: statsQuerySchema }) period: StatsQuery): Promise<Stats> {
    if (period.to < period.from || period.to - period.from > longestMs)
      throw new ApiProblem('invalid-input', 'Ask for 31 days at most, `from` before `to`.', {
        fields: { to: 'at most 31 days after `from`' },
      });
    return { hours: await this.reading.hourlyStats(period) };
  }
}
