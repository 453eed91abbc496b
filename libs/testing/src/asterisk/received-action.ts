/** An action as Asterisk would read it: names in lower case, every value of a repeated header. */
export class ReceivedAction {
  readonly #headers = new Map<string, string[]>();

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon).toLowerCase();
      this.#headers.set(name, [...(this.#headers.get(name) ?? []), line.slice(colon + 1).trim()]);
    }
  }

  /** Name of the action in lower case. */
  get name(): string {
    return this.header('Action').toLowerCase();
  }

  header(name: string): string {
    return this.all(name)[0] ?? '';
  }

  all(name: string): readonly string[] {
    return this.#headers.get(name.toLowerCase()) ?? [];
  }
}

/** Cuts what a client sends into actions. A bare LF ends a line here as in Asterisk, so that an injection would work. */
export class ActionLines {
  #unfinished = '';
  #lines: string[] = [];

  read(text: string): ReceivedAction[] {
    const lines = (this.#unfinished + text).split(/\r?\n/);
    this.#unfinished = lines.pop() ?? '';
    const actions: ReceivedAction[] = [];
    for (const line of lines) {
      if (line !== '') this.#lines.push(line);
      else if (this.#lines.length > 0) actions.push(new ReceivedAction(this.#lines.splice(0)));
    }
    return actions;
  }
}
