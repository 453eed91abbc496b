import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { troublesSchema } from '@planfix-asterisk/contracts';
import type { Troubles } from '@planfix-asterisk/contracts';
import { Access, staff } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { PanelReading } from '../panel-reading.ts';

@ApiTags('deliveries')
@Controller('api/troubles')
@Access(staff)
export class TroublesController {
  constructor(private readonly reading: PanelReading) {}

  @Get()
  @ApiOperation({ summary: 'Messages that failed, came too late or are being retried, by cause' })
  @Answers(troublesSchema)
  async list(): Promise<Troubles> {
    return { groups: await this.reading.troubleGroups() };
  }
}
