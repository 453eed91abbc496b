import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.ts';
import { LookupDesk } from './lookup-desk.ts';

/** For the PBX in the moment of a call: plain text, always one line, never an error on a phone's display. */
@ApiTags('lookup')
@Controller('lookup')
@Access('everyone')
@ApiProduces('text/plain')
@ApiQuery({ name: 'number', required: true })
@ApiQuery({ name: 'key', required: true })
export class LookupController {
  constructor(private readonly desk: LookupDesk) {}

  @Get('name')
  @ApiOperation({ summary: "The caller's name in PlanFix, else the number" })
  @ApiQuery({ name: 'name', required: false, description: 'What the carrier sent; goes before the number' })
  async name(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.desk.answer(request, response, 'name');
  }

  @Get('responsible')
  @ApiOperation({ summary: 'The extension of the responsible employee, else nothing' })
  async responsible(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.desk.answer(request, response, 'responsible');
  }
}
