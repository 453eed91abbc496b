/** The fields of an answer that is a JSON object; nothing for any other. */
export function jsonFields(body: string): ReadonlyMap<string, unknown> | undefined {
  const answer = fromJson(body);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
  return new Map<string, unknown>(Object.entries(answer));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
