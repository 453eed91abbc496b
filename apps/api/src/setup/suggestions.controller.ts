import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { suggestionsSchema } from '@planfix-asterisk/contracts';
import type { Suggestions } from '@planfix-asterisk/contracts';
import { SettingsService } from '@planfix-asterisk/settings';
import { suggest } from '@planfix-asterisk/setup';
import { Access, admins } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { PanelReading } from '../panel-reading.ts';

@ApiTags('setup')
@Controller('api/suggestions')
@Access(admins)
export class SuggestionsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly reading: PanelReading,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Extensions, trunks and lines that could be set up: asks each PBX, and looks at the latest calls',
  })
  @Answers(suggestionsSchema)
  async show(): Promise<Suggestions> {
    return suggest(this.settings.current(), await this.reading.seenLines());
  }
}
