/**
 * What a phone or a carrier does, one step after the other; then it hangs up. Numbers are seconds.
 *
 * `ring`, `answer`, `talk` (a tone is heard) and `wait` (silence) speak for themselves. `refuse` ends an unanswered
 * call with a Q.850 cause: 17 busy (486), 34 no circuit (503), 1 unknown number (404), 21 forbidden (403), 19 no answer (480).
 * `keys` presses keys. `send` passes the call on to a number: by 302 before the answer, by REFER after it.
 */
export type Step =
  | `ring:${number}`
  | 'answer'
  | `talk:${number}`
  | `wait:${number}`
  | `keys:${string}`
  | `refuse:${number}`
  | `send:${string}`;

/** As the world's dialplan reads it. */
export function formatSteps(steps: readonly Step[]): string {
  return steps.join('-');
}

export function isStep(word: string): word is Step {
  return word === 'answer' || /^(ring|talk|wait|refuse|keys|send):\S+$/.test(word);
}
