export { mp3Seconds } from './mp3-seconds.ts';
export { headersOf, listTraces, readTrace, traceBlock, tracesDirectory } from './asterisk/trace.ts';
export type { AmiHeaders, TraceEvent } from './asterisk/trace.ts';
export { readExpectedCalls } from './asterisk/expected-calls.ts';
export type { ExpectedCall, ExpectedCalls, ExpectedSaying, ExpectedStep } from './asterisk/expected-calls.ts';
export { ScriptedAsterisk } from './asterisk/scripted-asterisk.ts';
export type { ScriptedAsteriskOptions } from './asterisk/scripted-asterisk.ts';
export type { Mood } from './asterisk/scripted-session.ts';
export { refusal, success } from './asterisk/standard-answers.ts';
export { freepbxAnswers, listAnswer } from './asterisk/freepbx-answers.ts';
export type { FreepbxSite } from './asterisk/freepbx-answers.ts';
export type { AnswerAction, Answers, ScriptedAnswer } from './asterisk/standard-answers.ts';
export type { ReceivedAction } from './asterisk/received-action.ts';
export { playTrace } from './asterisk/play-trace.ts';
export type { PlayOptions } from './asterisk/play-trace.ts';
export { freshIds, renameNumbers } from './asterisk/fresh-trace.ts';
export { amiMessage } from './asterisk/ami-wire.ts';
export { SimulatedPlanfix } from './planfix/simulated-planfix.ts';
export type { ReceivedRequest, SimulatedPlanfixOptions } from './planfix/simulated-planfix.ts';
export type { Violation } from './planfix/simulated-account.ts';
export type { Fault, PlannedFault } from './planfix/planfix-fault.ts';
export { selfSignedCertificate } from './planfix/self-signed-certificate.ts';
export { PostBox } from './alerts/post-box.ts';
export type { Posted, PostBoxAnswer } from './alerts/post-box.ts';
export { ScriptedSmtp } from './alerts/scripted-smtp.ts';
export type { ReceivedMail, ScriptedSmtpOptions } from './alerts/scripted-smtp.ts';
export { compareCalls } from './expectations/compare-calls.ts';
export type { ToldMessage } from './expectations/told-message.ts';
export { completedAlone } from './expectations/completed-alone.ts';
export {
  callRecordScenarios,
  callRecordsDirectory,
  expectedOfRecords,
  recordedCallRecords,
} from './asterisk/recorded-call-records.ts';
export type { RecordSource } from './asterisk/recorded-call-records.ts';
export { told } from './expectations/told.ts';
export { labRules } from './asterisk/lab-rules.ts';
export { freepbxRows, freepbxTable } from './asterisk/freepbx-rows.ts';
export { laterLocal, shiftedRows } from './asterisk/shifted-rows.ts';
export type { FreepbxRow } from './asterisk/freepbx-rows.ts';
export { LongestTurn } from './longest-turn.ts';
export { SilentProxy } from './net/silent-proxy.ts';
export { fillCdrTable, makeCdrTable } from './mariadb/cdr-table.ts';
export { FreepbxDatabases } from './mariadb/freepbx-databases.ts';
export { MariadbServer } from './mariadb/mariadb-server.ts';
export { PostgresServer } from './postgres/postgres-server.ts';
export { FaultPlan, playFault } from './planfix/planfix-fault.ts';
