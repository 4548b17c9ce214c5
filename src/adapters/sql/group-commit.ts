import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { asStorageFailure } from './storage-failure.ts';

/** Some work that waits for a transaction. */
interface WaitingWork {
  /** Runs it; keeps the outcome until it is told. */
  run(db: Kysely<Database>): Promise<'done' | 'failed'>;
  /** Tells the outcome to whoever waits for it. */
  tell(): void;
  /** Tells that nothing was stored. */
  fail(error: unknown): void;
}

/** Longer groups would keep the event loop from other things. */
const MAX_GROUP = 64;

/** Lets many transactions share one commit, and so one `fsync`. */
export interface GroupCommit {
  transact<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
  /** Fulfils when no work is left. */
  idle(): Promise<void>;
}

/**
 * Work that arrives in the same turn of the event loop, or while a group is under way, is run one after the other in one transaction of a
 * single-connection database, each inside a savepoint: one that throws is undone alone. Nobody hears of success before the commit.
 */
export function createGroupCommit(db: Kysely<Database>): GroupCommit {
  let waiting: WaitingWork[] = [];
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const group = waiting.slice(0, MAX_GROUP);
      waiting = waiting.slice(MAX_GROUP);
      await commitGroup(db, group);
    }
    draining = undefined;
  }

  return {
    transact: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(waitingWork(work, resolve, reject));
        draining ??= drain();
      }),
    idle: async () => draining,
  };
}

function waitingWork<T>(
  work: (db: Kysely<Database>) => Promise<T>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): WaitingWork {
  let tell = (): void => {};
  return {
    async run(db) {
      try {
        const value = await work(db);
        tell = () => resolve(value);
        return 'done';
      } catch (error) {
        tell = () => reject(asStorageFailure(error));
        return 'failed';
      }
    },
    tell: () => tell(),
    fail: (error) => reject(asStorageFailure(error)),
  };
}

async function commitGroup(db: Kysely<Database>, group: readonly WaitingWork[]): Promise<void> {
  try {
    await db.connection().execute(async (connection) => {
      await begin.execute(connection);
      try {
        for (const work of group) await runInSavepoint(connection, work);
        await commit.execute(connection);
      } catch (error) {
        await rollback.execute(connection).catch(() => undefined);
        throw error;
      }
    });
  } catch (error) {
    for (const work of group) work.fail(error);
    return;
  }
  for (const work of group) work.tell();
}

async function runInSavepoint(connection: Kysely<Database>, work: WaitingWork): Promise<void> {
  await savepoint.execute(connection);
  if ((await work.run(connection)) === 'failed') await undo.execute(connection);
  await release.execute(connection);
}

// `immediate`: a transaction that only began to read could not write once another process has written.
const begin = sql`begin immediate`;
const commit = sql`commit`;
const rollback = sql`rollback`;
const savepoint = sql`savepoint work`;
const undo = sql`rollback to savepoint work`;
const release = sql`release savepoint work`;
