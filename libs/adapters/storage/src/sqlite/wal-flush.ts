import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/**
 * Tells the disk to keep what was committed without waiting for it, off the event loop: a pop-up must not wait for the
 * disk because another message was delivered. What comes while a flush is under way shares the next one. Only the -wal
 * file is touched, on which SQLite holds no locks.
 */
export class WalFlush {
  readonly #file: string;
  readonly #onError: (error: unknown) => void;
  #handle: FileHandle | undefined;
  #isDue = false;
  #flushing: Promise<void> | undefined;

  constructor(databaseFile: string, onError: (error: unknown) => void) {
    this.#file = `${databaseFile}-wal`;
    this.#onError = onError;
  }

  /** Something was committed that the disk has not been told to keep. */
  request(): void {
    this.#isDue = true;
    this.#flushing ??= this.#flush().finally(() => (this.#flushing = undefined));
  }

  async close(): Promise<void> {
    await this.#flushing;
    await this.#handle?.close();
    this.#handle = undefined;
  }

  async #flush(): Promise<void> {
    try {
      this.#handle ??= await open(this.#file, 'r+');
      while (this.#isDue) {
        this.#isDue = false;
        await this.#handle.datasync();
      }
    } catch (error) {
      this.#onError(error);
    }
  }
}
