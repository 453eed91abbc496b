import { Body, Controller, Get, HttpCode, Ip, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { panelSettingsSchema } from '@planfix-asterisk/contracts';
import type { PanelSettings } from '@planfix-asterisk/contracts';
import { SettingsService, isSettingsSection } from '@planfix-asterisk/settings';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { z } from 'zod';
import { Access, admins, staff } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';

const changeSchema = z.strictObject({
  value: z.unknown().describe('The whole section as in GET /api/settings; null forgets what the panel set'),
});
type SectionChange = z.output<typeof changeSchema>;

@ApiTags('settings')
@Controller('api/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @Access(staff)
  @ApiOperation({ summary: 'Settings in force; secrets are replaced by a marker' })
  @Answers(panelSettingsSchema)
  show(): PanelSettings {
    return this.settings.forPanel();
  }

  @Put(':section')
  @HttpCode(204)
  @Access(admins)
  @ApiOperation({ summary: 'Changes one section; a secret sent back as its marker stays as it is' })
  async change(
    @Param('section') section: string,
    @Body({ schema: changeSchema }) { value }: SectionChange,
    @SignedIn() { username }: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    if (!isSettingsSection(section))
      throw new ApiProblem('not-found', 'There is no such section of the settings.');
    const outcome = await this.settings.save(section, value ?? null, { username, address });
    switch (outcome.status) {
      case 'saved':
      case 'unchanged':
        return;
      case 'locked':
        throw new ApiProblem(
          'set-by-instance-file',
          `The instance file sets "${section}"; change it there and restart.`,
        );
      case 'invalid':
        throw new ApiProblem('invalid-input', 'Some settings are not right; see the fields.', {
          fields: outcome.fields,
          problems: outcome.problems,
        });
      default:
        throw new Error(`Unknown outcome of saving: ${String(outcome satisfies never)}`);
    }
  }
}
