import { describe, expect, it } from 'vitest';
import { DecodeSlots } from '../../../src/adapters/image-sharp/decode-slots.ts';

/** A task that ends when told to. */
function openTask<T>(): {
  readonly task: () => Promise<T>;
  readonly end: (value: T) => void;
  readonly started: () => boolean;
} {
  let end: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    end = resolve;
  });
  let started = false;
  const task = (): Promise<T> => {
    started = true;
    return promise;
  };
  return { task, end: (value) => end(value), started: () => started };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('decode slots', () => {
  it('run only so many tasks at once, the others in order', async () => {
    const slots = new DecodeSlots(2);
    const tasks = [openTask<number>(), openTask<number>(), openTask<number>(), openTask<number>()];
    const results = tasks.map((task) => slots.run(task.task, undefined));
    await settled();
    expect(tasks.map((task) => task.started())).toEqual([true, true, false, false]);
    tasks[1]?.end(1);
    await settled();
    expect(tasks.map((task) => task.started())).toEqual([true, true, true, false]);
    for (const [index, task] of tasks.entries()) task.end(index);
    expect(await Promise.all(results)).toEqual([0, 1, 2, 3]);
  });

  it('give a slot back when a task fails', async () => {
    const slots = new DecodeSlots(1);
    await expect(slots.run(() => Promise.reject(new Error('broken')), undefined)).rejects.toThrow('broken');
    await expect(slots.run(() => Promise.resolve('next'), undefined)).resolves.toBe('next');
  });

  it('let a waiting task go that is aborted, and never start it', async () => {
    const slots = new DecodeSlots(1);
    const [first, second, third] = [openTask<string>(), openTask<string>(), openTask<string>()];
    const abort = new AbortController();
    const running = slots.run(first.task, undefined);
    const waiting = slots.run(second.task, abort.signal);
    const last = slots.run(third.task, undefined);
    abort.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
    first.end('first');
    third.end('third');
    expect(await Promise.all([running, last])).toEqual(['first', 'third']);
    expect(second.started()).toBe(false);
  });

  it('keep the slot of an aborted task until it really ends', async () => {
    const slots = new DecodeSlots(1);
    const [first, second] = [openTask<string>(), openTask<string>()];
    const abort = new AbortController();
    const running = slots.run(first.task, abort.signal);
    const next = slots.run(second.task, undefined);
    await settled();
    abort.abort(new Error('too late'));
    await expect(running).rejects.toThrow('too late');
    expect(second.started()).toBe(false);
    first.end('ignored');
    second.end('second');
    expect(await next).toBe('second');
  });
});
