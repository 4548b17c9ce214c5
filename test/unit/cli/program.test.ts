import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentTerms } from '../../../src/app/cli/policy-option.ts';
import { createProgram } from '../../../src/app/cli/program.ts';
import type { DocumentPictures } from '../../../src/app/cli/scan-command.ts';
import type { ScanResult } from '../../../src/domain/document/scan-result.ts';
import { IdlensError } from '../../../src/domain/errors.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'idlens-'));
  await Promise.all(['one', 'two', 'bad'].map((name) => writeFile(path.join(folder, `${name}.jpg`), name)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('idlens scan', () => {
  it('prints one line of JSON a picture, in the order of the arguments', async () => {
    const { exitCode, stdout } = await run('scan', '--json', file('one'), file('two'));
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => [answer.file, answer.lastName, answer.documentType])).toEqual([
      [file('one'), 'ONE', 'passport'],
      [file('two'), 'TWO', 'passport'],
    ]);
    expect(exitCode).toBe(0);
  });

  it('prints JSON by itself when its output is not a terminal', async () => {
    expect(JSON.parse((await run('scan', file('one'))).stdout)).toMatchObject({ lastName: 'ONE' });
  });

  it('prints a table for people', async () => {
    const { stdout } = await run('scan', '--table', file('one'));
    expect(stdout).toMatch(/document type {2}passport/);
    expect(stdout).toMatch(/last name {6}ONE {7} 90 % {2}mrz, proven/);
    expect(stdout).toContain('✗ The document has expired.');
    expect(stdout).toContain('! The picture is too dark.');
  });

  it('tells a picture that fails, goes on with the others, and exits with 1', async () => {
    const { exitCode, stdout } = await run('scan', '--json', file('bad'), path.join(folder, 'absent.jpg'), file('one'));
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => answer.code ?? answer.lastName)).toEqual([
      'image.undecodable',
      'image.missing',
      'ONE',
    ]);
    expect(exitCode).toBe(1);
  });

  it('passes on the type that is expected', async () => {
    const { stdout } = await run('scan', '--json', '--type', 'national_id', file('one'));
    expect(JSON.parse(stdout).documentType).toBe('national_id');
  });

  it('passes on how strictly authenticity is judged, and names the policies where it is told none that is known', async () => {
    const { stdout } = await run('scan', '--json', '--policy', 'permissive', file('one'));
    expect(JSON.parse(stdout).authenticity.verdict).toBe('review');
    expect(JSON.parse((await run('scan', '--json', file('one'))).stdout).authenticity.verdict).toBe('failed');
    expect((await run('scan', '--policy', 'lenient', file('one'))).stderr).toContain('permissive, standard, strict');
  });

  it('refuses an unknown type and names the known ones, without opening the engine', async () => {
    const { stderr, opened, error } = await run('scan', '--type', 'library_card', file('one'));
    expect(stderr).toContain('passport, drivers_license, national_id, auto');
    expect(error).toBeDefined();
    expect(opened).toBe(0);
  });

  it('reads two sides of one document together', async () => {
    const { exitCode, stdout } = await run('scan', '--json', '--back', file('two'), file('one'));
    expect(JSON.parse(stdout)).toMatchObject({ file: file('one'), fileBack: file('two'), lastName: 'ONETWO' });
    expect(exitCode).toBe(0);
    const table = await run('scan', '--table', '--back', file('two'), file('one'));
    expect(table.stdout).toContain(`${file('one')} + ${file('two')}\n`);
  });

  it('says which of two pictures cannot be read', async () => {
    const { exitCode, stdout } = await run('scan', '--json', '--back', path.join(folder, 'absent.jpg'), file('one'));
    expect(JSON.parse(stdout)).toMatchObject({ code: 'image.missing', error: 'imageBack: The file cannot be read.' });
    expect(exitCode).toBe(1);
  });

  it('refuses a back for several fronts, without opening the engine', async () => {
    const { stderr, opened, error } = await run('scan', '--back', file('two'), file('one'), file('one'));
    expect(stderr).toContain('--back <picture>');
    expect(error).toBeDefined();
    expect(opened).toBe(0);
  });

  it('closes the engine whatever happens', async () => {
    expect((await run('scan', file('one'))).closed).toBe(1);
    expect((await run('scan', file('bad'))).closed).toBe(1);
  });
});

// Helpers

function file(name: string): string {
  return path.join(folder, `${name}.jpg`);
}

async function run(...args: string[]) {
  const [out, err] = [capture(), capture()];
  const seen = { exitCode: undefined as number | undefined, opened: 0, closed: 0, error: undefined as unknown };
  const services = {
    version: '0.0.0',
    output: { stdout: out.stream, stderr: err.stream },
    openFaces: () => Promise.reject(new Error('no test of this file looks at faces')),
    serve: async () => {},
    openAccounts: () => Promise.reject(new Error('no account is asked for')),
    openScanner: async () => {
      seen.opened += 1;
      const close = async () => {
        seen.closed += 1;
      };
      return { scan, concurrency: 2, close };
    },
  };
  const program = createProgram(services, (code) => {
    seen.exitCode = code;
  });
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(['node', 'idlens', ...args]);
  } catch (error) {
    seen.error = error;
  }
  return { ...seen, stdout: out.text(), stderr: err.text() };
}

/** Reads the file's own text as the surname; the first picture takes longest, so that order has to be kept. */
async function scan(
  { image, imageBack }: DocumentPictures,
  { documentType, authenticityPolicy }: DocumentTerms,
): Promise<ScanResult> {
  const text = Buffer.from(image).toString() + Buffer.from(imageBack ?? []).toString();
  if (text === 'bad') throw new IdlensError('image.undecodable', 'The picture is damaged.');
  await new Promise((resolve) => setTimeout(resolve, text === 'one' ? 20 : 0));
  const value = text.toUpperCase();
  return {
    documentType: documentType === 'auto' ? 'passport' : documentType,
    fields: [{ name: 'lastName', value, text: value, confidence: 0.9, source: 'mrz', proven: true }],
    rawFields: { LAST_NAME: value },
    confidence: 0.9,
    authenticity: {
      verdict: authenticityPolicy === 'permissive' ? 'review' : 'failed',
      checks: [
        { name: 'document_expiry', group: 'plausibility', status: 'failed', detail: 'The document has expired.' },
      ],
    },
    findings: [],
    page: { widthPx: 1, heightPx: 1 },
    turn: 0,
    quality: {
      measures: { lineCount: 1, cutLineCount: 0, glareShare: 0, darkestLuma: 9, brightestLuma: 60, chroma: 30 },
      findings: [{ code: 'quality.too_dark', severity: 'warning', detail: 'The picture is too dark.' }],
    },
    reader: { id: 'test', version: '1' },
  };
}

function capture() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => Buffer.concat(chunks).toString() };
}
