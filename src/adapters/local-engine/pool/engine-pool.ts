import { IdlensError } from '../../../domain/errors.ts';
import type { CallOptions } from '../../../ports/call-options.ts';
import { EngineEndedError, type EngineLaunch, EngineProcess } from './engine-process.ts';

/** Whose calls a pool runs: its failures carry `<port>.unavailable` and `<port>.timeout`. */
export type EnginePort = 'reader' | 'face_engine';

/** The size and patience of a pool. */
export interface EnginePoolOptions {
  readonly port: EnginePort;
  readonly launch: EngineLaunch;
  /** How many processes at most, at least 1. They start when calls come, and a process that dies is replaced. */
  readonly processes: number;
  /**
   * How long a call may take, waiting included; also how long a process may take to get ready, and how long it may work on one call
   * before it is killed.
   */
  readonly timeoutMs: number;
}

const NAMES: Readonly<Record<EnginePort, string>> = { reader: 'The reader', face_engine: 'The face engine' };

interface WaitingCall<Request, Answer> {
  readonly request: Request;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
  /** The caller has gone: aborted or timed out. */
  abandoned: boolean;
}

interface Engine<Request, Answer> {
  readonly process: EngineProcess<Request, Answer>;
  state: 'starting' | 'idle' | 'busy';
}

/**
 * Spreads calls over engine processes, first come first served.
 *
 * A call rejects with `IdlensError` `<port>.unavailable` (retryable) when its process dies or none can start, `<port>.timeout`
 * (retryable) when it takes too long, or the reason of its signal. A caller that goes away early leaves its process working: a process
 * is killed only when it works on one call for longer than the time allowed.
 */
export class EnginePool<Request, Answer> {
  readonly #options: EnginePoolOptions;
  readonly #engines = new Set<Engine<Request, Answer>>();
  readonly #waiting: WaitingCall<Request, Answer>[] = [];
  readonly #inFlight = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  constructor(options: EnginePoolOptions) {
    this.#options = options;
  }

  /** Runs one call. */
  run(request: Request, { signal }: CallOptions = {}): Promise<Answer> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#closed !== undefined) return Promise.reject(this.#unavailable('is closed'));
    const outcome = this.#enqueue(request, signal);
    const settled = outcome.then(
      () => undefined,
      () => undefined,
    );
    this.#inFlight.add(settled);
    void settled.then(() => this.#inFlight.delete(settled));
    return outcome;
  }

  /** Whether a process is ready; starts one when there is none. */
  async isReady(): Promise<boolean> {
    if (this.#closed !== undefined) return false;
    const engines = [...this.#engines];
    if (engines.some((engine) => engine.state !== 'starting')) return true;
    const engine = engines[0] ?? this.#start();
    return engine.process.ready.then(
      () => this.#closed === undefined,
      () => false,
    );
  }

  /** Lets running and waiting calls end, then ends all processes. */
  close(): Promise<void> {
    this.#closed ??= this.#drain();
    return this.#closed;
  }

  async #drain(): Promise<void> {
    await Promise.all(this.#inFlight);
    const engines = [...this.#engines];
    for (const engine of engines) engine.process.kill();
    await Promise.all(engines.map((engine) => engine.process.ended));
  }

  #enqueue(request: Request, signal: AbortSignal | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const call: WaitingCall<Request, Answer> = { request, resolve, reject, abandoned: false };
      const leave = (reason: unknown) => {
        call.abandoned = true;
        settle(() => reject(reason));
      };
      const onAbort = () => leave(signal?.reason);
      const timer = setTimeout(() => leave(this.#timedOut()), this.#options.timeoutMs);
      const settle = (outcome: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        outcome();
      };
      call.resolve = (answer) => settle(() => resolve(answer));
      call.reject = (error) => settle(() => reject(error));
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(call);
      this.#dispatch();
    });
  }

  /** Hands waiting calls to idle processes and starts further ones for those that are left. */
  #dispatch(): void {
    for (const engine of this.#engines) {
      if (engine.state !== 'idle') continue;
      const call = this.#nextCall();
      if (!call) return;
      void this.#work(engine, call);
    }
    const starting = [...this.#engines].filter((engine) => engine.state === 'starting').length;
    const missing = this.#waiting.filter((call) => !call.abandoned).length - starting;
    const room = this.#options.processes - this.#engines.size;
    for (let i = 0; i < Math.min(missing, room); i++) this.#start();
  }

  #nextCall(): WaitingCall<Request, Answer> | undefined {
    let call = this.#waiting.shift();
    while (call?.abandoned) call = this.#waiting.shift();
    return call;
  }

  async #work(engine: Engine<Request, Answer>, call: WaitingCall<Request, Answer>): Promise<void> {
    engine.state = 'busy';
    const watchdog = setTimeout(() => engine.process.kill(), this.#options.timeoutMs);
    try {
      call.resolve(await engine.process.call(call.request));
    } catch (error) {
      call.reject(error instanceof EngineEndedError ? this.#unavailable('lost its process', error) : error);
      // Its replacement takes the next call, once it is gone.
      if (error instanceof EngineEndedError) return engine.process.kill();
    } finally {
      clearTimeout(watchdog);
    }
    engine.state = 'idle';
    this.#dispatch();
  }

  #start(): Engine<Request, Answer> {
    const engine: Engine<Request, Answer> = { process: new EngineProcess(this.#options.launch), state: 'starting' };
    this.#engines.add(engine);
    const watchdog = setTimeout(() => engine.process.kill(), this.#options.timeoutMs);
    engine.process.ready.then(
      () => {
        clearTimeout(watchdog);
        engine.state = 'idle';
        this.#dispatch();
      },
      (error: unknown) => {
        clearTimeout(watchdog);
        this.#failToStart(engine, error);
      },
    );
    void engine.process.ended.then(() => this.#replace(engine));
    return engine;
  }

  /**
   * With no other process to hope for, calls fail: whatever stopped this one would stop the next. The process gives up its place at once,
   * not when it is gone, or a call that comes in between would wait for it in vain.
   */
  #failToStart(engine: Engine<Request, Answer>, error: unknown): void {
    this.#engines.delete(engine);
    if (this.#engines.size > 0) return;
    for (const call of this.#waiting.splice(0)) call.reject(this.#unavailable('cannot start a process', error));
  }

  #replace(engine: Engine<Request, Answer>): void {
    this.#engines.delete(engine);
    if (engine.state === 'starting' || this.#closed !== undefined) return;
    if (this.#engines.size < this.#options.processes) this.#start();
  }

  #unavailable(what: string, cause?: unknown): IdlensError {
    const { port } = this.#options;
    const details = cause === undefined ? { retryable: true } : { retryable: true, cause };
    return new IdlensError(`${port}.unavailable`, `${NAMES[port]} ${what}.`, details);
  }

  #timedOut(): IdlensError {
    const { port } = this.#options;
    return new IdlensError(`${port}.timeout`, `${NAMES[port]} took too long.`, { retryable: true });
  }
}
