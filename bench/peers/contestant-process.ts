import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ContestantMessage, ContestantName } from './peers.ts';

const CHILD = fileURLToPath(new URL('./contestant.ts', import.meta.url));

/** Longer than this no picture and no start may take. */
const PATIENCE_MS = 180_000;

/** The one core that every contestant runs on. */
const CORE = '0';

/** As idlens' own service is started; the peers get it too. */
const ROOMY_HEAP = '--initial-heap-size=128';

/** Whether processes can be held to one core here (util-linux). */
export function canPin(): boolean {
  return spawnSync('taskset', ['-c', CORE, 'true']).status === 0;
}

/** A contestant in a process of its own, held to one core where the machine can do that. */
export class ContestantProcess {
  readonly name: ContestantName;
  readonly #child: ChildProcess;

  private constructor(name: ContestantName, child: ChildProcess) {
    this.name = name;
    this.#child = child;
  }

  /** Starts a contestant; throws with the reason when it cannot run. */
  static async start(name: ContestantName, pinned: boolean): Promise<ContestantProcess> {
    const command = [process.execPath, ROOMY_HEAP, ...process.execArgv, CHILD, name];
    const [program = '', ...rest] = pinned ? ['taskset', '-c', CORE, ...command] : command;
    // What peers print is theirs; the bench's own report stays legible.
    const child = spawn(program, rest, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' });
    const started = new ContestantProcess(name, child);
    const first = await started.#next();
    if (first.kind === 'ready') return started;
    started.end();
    throw new Error(first.kind === 'not_ready' ? first.reason : 'it answered before it was asked');
  }

  /** Lets the contestant read one file; throws when its process ended or it takes too long. */
  async read(file: Uint8Array): Promise<Exclude<ContestantMessage, { kind: 'ready' | 'not_ready' }>> {
    const answer = this.#next();
    this.#child.send({ file });
    const message = await answer;
    if (message.kind === 'ready' || message.kind === 'not_ready') throw new Error('it started twice');
    return message;
  }

  /** Ends the process. */
  end(): void {
    this.#child.kill('SIGKILL');
  }

  #next(): Promise<ContestantMessage> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.#child.off('message', onMessage).off('exit', onExit);
        act();
      };
      const onMessage = (message: ContestantMessage) => settle(() => resolve(message));
      const onExit = (code: number | null) => settle(() => reject(new Error(`its process ended (${code})`)));
      const timer = setTimeout(() => settle(() => reject(new Error(`no answer in ${PATIENCE_MS} ms`))), PATIENCE_MS);
      this.#child.on('message', onMessage).on('exit', onExit);
    });
  }
}
