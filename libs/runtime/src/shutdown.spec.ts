import { describe, expect, it, vi } from 'vitest';
import { createLogger } from './logger.ts';
import { Shutdown, shutDownOnSignals } from './shutdown.ts';

const silent = createLogger({ level: 'silent' });

describe('shutdown', () => {
  it('closes what was opened last first, one after another', async () => {
    const story: string[] = [];
    const shutdown = new Shutdown(silent);
    for (const name of ['database', 'delivery', 'server']) {
      shutdown.register({
        name,
        close: async () => {
          story.push(`${name} closes`);
          await Promise.resolve();
          story.push(`${name} closed`);
        },
      });
    }
    await shutdown.run('test');
    expect(story[0]).toBe('server closes');
    expect(story).toEqual(['server', 'delivery', 'database'].flatMap((n) => [`${n} closes`, `${n} closed`]));
  });

  it('goes on when a step fails or hangs', async () => {
    const shutdown = new Shutdown(silent);
    const closed = vi.fn();
    shutdown.register({ name: 'database', close: closed });
    shutdown.register({ name: 'hangs', timeoutMs: 5, close: () => new Promise(() => undefined) });
    shutdown.register({
      name: 'fails',
      close: () => {
        throw new Error('no');
      },
    });
    expect(await shutdown.run('test')).toEqual({ fails: 'failed', hangs: 'timed-out', database: 'closed' });
    expect(closed).toHaveBeenCalledOnce();
  });

  it('runs once, however often it is asked', async () => {
    const close = vi.fn();
    const shutdown = new Shutdown(silent);
    shutdown.register({ name: 'server', close });
    await Promise.all([shutdown.run('one'), shutdown.run('two')]);
    expect(close).toHaveBeenCalledOnce();
    expect(() => shutdown.register({ name: 'late', close })).toThrow('late was opened while');
  });

  it('ends the process at once on a later second signal, but takes a repeated one for the same', async () => {
    const handlers = new Map<string, () => void>();
    const exit = vi.fn();
    const fake = {
      on: (signal: string, handler: () => void) => void handlers.set(signal, handler),
      exit,
    } as unknown as NodeJS.Process;
    const shutdown = new Shutdown(silent);
    let finish = (): void => undefined;
    shutdown.register({ name: 'server', close: () => new Promise((resolve) => (finish = resolve)) });
    vi.useFakeTimers({ toFake: ['performance'] });
    shutDownOnSignals(shutdown, fake);

    handlers.get('SIGTERM')?.();
    handlers.get('SIGINT')?.();
    expect(exit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    handlers.get('SIGINT')?.();
    expect(exit).toHaveBeenLastCalledWith(1);
    vi.useRealTimers();

    finish();
    await shutdown.run('again');
    await vi.waitFor(() => expect(exit).toHaveBeenLastCalledWith(0));
  });
});
