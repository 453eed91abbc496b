import { Module, StandardSchemaSerializerInterceptor, StandardSchemaValidationPipe } from '@nestjs/common';
import type {
  BeforeApplicationShutdown,
  DynamicModule,
  OnApplicationBootstrap,
  Provider,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { About } from '@planfix-asterisk/contracts';
import { AlertDesk } from '@planfix-asterisk/alerts';
import { Accounts, AdminSetup, Sessions } from '@planfix-asterisk/accounts';
import { ClickDesk } from '@planfix-asterisk/click-to-call';
import { BackFills } from '@planfix-asterisk/back-fill';
import { PbxChecks } from '@planfix-asterisk/doctor';
import { ReplayJobs } from '@planfix-asterisk/replay';
import { SettingsService } from '@planfix-asterisk/settings';
import { AuditLog, BackFillStore, ReplayJobStore } from '@planfix-asterisk/storage';
import { SetupProgressBook } from '@planfix-asterisk/setup';
import { TraceFiles, TraceRecorder } from '@planfix-asterisk/trace-recording';
import { LoggerModule } from 'nestjs-pino';
import { AccessGuard } from './access/access.guard.ts';
import { AccessRules } from './access/access-rules.ts';
import { MaskNumbersInterceptor } from './access/mask-numbers.interceptor.ts';
import { SessionCookie } from './access/session-cookie.ts';
import { CheckupsController } from './doctor/checkups.controller.ts';
import { DoctorController } from './doctor/doctor.controller.ts';
import { DoctorDesk } from './doctor/doctor-desk.ts';
import { Endings } from './endings.ts';
import { AlertDuty } from './alerts/alert-duty.ts';
import { AlertsController } from './alerts/alerts.controller.ts';
import { AccountsController } from './accounts/accounts.controller.ts';
import type { ApiParts } from './api-parts.ts';
import { AuditController } from './audit/audit.controller.ts';
import { BackFillsController } from './back-fills/back-fills.controller.ts';
import { RecordsDesk } from './back-fills/records-desk.ts';
import { CallsController } from './calls/calls.controller.ts';
import { ChangeStreams } from './changes/change-streams.ts';
import { ChangesController } from './changes/changes.controller.ts';
import { DashboardController } from './dashboard/dashboard.controller.ts';
import { StatsController } from './dashboard/stats.controller.ts';
import { DashboardView } from './dashboard/dashboard-view.ts';
import { DeliveriesController } from './deliveries/deliveries.controller.ts';
import { Replaying } from './deliveries/replaying.ts';
import { ExportDesk } from './exports/export-desk.ts';
import { ExportsController } from './exports/exports.controller.ts';
import { HealthController } from './health/health.controller.ts';
import { ApiProblemFilter } from './http/api-problem.filter.ts';
import { invalidInput } from './http/invalid-input.ts';
import { requestLog } from './http/request-log.ts';
import { Metrics } from './metrics/metrics.ts';
import { MetricsController } from './metrics/metrics.controller.ts';
import { LiveWorker } from './live-worker.ts';
import { TroublesController } from './troubles/troubles.controller.ts';
import { PanelReading } from './panel-reading.ts';
import { PbxController } from './pbx/pbx.controller.ts';
import { ClickToCallController } from './click-to-call/click-to-call.controller.ts';
import { PlanfixController } from './planfix/planfix.controller.ts';
import { PlanfixDesk } from './planfix/planfix-desk.ts';
import { OwnAccountController } from './me/own-account.controller.ts';
import { OwnSecondFactor } from './me/own-second-factor.ts';
import { SavedFilters, SavedFiltersController } from './saved-filters/saved-filters.controller.ts';
import { LoginDesk } from './session/login-desk.ts';
import { SessionController } from './session/session.controller.ts';
import { LookupAccessController } from './lookup/lookup-access.controller.ts';
import { LookupController } from './lookup/lookup.controller.ts';
import { LookupDesk } from './lookup/lookup-desk.ts';
import { LookupDuty } from './lookup/lookup-duty.ts';
import { RecordingAccessController, RecordingKeeping } from './recordings/recording-access.controller.ts';
import { RecordingDesk } from './recordings/recording-desk.ts';
import { RecordingsController } from './recordings/recordings.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';
import { StoreSizeController } from './store-size/store-size.controller.ts';
import { StoreSizing } from './store-size/store-sizing.ts';
import { SessionsController } from './session/sessions.controller.ts';
import { SettingsController } from './settings/settings.controller.ts';
import { ChecksController } from './setup/checks.controller.ts';
import { SetupController } from './setup/setup.controller.ts';
import { SetupProgressController } from './setup/setup-progress.controller.ts';
import { WorkingSteps } from './setup/working-steps.ts';
import { TestCallController, TestCallRooms } from './setup/test-call.controller.ts';
import { AboutController, Running } from './server/about.controller.ts';
import { TracesController } from './traces/traces.controller.ts';
import { SuggestionsController } from './setup/suggestions.controller.ts';

/** The panel's API, its live stream, health and metrics. All rooms it needs are handed in. */
@Module({
  controllers: [
    SetupController,
    SetupProgressController,
    SuggestionsController,
    ChecksController,
    SessionController,
    SessionsController,
    OwnAccountController,
    AccountsController,
    AuditController,
    SavedFiltersController,
    DashboardController,
    StatsController,
    ExportsController,
    CallsController,
    RecordingAccessController,
    RecordingsController,
    DeliveriesController,
    TroublesController,
    ReplaysController,
    BackFillsController,
    StoreSizeController,
    SettingsController,
    PbxController,
    PlanfixController,
    ClickToCallController,
    LookupController,
    LookupAccessController,
    AlertsController,
    TracesController,
    TestCallController,
    AboutController,
    DoctorController,
    CheckupsController,
    ChangesController,
    HealthController,
    MetricsController,
  ],
})
export class ApiModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly streams: ChangeStreams,
    private readonly alerts: AlertDuty,
    private readonly lookups: LookupDuty,
    private readonly endings: Endings,
  ) {}

  static with(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: requestLog(parts.log) }),
        TerminusModule.forRoot({ logger: false }),
        TypeOrmModule.forRootAsync({
          useFactory: () => parts.storage.dataSource.options,
          dataSourceFactory: () => Promise.resolve(parts.storage.dataSource),
        }),
      ],
      providers: [...roomsOf(parts), ...borderOf(parts)],
    };
  }

  onApplicationBootstrap(): void {
    this.alerts.start();
    this.lookups.start();
  }

  /** Streams never end by themselves; the server waits for them. */
  async beforeApplicationShutdown(): Promise<void> {
    this.streams.close();
    await this.alerts.stop();
    await this.lookups.stop();
    await this.endings.run();
  }
}

