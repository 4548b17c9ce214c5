import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EngineCall, EngineReply } from './engine-messages.ts';

/** How an engine process is started. */
export interface EngineLaunch {
  /** The module that runs in the process; TypeScript modules are run through tsx. */
  readonly entry: URL;
  readonly args: readonly string[];
}

/** The process ended, or could not start, before it answered. */
export class EngineEndedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EngineEndedError';
  }
}

interface Settlement<T> {
  resolve(value: T): void;
  reject(error: Error): void;
}

/**
 * The heap that V8 starts with, in MB. With its own, smaller one it collects all garbage every other picture, and each time forgets the
 * compiled code of functions that live shortly: an eighth of a reading's processor time.
 */
const ROOMY_HEAP = '--initial-heap-size=64';

/**
 * One forked process that answers calls, one after the other. It inherits neither the environment nor the debugging flags of its
 * parent, and ends by itself when the parent is gone.
 */
export class EngineProcess<Request, Answer> {
  /** Resolves when the process can take calls; rejects with {@link EngineEndedError} when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #calls = new Map<number, Settlement<Answer>>();
  #lastCall = 0;

  constructor({ entry, args }: EngineLaunch) {
    this.#child = fork(entry, [...args], {
      execArgv: [ROOMY_HEAP, ...loaderFlags(entry)],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const child = this.#child;
    this.ended = new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    this.ready = new Promise((resolve, reject) => {
      child.on('message', (reply: EngineReply<Answer>) => {
        if (reply.kind === 'ready') resolve();
        else if (reply.kind === 'unstartable') reject(new EngineEndedError(reply.message));
        else this.#settle(reply);
      });
      this.ended.then(() => {
        reject(new EngineEndedError('the engine process ended before it was ready'));
        this.#endCalls();
      }, reject);
    });
    // Whoever waits for readiness hears of the failure; without a listener it must not end the parent.
    this.ready.catch(() => undefined);
  }

  /** Rejects with {@link EngineEndedError} when the process ends first, with a plain error when the engine itself failed. */
  call(request: Request): Promise<Answer> {
    const call = ++this.#lastCall;
    return new Promise((resolve, reject) => {
      this.#calls.set(call, { resolve, reject });
      const message: EngineCall<Request> = { call, request };
      this.#child.send(message, (error) => {
        if (error) this.#take(call)?.reject(new EngineEndedError('the engine process takes no calls'));
      });
    });
  }

  /** Ends the process at once, whatever it does. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #settle(reply: Extract<EngineReply<Answer>, { call: number }>): void {
    const settlement = this.#take(reply.call);
    if (reply.kind === 'answer') settlement?.resolve(reply.answer);
    else settlement?.reject(new Error(`the engine failed: ${reply.message}`));
  }

  #take(call: number): Settlement<Answer> | undefined {
    const settlement = this.#calls.get(call);
    this.#calls.delete(call);
    return settlement;
  }

  #endCalls(): void {
    for (const call of [...this.#calls.keys()])
      this.#take(call)?.reject(new EngineEndedError('the engine process ended'));
  }
}

function loaderFlags(entry: URL): string[] {
  if (extname(fileURLToPath(entry)) !== '.ts') return [];
  const loader = createRequire(import.meta.url).resolve('tsx');
  return ['--import', pathToFileURL(loader).href];
}
