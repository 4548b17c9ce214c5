import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a PostgreSQL server in which tests may make databases (`newDatabase`). */
    postgresUrl: string;
  }
}

const SHARED = Symbol.for('idlens.test.postgres-server');
const run = globalThis as { [SHARED]?: Promise<PostgresServer> };

/** Starts one PostgreSQL server for all projects of a test run; the project that came first ends it. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const isFirst = run[SHARED] === undefined;
  run[SHARED] ??= startPostgresServer();
  const server = await run[SHARED];
  project.provide('postgresUrl', server.url);
  return isFirst ? () => server.close() : undefined;
}
