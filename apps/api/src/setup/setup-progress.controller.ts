import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { setupChangeSchema, setupProgressSchema } from '@planfix-asterisk/contracts';
import type { SetupChange, SetupProgress } from '@planfix-asterisk/contracts';
import { SetupProgressBook } from '@planfix-asterisk/setup';
import { Access, admins } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { WorkingSteps } from './working-steps.ts';

@ApiTags('setup')
@Controller('api/setup/progress')
@Access(admins)
export class SetupProgressController {
  constructor(
    private readonly book: SetupProgressBook,
    private readonly working: WorkingSteps,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How far the set-up wizard has come' })
  @Answers(setupProgressSchema)
  async show(): Promise<SetupProgress> {
    return this.working.among(await this.book.show());
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Notes where the wizard is, and steps that leave no setting behind' })
  @Answers(setupProgressSchema)
  async change(@Body({ schema: setupChangeSchema }) change: SetupChange): Promise<SetupProgress> {
    return this.working.among(await this.book.change(change));
  }
}
