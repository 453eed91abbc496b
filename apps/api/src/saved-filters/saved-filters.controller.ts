import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { newSavedFilterSchema, savedFilterListSchema } from '@planfix-asterisk/contracts';
import type { NewSavedFilter, SavedFilterList } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { SavedFilterStore } from '@planfix-asterisk/storage';
import { z } from 'zod';
import { Access, staff } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';

const idSchema = z.coerce.number().int().positive();

/** What Nest can inject: the store and the time. */
export class SavedFilters {
  constructor(
    readonly store: SavedFilterStore,
    readonly clock: Clock,
  ) {}
}

@ApiTags('saved filters')
@Controller('api/saved-filters')
@Access(staff)
export class SavedFiltersController {
  constructor(private readonly saved: SavedFilters) {}

  @Get()
  @ApiOperation({ summary: "One's own saved filters of all pages" })
  @Answers(savedFilterListSchema)
  async list(@SignedIn() { accountId }: ActiveSession): Promise<SavedFilterList> {
    return { filters: await this.saved.store.list(accountId) };
  }

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Saves a filter under a name; one of the same name is replaced' })
  async add(
    @Body({ schema: newSavedFilterSchema }) filter: NewSavedFilter,
    @SignedIn() { accountId }: ActiveSession,
  ): Promise<void> {
    const { store, clock } = this.saved;
    const outcome = await store.add({ ...filter, accountId, createdAt: clock.now() });
    if (outcome === 'too-many')
      throw new ApiProblem('invalid-input', 'You have saved 200 filters; remove some of them first.');
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: "Removes one of one's own filters" })
  async remove(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { accountId }: ActiveSession,
  ): Promise<void> {
    const outcome = await this.saved.store.remove(accountId, id);
    if (outcome === 'not-found') throw new ApiProblem('not-found', 'There is no such filter.');
  }
}
