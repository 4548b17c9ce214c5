import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { API_KEY_SCOPES, type ApiKeyScope } from '../../ports/api-key-directory.ts';
import { entryRow, keyRow, organisationRow } from './account-rows.ts';
import {
  type AccountCommandServices,
  type AccountSession,
  type ListingOptions,
  withAccounts,
} from './account-session.ts';

/** Runs a command and tells its exit code. */
type Run = (command: (session: AccountSession) => Promise<void>) => Promise<void>;

/**
 * Adds the commands `org`, `key` and `tokens`. Results go to `stdout`, alone on their lines; remarks and failures to `stderr`. The
 * exit code, told through `exit`, is 1 after a failure.
 */
export function addAccountCommands(
  program: Command,
  services: AccountCommandServices,
  exit: (code: number) => void,
): void {
  const run: Run = async (command) => exit(await withAccounts(services, command));
  addOrganisationCommands(program, run);
  addKeyCommands(program, run);
  addTokenCommands(program, run);
}

function addOrganisationCommands(program: Command, run: Run): void {
  const group = program.command('org').description('make and list organisations');
  group
    .command('create')
    .description('make an organisation and print its id')
    .argument('<name>', 'for people')
    .option('--id <id>', 'letters, digits, hyphens and underlines; made from the name when left out')
    .action((name: string, { id }: { id?: string }) =>
      run(async ({ accounts, print, remark }) => {
        const named = { name, ...(id === undefined ? {} : { organisationId: id }) };
        const { organisationId } = await accounts.createOrganisation(named);
        print(organisationId);
        remark('The organisation has no tokens and no keys yet.');
      }),
    );
  listingCommand(group, 'list', 'list all organisations').action((options: ListingOptions) =>
    run(async ({ accounts, list }) => list((await accounts.listOrganisations()).map(organisationRow), options)),
  );
}

interface KeyOptions {
  readonly scope?: ApiKeyScope[];
  readonly label: string;
}

const USUAL_SCOPES: readonly ApiKeyScope[] = ['scan', 'face', 'upload'];

function addKeyCommands(program: Command, run: Run): void {
  const group = program.command('key').description('make, list and revoke API keys');
  const scope = new Option('--scope <scope...>', `what the key may be used for (default: ${USUAL_SCOPES.join(', ')})`);
  group
    .command('create')
    .description('make a key and print it, this once')
    .addArgument(ORGANISATION)
    .addOption(scope.choices(API_KEY_SCOPES))
    .option('--label <label>', 'for people: where the key is used', '')
    .action((organisationId: string, { scope: scopes = [...USUAL_SCOPES], label }: KeyOptions) =>
      run(async ({ accounts, print, remark }) => {
        const { key, secret } = await accounts.createKey({ organisationId, scopes, label });
        print(secret);
        remark(`The key ${key.keyId} may be used for: ${key.scopes.join(', ')}. It is not shown again.`);
      }),
    );
  listingCommand(group, 'list', 'list the keys of an organisation, without their secrets')
    .addArgument(ORGANISATION)
    .action((organisationId: string, options: ListingOptions) =>
      run(async ({ accounts, list }) => list((await accounts.listKeys(organisationId)).map(keyRow), options)),
    );
  group
    .command('revoke')
    .description('refuse all calls with a key from now on')
    .argument('<key id>', 'the part in the middle of the key')
    .action((keyId: string) =>
      run(async ({ accounts, remark }) => {
        await accounts.revokeKey(keyId);
        remark('The key is revoked.');
      }),
    );
}

function addTokenCommands(program: Command, run: Run): void {
  const group = program.command('tokens').description('grant tokens and show what became of them');
  group
    .command('grant')
    .description('add tokens to an organisation and print its balance')
    .addArgument(ORGANISATION)
    .argument('<amount>', 'whole tokens, at most 1,000,000,000', wholeNumber)
    .option('--reason <reason>', 'for the history', 'command line')
    .action((organisationId: string, amount: number, { reason }: { reason: string }) =>
      run(async ({ accounts, print }) => print(`${await accounts.grantTokens({ organisationId, amount, reason })}`)),
    );
  group
    .command('balance')
    .description('print the tokens that an organisation can spend')
    .addArgument(ORGANISATION)
    .action((organisationId: string) =>
      run(async ({ accounts, print }) => print(`${await accounts.tokenBalance(organisationId)}`)),
    );
  listingCommand(group, 'history', 'list the last changes of the tokens, newest first')
    .addArgument(ORGANISATION)
    .option('--limit <number>', 'how many, at most 1,000', wholeNumber, 20)
    .action((organisationId: string, { limit, ...options }: ListingOptions & { limit: number }) =>
      run(async ({ accounts, list }) =>
        list((await accounts.tokenHistory(organisationId, limit)).map(entryRow), options),
      ),
    );
}

const ORGANISATION = new Argument('<organisation>', 'its id');

function listingCommand(group: Command, name: string, description: string): Command {
  return group
    .command(name)
    .description(description)
    .addOption(new Option('--json', 'one line of JSON each (the default when not on a terminal)').conflicts('table'))
    .option('--table', 'a table for people (the default on a terminal)');
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
