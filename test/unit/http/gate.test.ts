import { describe, expect, it } from 'vitest';
import { createGate } from '../../../src/adapters/http-koa/gate.ts';

const NEVER = new AbortController().signal;
const LIMITS = { capacity: 2, maxWaiting: 2, maxWaitMs: 60_000 };

/** Work that ends when told to. */
function work() {
  let finish = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const state = { started: false, run: () => start(), finish };
  function start(): Promise<void> {
    state.started = true;
    return ended;
  }
  return state;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('createGate', () => {
  it('runs what fits, and the rest in the order in which it came', async () => {
    const gate = createGate(LIMITS);
    const works = [work(), work(), work(), work()];
    const runs = works.map((each) => gate.run(1, NEVER, each.run));
    await turn();
    expect(works.map((each) => each.started)).toEqual([true, true, false, false]);
    works[1]?.finish();
    await turn();
    expect(works.map((each) => each.started)).toEqual([true, true, true, false]);
    for (const each of works) each.finish();
    await Promise.all(runs);
  });

  it('weighs what runs', async () => {
    const gate = createGate({ ...LIMITS, capacity: 10 });
    const [heavy, light] = [work(), work()];
    const runs = [gate.run(8, NEVER, heavy.run), gate.run(3, NEVER, light.run)];
    await turn();
    expect(light.started).toBe(false);
    heavy.finish();
    light.finish();
    await Promise.all(runs);
    expect(light.started).toBe(true);
  });

  it('turns away who would be one too many, and says beforehand that it will', async () => {
    const gate = createGate(LIMITS);
    const works = [1, 2, 3, 4].map(() => work());
    const runs = works.map((each) => gate.run(1, NEVER, each.run));
    expect(() => gate.expectRoom()).toThrow(expect.objectContaining({ code: 'service.overloaded', retryable: true }));
    await expect(gate.run(1, NEVER, work().run)).rejects.toMatchObject({ code: 'service.overloaded' });
    for (const each of works) each.finish();
    await Promise.all(runs);
    expect(() => gate.expectRoom()).not.toThrow();
  });

  it('lets nobody wait when no place is left to wait, but lets in who fits', async () => {
    const gate = createGate({ capacity: 1, maxWaiting: 0, maxWaitMs: 1_000 });
    expect(() => gate.expectRoom()).not.toThrow();
    const first = work();
    const running = gate.run(1, NEVER, first.run);
    await expect(gate.run(1, NEVER, work().run)).rejects.toMatchObject({ code: 'service.overloaded' });
    first.finish();
    await running;
    const second = work();
    second.finish();
    await gate.run(1, NEVER, second.run);
    expect(second.started).toBe(true);
  });

  it('turns away who waits too long, without taking a place from who comes behind', async () => {
    const gate = createGate({ capacity: 2, maxWaiting: 5, maxWaitMs: 10 });
    const [inside, tooHeavy, light] = [work(), work(), work()];
    const running = gate.run(1, NEVER, inside.run);
    const waiting = gate.run(2, NEVER, tooHeavy.run);
    const behind = gate.run(1, NEVER, light.run);
    light.finish();
    await expect(waiting).rejects.toMatchObject({ code: 'service.overloaded' });
    await behind;
    expect([tooHeavy.started, light.started]).toEqual([false, true]);
    inside.finish();
    await running;
  });

  it('lets go of who is aborted while waiting', async () => {
    const gate = createGate({ ...LIMITS, capacity: 1 });
    const inside = work();
    const running = gate.run(1, NEVER, inside.run);
    const controller = new AbortController();
    const waiting = gate.run(1, controller.signal, work().run);
    const reason = new Error('gone');
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(gate.run(1, controller.signal, work().run)).rejects.toBe(reason);
    inside.finish();
    await running;
  });

  it('is free again after work that fails', async () => {
    const gate = createGate({ ...LIMITS, capacity: 1 });
    await expect(gate.run(1, NEVER, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(gate.run(1, NEVER, () => Promise.resolve('done'))).resolves.toBe('done');
  });
});
