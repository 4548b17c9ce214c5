import { isIdlensError } from '../../domain/errors.ts';
import type { ManageAccounts } from '../../ports/driving/manage-accounts.ts';
import { type ListingRow, renderListing } from './render-listing.ts';
import type { CommandOutput } from './scan-command.ts';

/** What the commands for accounts need; opened only when one runs. */
export interface AccountCommandServices {
  /** Opens the accounts of the configuration; `close` ends their connections. */
  openAccounts(): Promise<{ readonly accounts: ManageAccounts; close(): Promise<void> }>;
  readonly output: CommandOutput;
}

/** How a command wants its listing. */
export interface ListingOptions {
  readonly json?: true;
  readonly table?: true;
}

/** Where a command gives its results. */
export interface AccountSession {
  readonly accounts: ManageAccounts;
  /** A result by itself on a line of `stdout`, for scripts. */
  print(result: string): void;
  /** A remark for people, on `stderr`. */
  remark(text: string): void;
  list(rows: readonly ListingRow[], options: ListingOptions): void;
}

/**
 * Runs `command` with open accounts, closes them whatever happens, and returns the exit code: 1 after a failure, which is told on
 * `stderr`. Throws only on bugs.
 */
export async function withAccounts(
  { openAccounts, output }: AccountCommandServices,
  command: (session: AccountSession) => Promise<void>,
): Promise<number> {
  const remark = (text: string): void => void output.stderr.write(`${text}\n`);
  try {
    const { accounts, close } = await openAccounts();
    const session: AccountSession = {
      accounts,
      print: (result) => void output.stdout.write(`${result}\n`),
      remark,
      list(rows, { json, table }) {
        const asJson = json ?? (!table && !output.stdout.isTTY);
        output.stdout.write(renderListing(rows, asJson ? 'json' : 'table'));
      },
    };
    await command(session).finally(close);
    return 0;
  } catch (error) {
    if (!isIdlensError(error)) throw error;
    remark(error.message);
    return 1;
  }
}
