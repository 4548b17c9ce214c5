#!/usr/bin/env -S node --initial-heap-size=128
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { isIdlensError } from '../domain/errors.ts';
import { type CommandServices, createProgram } from './cli/program.ts';
import { openAccounts } from './composition/open-accounts.ts';
import { openFaces } from './composition/open-faces.ts';
import { openServices } from './composition/open-services.ts';
import { TOKENS } from './composition/tokens.ts';
import type { AppConfig } from './config/app-config.ts';
import { loadConfig } from './config/load-config.ts';
import { startServer } from './server.ts';

/** The scans of the command line are nobody's in particular. */
const COMMAND_LINE = { organisationId: 'local', requestId: 'command-line' } as const;

function config(): AppConfig {
  return loadConfig(process.env, { cores: availableParallelism() });
}

async function openScanner(): ReturnType<CommandServices['openScanner']> {
  const settings = config();
  const { container, close } = await openServices({ ...settings, logLevel: 'silent' });
  const scanDocument = container.get(TOKENS.scanDocument);
  return {
    scan: ({ image, imageBack }, terms) => {
      const back = imageBack === undefined ? {} : { imageBack: { kind: 'bytes', bytes: imageBack } as const };
      return scanDocument({ image: { kind: 'bytes', bytes: image }, ...back, ...terms }, COMMAND_LINE);
    },
    concurrency: settings.reader.processes,
    close,
  };
}

async function serve(): Promise<void> {
  const settings = config();
  const server = await startServer(settings);
  const { bootstrap } = settings;
  const ready = bootstrap?.isLocalDefault ? `, key ${bootstrap.key}, page ${server.url}/` : '';
  process.stderr.write(`idlens listens on ${server.url}${ready}\n`);
  void server.warmUp();
  await stopSignal();
  await server.close();
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once, as it does by itself. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.removeListener('SIGTERM', stop);
      process.removeListener('SIGINT', stop);
      resolve();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}

async function packageVersion(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

try {
  const output = { stdout: process.stdout, stderr: process.stderr };
  const services: CommandServices = {
    openScanner,
    openFaces: () => openFaces(config()),
    openAccounts: () => openAccounts(config()),
    serve,
    version: await packageVersion(),
    output,
  };
  await createProgram(services, (code) => {
    process.exitCode = code;
  }).parseAsync(process.argv);
} catch (error) {
  process.stderr.write(
    isIdlensError(error) ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
}
