import { afterEach, describe, expect, it } from 'vitest';
import { EnginePool } from '../../../src/adapters/local-engine/pool/engine-pool.ts';

interface Scripted {
  readonly action: 'echo' | 'pid' | 'die' | 'hang' | 'spin' | 'wait' | 'fault' | 'environment';
  readonly value?: unknown;
  readonly ms?: number;
}

const entry = new URL('./scripted-engine.mjs', import.meta.url);
const open: EnginePool<Scripted, unknown>[] = [];

function pool({ processes = 1, timeoutMs = 10_000, mode = 'good' } = {}): EnginePool<Scripted, unknown> {
  const made = new EnginePool<Scripted, unknown>({
    port: 'reader',
    launch: { entry, args: [mode] },
    processes,
    timeoutMs,
  });
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.close()));
});

const pid = async (made: EnginePool<Scripted, unknown>) => Number(await made.run({ action: 'pid' }));

describe('engine pool', () => {
  it('answers calls, bytes included', async () => {
    const value = Uint8Array.of(1, 2, 255);
    expect(await pool().run({ action: 'echo', value })).toEqual(value);
  });

  it('keeps one process for calls that come one after the other', async () => {
    const made = pool({ processes: 2 });
    expect(await pid(made)).toBe(await pid(made));
  });

  it('starts a further process for a call that would have to wait, and no more than it may have', async () => {
    const made = pool({ processes: 2 });
    const controller = new AbortController();
    const hanging = made.run({ action: 'hang' }, { signal: controller.signal });
    const pids = await Promise.all([1, 2, 3].map(() => pid(made)));
    expect(new Set(pids).size).toBe(1);
    controller.abort(new Error('enough'));
    await expect(hanging).rejects.toThrow('enough');
  });

  it('answers more calls than it has processes in the order they came', async () => {
    const made = pool();
    const answers: unknown[] = [];
    await Promise.all(
      [1, 2, 3].map(async (value) => answers.push(await made.run({ action: 'wait', ms: 30 - 10 * value, value }))),
    );
    expect(answers).toEqual([1, 2, 3]);
  });

  it('fails the call of a process that dies, retryably, and goes on with another', async () => {
    const made = pool();
    const before = await pid(made);
    await expect(made.run({ action: 'die' })).rejects.toMatchObject({ code: 'reader.unavailable', retryable: true });
    expect(await pid(made)).not.toBe(before);
  });

  it('serves calls that were waiting behind one that killed its process', async () => {
    const made = pool();
    const outcomes = await Promise.allSettled([
      made.run({ action: 'die' }),
      made.run({ action: 'echo', value: 1 }),
      made.run({ action: 'echo', value: 2 }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });

  it('survives a process killed from outside', async () => {
    const made = pool();
    process.kill(await pid(made), 'SIGKILL');
    const [first] = await Promise.allSettled([made.run({ action: 'echo', value: 1 })]);
    expect(first?.status === 'fulfilled' || first?.reason.code === 'reader.unavailable').toBe(true);
    expect(await made.run({ action: 'echo', value: 2 })).toBe(2);
  });

  it('times out a call whose process hangs, replaces the process, and goes on', async () => {
    const made = pool({ timeoutMs: 1_500 });
    const before = await pid(made);
    await expect(made.run({ action: 'spin' })).rejects.toMatchObject({ code: 'reader.timeout', retryable: true });
    expect(await pid(made)).not.toBe(before);
  });

  it('times out a call that waits behind others without harming theirs', async () => {
    const made = pool({ timeoutMs: 1_500 });
    await pid(made);
    const slow = made.run({ action: 'wait', ms: 1_000, value: 'done' });
    const second = made.run({ action: 'wait', ms: 1_000, value: 'late' });
    await expect(second).rejects.toMatchObject({ code: 'reader.timeout' });
    expect(await slow).toBe('done');
  });

  it('rejects with the reason of the signal, at once when it is already aborted', async () => {
    const reason = new Error('caller went away');
    await expect(pool().run({ action: 'echo' }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('rejects with the reason of the signal during a call and leaves the process to finish', async () => {
    const made = pool();
    const before = await pid(made);
    const controller = new AbortController();
    const running = made.run({ action: 'wait', ms: 50 }, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(await pid(made)).toBe(before);
  });

  it('does not run a call that was aborted while it waited', async () => {
    const made = pool();
    const before = await pid(made);
    const controller = new AbortController();
    const busy = made.run({ action: 'wait', ms: 50 });
    const waiting = made.run({ action: 'die' }, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await busy;
    expect(await pid(made)).toBe(before);
  });

  it('passes a fault of the engine on as a bug, not as a failure to retry', async () => {
    const made = pool();
    const fault = await made.run({ action: 'fault' }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    expect(fault).not.toHaveProperty('code');
    expect(await made.run({ action: 'echo', value: 'on' })).toBe('on');
  });

  it('is unavailable, retryably, when its processes cannot start', async () => {
    const made = pool({ mode: 'broken' });
    await expect(made.run({ action: 'echo' })).rejects.toMatchObject({ code: 'reader.unavailable', retryable: true });
    expect(await made.isReady()).toBe(false);
  });

  it('keeps what an engine says of why it cannot start as the cause', async () => {
    const failure = await pool({ mode: 'unstartable' })
      .run({ action: 'echo' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'reader.unavailable', cause: { message: 'no models' } });
  });

  it('gives up on a process that never gets ready', async () => {
    const made = pool({ mode: 'silent', timeoutMs: 300 });
    await expect(made.run({ action: 'echo' })).rejects.toMatchObject({ retryable: true });
  });

  it('is ready once a process is, before any call', async () => {
    expect(await pool().isReady()).toBe(true);
  });

  it('ends running and waiting calls before it closes, and takes no more', async () => {
    const made = pool();
    const running = made.run({ action: 'wait', ms: 50, value: 'first' });
    const waiting = made.run({ action: 'echo', value: 'second' });
    await made.close();
    expect(await Promise.all([running, waiting])).toEqual(['first', 'second']);
    await expect(made.run({ action: 'echo' })).rejects.toMatchObject({ code: 'reader.unavailable', retryable: true });
    expect(await made.isReady()).toBe(false);
    await made.close();
  });

  it('leaves no process behind', async () => {
    const made = pool();
    const child = await pid(made);
    await made.close();
    expect(() => process.kill(child, 0)).toThrow('ESRCH');
  });

  it('tells its processes nothing of the environment', async () => {
    expect(await pool().run({ action: 'environment' })).not.toContain('PATH');
  });
});
