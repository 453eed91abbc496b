import { Controller, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { Access, staff } from '../access/access.decorator.ts';
import { ChangeStreams } from './change-streams.ts';

/** Hints are some 60 letters each; a panel that does not read 64 k of them is gone. */
const maxPendingDataLength = 65_536;

@ApiTags('changes')
@Controller('api/changes')
export class ChangesController {
  constructor(private readonly streams: ChangeStreams) {}

  @Sse('', { maxPendingDataLength })
  @Access(staff)
  @ApiOperation({
    summary: 'Live stream of hints that something changed (server-sent events); fetch it anew then',
  })
  changes(): Observable<MessageEvent> {
    return this.streams.open();
  }
}
