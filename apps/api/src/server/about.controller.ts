import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { aboutSchema } from '@planfix-asterisk/contracts';
import type { About } from '@planfix-asterisk/contracts';
import { Access, staff } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';

/** What runs here; a class, so that Nest finds it. */
export class Running {
  constructor(readonly about: About) {}
}

@ApiTags('server')
@Controller('api/about')
@Access(staff)
export class AboutController {
  constructor(private readonly running: Running) {}

  @Get()
  @ApiOperation({ summary: 'Which version runs, on what, and since when' })
  @Answers(aboutSchema)
  look(): About {
    return this.running.about;
  }
}
