import { Body, Controller, Delete, Get, HttpCode, Ip, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Accounts } from '@planfix-asterisk/accounts';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { accountChangeSchema, accountListSchema, newAccountSchema } from '@planfix-asterisk/contracts';
import type { AccountChange, AccountList, NewAccount } from '@planfix-asterisk/contracts';
import { z } from 'zod';
import { Access, admins } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';

const idSchema = z.coerce.number().int().positive();

@ApiTags('accounts')
@Controller('api/accounts')
@Access(admins)
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @ApiOperation({ summary: 'People of the panel' })
  @Answers(accountListSchema)
  async list(): Promise<AccountList> {
    return { accounts: await this.accounts.list() };
  }

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Adds somebody' })
  async add(
    @Body({ schema: newAccountSchema }) account: NewAccount,
    @SignedIn() { username }: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    const outcome = await this.accounts.add(account, { username, address });
    if (outcome === 'name-taken') throw problems['name-taken']();
  }

  @Patch(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Changes role or password, or turns the second factor off; ends the sessions' })
  async change(
    @Param('id', { schema: idSchema }) id: number,
    @Body({ schema: accountChangeSchema }) change: AccountChange,
    @SignedIn() { username }: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    const outcome = await this.accounts.change(id, change, { username, address });
    if (outcome !== 'changed') throw problems[outcome]();
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes somebody; for a day it can be taken back' })
  async remove(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    const outcome = await this.accounts.remove(id, { username, address });
    if (outcome !== 'removed') throw problems[outcome]();
  }

  @Post(':id/restore')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes a removal back' })
  async restore(
    @Param('id', { schema: idSchema }) id: number,
    @SignedIn() { username }: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    const outcome = await this.accounts.restore(id, { username, address });
    if (outcome === 'not-found') throw problems['not-found']();
  }
}

const problems = {
  'not-found': () => new ApiProblem('not-found', 'There is no such account; it may have been removed.'),
  'name-taken': () =>
    new ApiProblem('name-taken', 'Somebody has this name already.', {
      fields: { username: 'a name that nobody else has' },
    }),
  'last-admin': () =>
    new ApiProblem('last-admin', 'This is the last administrator; make somebody else one first.'),
  'set-by-file': () =>
    new ApiProblem(
      'set-by-instance-file',
      'The instance file sets this account; change it there and restart.',
    ),
};
