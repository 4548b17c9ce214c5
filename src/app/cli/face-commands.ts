import { type Command, Option } from 'commander';
import type { AuthenticityPolicy } from '../../domain/authenticity/authenticity-policy.ts';
import { DOCUMENT_TYPE_HINTS, type DocumentTypeHint } from '../../domain/document/document-type.ts';
import { isIdlensError } from '../../domain/errors.ts';
import type { PictureName } from '../../domain/image/picture-failure.ts';
import { workOnBoth } from '../use-cases/work-on-both.ts';
import type { FaceSession } from './face-session.ts';
import { policyOption, termsOf } from './policy-option.ts';
import { readPicture } from './read-picture.ts';
import { renderComparison, renderVerification } from './render-faces.ts';
import type { CommandOutput } from './scan-command.ts';

/** What the commands of faces need; the engine is opened only when one runs. */
export interface FaceCommandServices {
  openFaces(): Promise<FaceSession>;
  readonly output: CommandOutput;
}

/** As with `grep` and `diff`: yes, no, and no answer. */
const EXIT_CODES = { yes: 0, no: 1, trouble: 2 } as const;

const EXIT_HELP = '\nExits with 0 for yes, 1 for no, and 2 when there is no answer.';

interface FormatOptions {
  readonly json?: true;
  readonly table?: true;
}

interface VerifyCommandOptions extends FormatOptions {
  readonly type: DocumentTypeHint;
  readonly policy?: AuthenticityPolicy;
}

/** What a command found out: its answer as data and as a table, and whether it is a yes. */
interface Verdict {
  readonly answer: object;
  readonly table: string;
  readonly isYes: boolean;
}

/** Adds `idlens compare` and `idlens verify`. The exit code is told through `exit`. */
export function addFaceCommands(program: Command, services: FaceCommandServices, exit: (code: number) => void): void {
  withFormats(program.command('compare').description('tell whether two pictures show the same person'))
    .argument('<picture>', 'a picture of a face')
    .argument('<other>', 'the picture to compare it with')
    .action(async (source: string, target: string, options: FormatOptions) => {
      const files = [named('source', source), named('target', target)] as const;
      const work = async (session: FaceSession, [one, other]: readonly [Uint8Array, Uint8Array]): Promise<Verdict> => {
        const answer = await session.compare(one, other);
        return { answer, table: renderComparison(answer), isYes: answer.isMatch };
      };
      exit(await judge(files, work, options, services));
    });
  withFormats(program.command('verify').description('tell whether a selfie shows the holder of a document'))
    .argument('<document>', 'a picture of the document, with its portrait')
    .argument('<selfie>', 'a picture of the face')
    .addOption(
      new Option('--type <type>', 'the type of document expected').choices([...DOCUMENT_TYPE_HINTS]).default('auto'),
    )
    .addOption(policyOption())
    .action(async (document: string, selfie: string, options: VerifyCommandOptions) => {
      const files = [named('documentImage', document), named('faceImage', selfie)] as const;
      const work = async (session: FaceSession, [one, other]: readonly [Uint8Array, Uint8Array]): Promise<Verdict> => {
        const answer = await session.verify(one, other, termsOf(options));
        return { answer, table: renderVerification(answer), isYes: answer.verified };
      };
      exit(await judge(files, work, options, services));
    });
}

function withFormats(command: Command): Command {
  return command
    .addOption(new Option('--json', 'one line of JSON (the default when not on a terminal)').conflicts('table'))
    .option('--table', 'a table for people (the default on a terminal)')
    .addHelpText('after', EXIT_HELP);
}

function named(name: PictureName, file: string): { readonly name: PictureName; readonly picture: string } {
  return { name, picture: file };
}

type NamedFile = ReturnType<typeof named>;

async function judge(
  [first, second]: readonly [NamedFile, NamedFile],
  work: (session: FaceSession, pictures: readonly [Uint8Array, Uint8Array]) => Promise<Verdict>,
  options: FormatOptions,
  { openFaces, output }: FaceCommandServices,
): Promise<number> {
  const asJson = options.json ?? (!options.table && !output.stdout.isTTY);
  try {
    const pictures = await workOnBoth(first, second, readPicture);
    const { answer, table, isYes } = await within(await openFaces(), (session) => work(session, pictures));
    output.stdout.write(asJson ? `${JSON.stringify(answer)}\n` : table);
    return isYes ? EXIT_CODES.yes : EXIT_CODES.no;
  } catch (error) {
    if (!isIdlensError(error)) throw error;
    const { code, message } = error;
    output.stdout.write(asJson ? `${JSON.stringify({ error: message, code })}\n` : `${message} (${code})\n`);
    return EXIT_CODES.trouble;
  }
}

async function within<Result>(session: FaceSession, work: (session: FaceSession) => Promise<Result>): Promise<Result> {
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
