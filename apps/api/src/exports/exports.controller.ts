import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { callFilterSchema, callSchema, deliverySchema } from '@planfix-asterisk/contracts';
import type { Call, Delivery } from '@planfix-asterisk/contracts';
import { SettingsService } from '@planfix-asterisk/settings';
import type { Response } from 'express';
import { z } from 'zod';
import { Access, staff } from '../access/access.decorator.ts';
import { AccessRules, timeZoneOf } from '../access/access-rules.ts';
import { maskNumbers } from '../access/mask-numbers.ts';
import { SignedIn } from '../access/signed-in.ts';
import { namedCall } from '../calls/named-call.ts';
import { deliveryQuerySchema } from '../deliveries/delivery-query.ts';
import { PanelReading } from '../panel-reading.ts';
import { callColumns, deliveryColumns } from './export-columns.ts';
import { ExportDesk } from './export-desk.ts';
import { exportQuerySchema } from './export-query.ts';
import { wordsIn } from './export-words.ts';
import type { ExportLanguage } from './export-words.ts';

const deliveriesQuery = z.object({
  ...deliveryQuerySchema.omit({ cursor: true, newer: true, at: true, limit: true }).shape,
  ...exportQuerySchema.shape,
});
const callsQuery = z.object({ ...callFilterSchema.shape, ...exportQuerySchema.shape });
type DeliveriesQuery = z.output<typeof deliveriesQuery>;
type CallsQuery = z.output<typeof callsQuery>;

@ApiTags('exports')
@Controller('api/exports')
@Access(staff)
export class ExportsController {
  constructor(
    private readonly reading: PanelReading,
    private readonly settings: SettingsService,
    private readonly rules: AccessRules,
    private readonly desk: ExportDesk,
  ) {}

  @Get('deliveries')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'Messages that fit the filter, as a file for spreadsheets, newest first' })
  deliveries(
    @Query({ schema: deliveriesQuery }) { lang, ...filter }: DeliveriesQuery,
    @SignedIn() viewer: ActiveSession,
    @Res() response: Response,
  ): Promise<void> {
    const see = this.#eyesOf(viewer);
    const isPhoneWhole = !this.rules.seesNumbers(viewer);
    return this.desk.send<Delivery>(
      {
        ...this.#look('deliveries', lang),
        columns: deliveryColumns(this.#words(lang)),
        page: async (place) => {
          const page = await this.reading.listDeliveries({ ...filter, isPhoneWhole }, place);
          return { ...page, items: page.items.map((row) => deliverySchema.parse(see(deliverySchema, row))) };
        },
      },
      response,
    );
  }

  @Get('calls')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'Calls that fit the filter, as a file for spreadsheets, newest first' })
  calls(
    @Query({ schema: callsQuery }) { lang, ...filter }: CallsQuery,
    @SignedIn() viewer: ActiveSession,
    @Res() response: Response,
  ): Promise<void> {
    const see = this.#eyesOf(viewer);
    const isPhoneWhole = !this.rules.seesNumbers(viewer);
    const settings = this.settings.current();
    return this.desk.send<Call>(
      {
        ...this.#look('calls', lang),
        columns: callColumns(this.#words(lang)),
        page: async (place) => {
          const page = await this.reading.listCalls({ ...filter, isPhoneWhole }, place);
          const named = page.items.map((call) => namedCall(call, settings));
          return { ...page, items: named.map((row) => callSchema.parse(see(callSchema, row))) };
        },
      },
      response,
    );
  }

  #eyesOf(viewer: ActiveSession): typeof maskNumbers {
    return this.rules.seesNumbers(viewer) ? (_, value) => value : maskNumbers;
  }

  #words(lang: ExportLanguage) {
    return { word: wordsIn(lang), timeZone: timeZoneOf(this.settings.current()) };
  }

  /** A Russian Excel takes a semicolon for the separator, an English one a comma. */
  #look(what: string, lang: ExportLanguage) {
    return {
      name: what,
      timeZone: timeZoneOf(this.settings.current()),
      delimiter: lang === 'ru' ? ';' : ',',
    };
  }
}
