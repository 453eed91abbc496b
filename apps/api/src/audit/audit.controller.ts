import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { auditFilterSchema, auditPageSchema, pageQuerySchema } from '@planfix-asterisk/contracts';
import type { AuditPage } from '@planfix-asterisk/contracts';
import { AuditLog } from '@planfix-asterisk/storage';
import { z } from 'zod';
import { Access, admins } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { apartFromPlace } from '../http/apart-from-place.ts';

const auditQuerySchema = z.object({ ...auditFilterSchema.shape, ...pageQuerySchema.shape });
type AuditQuery = z.output<typeof auditQuerySchema>;

@ApiTags('audit')
@Controller('api/audit')
@Access(admins)
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @Get()
  @ApiOperation({ summary: 'Who did what, when and from where, newest first' })
  @Answers(auditPageSchema)
  list(@Query({ schema: auditQuerySchema }) query: AuditQuery): Promise<AuditPage> {
    const { filter, place } = apartFromPlace(query);
    return this.audit.list(filter, place);
  }
}
