import { Command, Option } from 'commander';
import type { AuthenticityPolicy } from '../../domain/authenticity/authenticity-policy.ts';
import { DOCUMENT_TYPE_HINTS, type DocumentTypeHint } from '../../domain/document/document-type.ts';
import { addAccountCommands } from './account-commands.ts';
import type { AccountCommandServices } from './account-session.ts';
import { addFaceCommands, type FaceCommandServices } from './face-commands.ts';
import { policyOption, termsOf } from './policy-option.ts';
import { runScanCommand, type ScanPictures } from './scan-command.ts';

/** What the commands need; made only when a command runs, so that `--help` starts no engine. */
export interface CommandServices extends FaceCommandServices, AccountCommandServices {
  /** Opens the scanner of the configuration; `close` ends its processes. */
  openScanner(): Promise<{ scan: ScanPictures; concurrency: number; close(): Promise<void> }>;
  /** Serves until the process is told to stop. */
  serve(): Promise<void>;
  readonly version: string;
}

interface ScanOptions {
  readonly json?: true;
  readonly table?: true;
  readonly type: DocumentTypeHint;
  readonly policy?: AuthenticityPolicy;
  readonly back?: string;
}

/** The command line `idlens`. `parseAsync` resolves when the command has ended; the exit code is told through `exit`. */
export function createProgram(services: CommandServices, exit: (code: number) => void): Command {
  const program = new Command('idlens')
    .description('Reads government IDs: passports, driver licences and national IDs.')
    .version(services.version)
    .configureOutput({
      writeOut: (text) => services.output.stdout.write(text),
      writeErr: (text) => services.output.stderr.write(text),
    });
  program
    .command('scan')
    .description('read pictures (JPEG, PNG, WebP) and print what they say')
    .argument('<picture...>', 'files to read')
    .addOption(
      new Option('--json', 'one line of JSON a picture (the default when not on a terminal)').conflicts('table'),
    )
    .option('--table', 'a table for people (the default on a terminal)')
    .addOption(
      new Option('--type <type>', 'the type of document expected').choices([...DOCUMENT_TYPE_HINTS]).default('auto'),
    )
    .addOption(policyOption())
    .option('--back <picture>', 'the other side of the one document given, read together with it')
    .action(async (files: string[], options: ScanOptions, command: Command) => {
      if (options.back !== undefined && files.length > 1)
        command.error("error: option '--back <picture>' belongs to one picture: give one front");
      exit(await scanFiles(files, options, services));
    });
  addFaceCommands(program, services, exit);
  program
    .command('serve')
    .description('serve the HTTP API and the page to try it on')
    .action(() => services.serve());
  addAccountCommands(program, services, exit);
  return program;
}

async function scanFiles(files: readonly string[], options: ScanOptions, services: CommandServices): Promise<number> {
  const asJson = options.json ?? (!options.table && !services.output.stdout.isTTY);
  const scanner = await services.openScanner();
  try {
    const { concurrency } = scanner;
    const fileBack = options.back === undefined ? {} : { fileBack: options.back };
    const documents = files.map((file) => ({ file, ...fileBack }));
    const terms = termsOf(options);
    const command = { documents, format: asJson ? 'json' : 'table', terms, concurrency } as const;
    return await runScanCommand(command, scanner.scan, services.output);
  } finally {
    await scanner.close();
  }
}
