/** Words of the files people open in a spreadsheet; codes without one are written as they are. */
export const exportLanguages = ['ru', 'en'] as const;
export type ExportLanguage = (typeof exportLanguages)[number];

const words = {
  createdAt: ['Создано', 'Made'],
  finishedAt: ['Закончено', 'Finished'],
  kind: ['Сообщение', 'Message'],
  state: ['Состояние', 'State'],
  cause: ['Причина', 'Cause'],
  httpStatus: ['HTTP', 'HTTP'],
  direction: ['Направление', 'Direction'],
  client: ['Номер клиента', "Client's number"],
  line: ['Своя линия', 'Own line'],
  extension: ['Внутренний номер', 'Extension'],
  shortNumber: ['Короткий номер', 'Short number'],
  employee: ['Сотрудник', 'Employee'],
  result: ['Результат', 'Result'],
  attempts: ['Попытки', 'Tries'],
  callId: ['Код звонка', 'Call id'],
  startedAt: ['Начало', 'Began'],
  endedAt: ['Конец', 'Ended'],
  talk: ['Разговор, с', 'Talk, s'],
  node: ['АТС', 'PBX'],
  in: ['входящий', 'incoming'],
  out: ['исходящий', 'outgoing'],
  internal: ['внутренний', 'internal'],
  waiting: ['ждёт', 'waiting'],
  sending: ['отправляется', 'being sent'],
  delivered: ['доставлено', 'delivered'],
  failed: ['не отправлено', 'failed'],
  expired: ['опоздало', 'too late'],
  skipped: ['не понадобилось', 'not needed'],
  incoming: ['окно входящего', 'incoming window'],
  outgoing: ['окно исходящего', 'outgoing window'],
  accepted: ['снята трубка', 'answered'],
  completed: ['итог звонка', 'end of call'],
  record: ['запись', 'recording'],
  success: ['отвечен', 'answered'],
  missed: ['пропущен', 'missed'],
  cancelled: ['перестал звонить', 'stopped ringing'],
  busy: ['занято', 'busy'],
  'no-answer': ['нет ответа', 'no answer'],
  'not-available': ['недоступен', 'not available'],
  'not-allowed': ['запрещён', 'not allowed'],
} as const satisfies Record<string, readonly [ru: string, en: string]>;

export function wordsIn(language: ExportLanguage): (code: string | null) => string {
  const place = exportLanguages.indexOf(language);
  const known: Record<string, readonly string[]> = words;
  return (code) =>
    code === null ? '' : ((Object.hasOwn(known, code) ? known[code]?.[place] : undefined) ?? code);
}
