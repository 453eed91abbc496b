import type { PlanfixAnswer, PlanfixForm } from '@planfix-asterisk/planfix';
import type { PlanfixClient } from './planfix-account.ts';

export function answerOf(status: number): PlanfixAnswer {
  const phases = { connect: 1, firstByte: 5, total: 6 };
  return { sent: 'yes', status, headers: {}, body: '', bodyCut: false, phases };
}

export interface FakePlanfix extends PlanfixClient {
  readonly asked: { readonly at: number; readonly fields: Readonly<PlanfixForm> }[];
  /** `101 incoming` for each request, in order. */
  askedEvents(): string[];
  /** Answers by this from now on. */
  answer: (fields: Readonly<PlanfixForm>) => Promise<PlanfixAnswer>;
  /** An answer that does not come before `recover`. */
  hung(): Promise<PlanfixAnswer>;
  /** Says 200 to everything, also to what hangs. */
  recover(): void;
}

/** For specs: PlanFix behind the HTTP client; says 200 unless told otherwise. */
export function fakePlanfix(): FakePlanfix {
  const hanging: ((answer: PlanfixAnswer) => void)[] = [];
  const fake: FakePlanfix = {
    address: 'https://a.planfix.ru/tel/api',
    asked: [],
    askedEvents: () => fake.asked.map(({ fields }) => `${fields.ext ?? ''} ${fields.event ?? ''}`),
    answer: () => Promise.resolve(answerOf(200)),
    hung: () => new Promise((resolve) => hanging.push(resolve)),
    recover: () => {
      fake.answer = () => Promise.resolve(answerOf(200));
      for (const resolve of hanging) resolve(answerOf(200));
    },
    post: (fields) => {
      fake.asked.push({ at: performance.now(), fields });
      return fake.answer(fields);
    },
  };
  return fake;
}
