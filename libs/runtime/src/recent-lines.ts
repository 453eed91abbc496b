/** The last of something that goes on for ever, within a number of lines and of characters. */
export class RecentLines {
  readonly #most: { readonly lines: number; readonly characters: number };
  readonly #lines: string[] = [];
  #characters = 0;

  constructor(most: { readonly lines: number; readonly characters: number }) {
    this.#most = most;
  }

  add(line: string): void {
    this.#lines.push(line);
    this.#characters += line.length;
    while (this.#lines.length > this.#most.lines || this.#characters > this.#most.characters)
      this.#characters -= this.#lines.shift()?.length ?? 0;
  }

  /** Oldest first. */
  all(): string[] {
    return [...this.#lines];
  }
}
