import type { Leadership } from '@planfix-asterisk/storage';

interface Work {
  start(): unknown;
  stop(): Promise<void>;
}

/** Work that one of all workers does, anew by another one when that is gone. */
export class SoleWork {
  readonly #leadership: Leadership;
  readonly #duty: string;
  readonly #make: () => Work;
  #work: Work | undefined;
  #withdraw: (() => Promise<void>) | undefined;

  constructor(leadership: Leadership, duty: string, make: () => Work) {
    this.#leadership = leadership;
    this.#duty = duty;
    this.#make = make;
  }

  start(): void {
    this.#withdraw = this.#leadership.stand(this.#duty, {
      elected: () => {
        this.#work = this.#make();
        this.#work.start();
      },
      deposed: () => void this.#end(),
    });
  }

  async stop(): Promise<void> {
    await this.#end();
    await this.#withdraw?.();
  }

  async #end(): Promise<void> {
    const work = this.#work;
    this.#work = undefined;
    await work?.stop();
  }
}
