/** As many numbers as a busy PBX hears of in an hour. */
const most = 2_000;

/** The same function of a text and rules, with the latest answers kept: one for each set of rules, the oldest go first. */
export function remembered<Rules extends object, Answer>(
  read: (text: string, rules: Rules) => Answer,
): (text: string, rules: Rules) => Answer {
  const answersBy = new WeakMap<Rules, Map<string, Answer>>();
  return (text, rules) => {
    const answers = answersBy.get(rules) ?? new Map<string, Answer>();
    if (answers.size === 0) answersBy.set(rules, answers);
    if (answers.has(text)) return answers.get(text) as Answer;
    const answer = read(text, rules);
    const [oldest] = answers.size >= most ? answers.keys() : [];
    if (oldest !== undefined) answers.delete(oldest);
    answers.set(text, answer);
    return answer;
  };
}
