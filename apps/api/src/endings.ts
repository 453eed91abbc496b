/** What else is still going on when the API ends. */
export class Endings {
  readonly #all: readonly (() => Promise<unknown>)[];

  constructor(...all: readonly (() => Promise<unknown>)[]) {
    this.#all = all;
  }

  async run(): Promise<void> {
    await Promise.all(this.#all.map((end) => end()));
  }
}
