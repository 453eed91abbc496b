import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../access/access.decorator.ts';
import { RecordingDesk } from './recording-desk.ts';

/** The links that PlanFix keeps. */
@ApiTags('recordings')
@Controller('recordings')
@Access('everyone')
@ApiProduces('audio/mpeg')
export class RecordingsController {
  constructor(private readonly desk: RecordingDesk) {}

  @Get(':name')
  @ApiOperation({ summary: 'A recording, by the signed link that PlanFix was told; also HEAD and ranges' })
  async fetch(
    @Param('name') name: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.byLink(name, request, response);
  }
}
