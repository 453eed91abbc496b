import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { lookupAccessSchema, lookupTestRequestSchema, lookupTestSchema } from '@planfix-asterisk/contracts';
import type { LookupAccess, LookupTest, LookupTestRequest } from '@planfix-asterisk/contracts';
import { SettingsService } from '@planfix-asterisk/settings';
import type { Request } from 'express';
import { Access, admins } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { LookupDuty } from './lookup-duty.ts';

/** What administrators need to have the PBX ask us, and a test of it. */
@ApiTags('lookup')
@Controller('api/lookup')
@Access(admins)
export class LookupAccessController {
  constructor(
    private readonly duty: LookupDuty,
    private readonly settings: SettingsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The key of the look-ups and how they fare' })
  @Answers(lookupAccessSchema)
  access(): LookupAccess {
    const { agi, isCutOff } = this.duty;
    const { key } = this.settings.current().lookup;
    return { key: key ?? null, isLocked: this.settings.locked.includes('lookup'), agi, isCutOff };
  }

  @Post('key')
  @HttpCode(200)
  @ApiOperation({ summary: 'A new key; the former one is good for nothing from now on' })
  @Answers(lookupAccessSchema)
  async rotate(@Req() request: Request, @SignedIn() { username }: ActiveSession): Promise<LookupAccess> {
    const key = randomBytes(24).toString('base64url');
    const { lookup } = this.settings.current();
    const actor = { username, address: request.ip ?? '' };
    const outcome = await this.settings.save('lookup', { ...lookup, key }, actor);
    if (outcome.status === 'locked')
      throw new ApiProblem(
        'set-by-instance-file',
        'lookup is set by the instance file: change the key there.',
      );
    return this.access();
  }

  @Post('test')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a phone would show for a caller, and to whom the call would go' })
  @Answers(lookupTestSchema)
  async test(@Body({ schema: lookupTestRequestSchema }) { number }: LookupTestRequest): Promise<LookupTest> {
    const startedAt = performance.now();
    const { name, responsible, source } = await this.duty.find({ number });
    return { name, responsible, source, tookMs: Math.round((performance.now() - startedAt) * 10) / 10 };
  }
}
