import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { deliveryDetailSchema, deliveryPageSchema, replayRequestSchema } from '@planfix-asterisk/contracts';
import type { RequeueOutcome, SkipOutcome } from '@planfix-asterisk/storage';
import type { DeliveryDetail, DeliveryPage, ReplayRequest } from '@planfix-asterisk/contracts';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { z } from 'zod';
import { Access, staff } from '../access/access.decorator.ts';
import { AccessRules } from '../access/access-rules.ts';
import { SignedIn } from '../access/signed-in.ts';
import { apartFromPlace } from '../http/apart-from-place.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { PanelReading } from '../panel-reading.ts';
import { Replaying } from './replaying.ts';
import { deliveryQuerySchema } from './delivery-query.ts';
import type { DeliveryQuery } from './delivery-query.ts';

const idSchema = z.coerce.number().int().positive();

@ApiTags('deliveries')
@Controller('api/deliveries')
@Access(staff)
export class DeliveriesController {
  constructor(
    private readonly reading: PanelReading,
    private readonly replaying: Replaying,
    private readonly rules: AccessRules,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Delivery log, newest first' })
  @Answers(deliveryPageSchema)
  list(
    @Query({ schema: deliveryQuerySchema }) query: DeliveryQuery,
    @SignedIn() viewer: ActiveSession,
  ): Promise<DeliveryPage> {
    const { filter, place } = apartFromPlace(query);
    const isPhoneWhole = !this.rules.seesNumbers(viewer);
    return this.reading.listDeliveries({ ...filter, isPhoneWhole }, place);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One message with its fields and every attempt' })
  @Answers(deliveryDetailSchema)
  async one(@Param('id', { schema: idSchema }) id: number): Promise<DeliveryDetail> {
    const delivery = await this.reading.deliveryDetail(id);
    if (delivery === undefined) throw noSuchMessage();
    return delivery;
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Sends a finished message once more; the reason goes into the audit log' })
  async replay(
    @Param('id', { schema: idSchema }) id: number,
    @Body({ schema: replayRequestSchema }) { reason }: ReplayRequest,
    @SignedIn() { username }: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    refuse(await this.replaying.replay(id, { actor: username, reason, address }));
  }

  @Post(':id/skip')
  @HttpCode(204)
  @ApiOperation({ summary: 'Gives up a message that waits or has failed; what waits for it goes on' })
  async skip(
    @Param('id', { schema: idSchema }) id: number,
    @Body({ schema: replayRequestSchema }) { reason }: ReplayRequest,
    @SignedIn() { username }: ActiveSession,
    @Ip() address: string,
  ): Promise<void> {
    refuse(await this.replaying.skip(id, { actor: username, reason, address }));
  }
}

/** What could not be done, in words; nothing for what was done. */
function refuse(outcome: RequeueOutcome | SkipOutcome): void {
  switch (outcome) {
    case 'requeued':
    case 'skipped':
      return;
    case 'not-found':
      throw noSuchMessage();
    case 'under-way':
      throw new ApiProblem('still-under-way', 'This message is still being delivered; wait for its outcome.');
    case 'finished':
      throw new ApiProblem('already-finished', 'This message is finished; there is nothing to give up.');
    case 'content-deleted':
      throw new ApiProblem(
        'content-deleted',
        'The fields of this message were deleted because of its age; it cannot be sent again.',
      );
    default:
      throw new Error(`Unknown outcome: ${String(outcome satisfies never)}`);
  }
}

const noSuchMessage = () =>
  new ApiProblem('not-found', 'There is no message with this number; it may have been deleted.');
