import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { storeSizeSchema } from '@planfix-asterisk/contracts';
import type { StoreSize } from '@planfix-asterisk/contracts';
import { Access, staff } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { StoreSizing } from './store-sizing.ts';

@ApiTags('dashboard')
@Controller('api/store-size')
@Access(staff)
export class StoreSizeController {
  constructor(private readonly sizing: StoreSizing) {}

  @Get()
  @ApiOperation({ summary: 'How large the database is, how fast it grows, and where it settles' })
  @Answers(storeSizeSchema)
  show(): Promise<StoreSize> {
    return this.sizing.now();
  }
}