function roomsOf(parts: ApiParts): Provider[] {
  const cookie = new SessionCookie(() => parts.settings.publicUrl);
  const view = new DashboardView(parts);
  const rules = new AccessRules(parts.settings);
  const clicks = new ClickDesk({ settings: () => parts.settings.current(), pbx: parts.live });
  const duty = new LookupDuty(parts);
  const traceFiles = new TraceFiles(parts.dataDir);
  const traces = traceRecorderOf(parts, traceFiles);
  return [
    { provide: SettingsService, useValue: parts.settings },
    { provide: Sessions, useValue: parts.login.sessions },
    { provide: AdminSetup, useValue: parts.setup },
    { provide: SetupProgressBook, useValue: parts.progress },
    { provide: WorkingSteps, useValue: new WorkingSteps(parts) },
    { provide: PanelReading, useValue: parts.storage.panel },
    { provide: Replaying, useValue: parts.replaying },
    { provide: ReplayJobs, useValue: parts.replays },
    { provide: ReplayJobStore, useValue: parts.replayJobs },
    { provide: BackFillStore, useValue: parts.backFills },
    { provide: BackFills, useValue: backFillsOf(parts) },
    { provide: RecordsDesk, useValue: new RecordsDesk(parts.settings) },
    { provide: StoreSizing, useValue: { now: parts.storeSize } },
    { provide: SessionCookie, useValue: cookie },
    { provide: LiveWorker, useValue: parts.live },
    { provide: AlertDuty, useValue: new AlertDuty(parts) },
    { provide: AlertDesk, useValue: new AlertDesk({ ...parts, store: parts.alerts }) },
    { provide: PbxChecks, useValue: new PbxChecks(parts.settings, { clock: parts.clock }) },
    { provide: LookupDuty, useValue: duty },
    { provide: LookupDesk, useValue: new LookupDesk({ ...parts, duty }) },
    { provide: ClickDesk, useValue: clicks },
    { provide: PlanfixDesk, useValue: new PlanfixDesk({ ...parts, clicks }) },
    { provide: TraceFiles, useValue: traceFiles },
    { provide: TraceRecorder, useValue: traces },
    {
      provide: Endings,
      useValue: new Endings(
        () => traces.stop(),
        () => parts.recordings.maker.stop(),
      ),
    },
    { provide: TestCallRooms, useValue: new TestCallRooms(parts.storage.journal, parts.clock) },
    { provide: Running, useValue: new Running(aboutOf(parts)) },
    { provide: RecordingDesk, useValue: new RecordingDesk(parts) },
    { provide: RecordingKeeping, useValue: new RecordingKeeping(parts) },
    { provide: AccessRules, useValue: rules },
    { provide: LoginDesk, useValue: new LoginDesk(parts.login, cookie, rules) },
    { provide: Accounts, useValue: parts.accounts },
    { provide: OwnSecondFactor, useValue: new OwnSecondFactor(parts.login) },
    { provide: AuditLog, useValue: parts.auditLog },
    { provide: SavedFilters, useValue: new SavedFilters(parts.savedFilters, parts.clock) },
    { provide: ExportDesk, useValue: new ExportDesk(parts.clock) },
    { provide: DashboardView, useValue: view },
    { provide: DoctorDesk, useValue: new DoctorDesk({ ...parts, view }) },
    { provide: Metrics, useValue: new Metrics({ ...parts, view }) },
    { provide: ChangeStreams, useValue: new ChangeStreams(parts.feed) },
  ];
}

function aboutOf({ version, storage, clock }: ApiParts): About {
  const database = storage.isShared ? 'postgres' : 'sqlite';
  return { version, runtime: process.versions.node, database, startedAt: clock.now() };
}

function backFillsOf({ backFills: store, feed, clock, settings }: ApiParts): BackFills {
  return new BackFills({ store, feed, clock, settings: () => settings.current() });
}

function traceRecorderOf({ settings, clock, log }: ApiParts, files: TraceFiles): TraceRecorder {
  const nodes = () => settings.current().ami;
  return new TraceRecorder({ files, nodes, secrets: () => settings.secrets(), clock, log });
}

/** What every request passes on its way in and out. */
function borderOf({ log }: ApiParts): Provider[] {
  return [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useValue: new StandardSchemaValidationPipe({ exceptionFactory: invalidInput }) },
    {
      provide: APP_INTERCEPTOR,
      useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
      inject: [Reflector],
    },
    { provide: APP_INTERCEPTOR, useClass: MaskNumbersInterceptor },
    { provide: APP_FILTER, useValue: new ApiProblemFilter(log) },
  ];
}
