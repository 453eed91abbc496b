/** The members of asterisk-manager 0.2.0 that ManagerTransport uses; the package has no types. */
declare module 'asterisk-manager' {
  import type { NetConnectOpts } from 'node:net';

  interface Manager {
    readonly options: { username: string; password: string };
    /** `port` reaches `net.createConnection` untouched, so it may be an options object. */
    connect(port: NetConnectOpts, host: undefined, onConnect: () => void): void;
    login(onAnswer: (refusal?: unknown) => void): void;
    /** Returns the ActionID; `actionid`, in lower case, sets it. */
    action(fields: Record<string, string>): string;
    on(event: 'rawevent', listener: (item: unknown) => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
    on(event: 'close' | 'end', listener: () => void): void;
    emit(actionId: string, refusal: unknown, answer: unknown): boolean;
    listeners(event: string): unknown[];
    removeAllListeners(event: string): void;
  }

  function createManager(): Manager;
  export = createManager;
}
