import { success } from './standard-answers.ts';
import type { AnswerAction, Answers, ScriptedAnswer } from './standard-answers.ts';
import type { AmiHeaders } from './trace.ts';

export interface FreepbxSite {
  readonly extensions: readonly { readonly extension: string; readonly name: string }[];
  readonly trunks: readonly string[];
  /** Numbers with an inbound route. */
  readonly routes: readonly string[];
}

/** A list as Asterisk sends it: an answer, the rows as events, and an event that ends it. */
export function listAnswer(event: string, rows: readonly AmiHeaders[]): ScriptedAnswer {
  const end = { Event: `${event}Complete`, EventList: 'Complete', ListItems: String(rows.length) };
  return {
    ...success({ EventList: 'start', Message: 'will follow' }),
    events: [...rows.map((row) => ({ Event: event, ...row })), end],
  };
}

/** What a FreePBX says of its extensions, trunks and inbound routes to a user with the least rights. */
export function freepbxAnswers({ extensions, trunks, routes }: FreepbxSite): Answers {
  const tree = extensions.flatMap(({ extension, name }) => [
    { Key: `/AMPUSER/${extension}/cidname`, Val: name },
    { Key: `/AMPUSER/${extension}/cidnum`, Val: extension },
    { Key: `/AMPUSER/${extension}/device`, Val: extension },
  ]);
  const hints = extensions.flatMap(({ extension }) => [
    {
      Exten: extension,
      Context: 'ext-local',
      Hint: `PJSIP/${extension}&Custom:DND${extension}`,
      Status: '0',
    },
    { Exten: `*76${extension}`, Context: 'app-dnd-toggle', Hint: `Custom:DEVDND${extension}`, Status: '0' },
  ]);
  const devices = [...extensions.map(({ extension }) => extension), ...trunks].map((name) => ({
    Device: `PJSIP/${name}`,
    State: 'NOT_INUSE',
  }));
  const dialplan: AnswerAction = (action) => {
    const context = action.header('Context');
    if (context !== 'ext-did-0002') {
      return { response: 'Error', headers: { Message: `Did not find context ${context}` } };
    }
    const priorities = routes.flatMap((route) => ['1', '2'].map((Priority) => [route, Priority] as const));
    return listAnswer(
      'ListDialplan',
      priorities.map(([Extension, Priority]) => ({ Context: context, Extension, Priority })),
    );
  };
  return {
    dbgettree: () => listAnswer('DBGetTreeResponse', tree),
    extensionstatelist: () => listAnswer('ExtensionStatus', hints),
    devicestatelist: () => listAnswer('DeviceStateChange', devices),
    showdialplan: dialplan,
  };
}
