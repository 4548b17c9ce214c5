import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFaceCommands } from '../../../src/app/cli/face-commands.ts';
import type { FaceSession } from '../../../src/app/cli/face-session.ts';
import { IdlensError } from '../../../src/domain/errors.ts';
import { judgeMatch } from '../../../src/domain/face/face-match.ts';
import { judgeVerification } from '../../../src/domain/identity/verification.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'idlens-'));
  await Promise.all(['anna', 'berta', 'broken'].map((name) => writeFile(path.join(folder, `${name}.jpg`), name)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('idlens compare', () => {
  it('prints the answer as JSON and exits with 0 for the same person', async () => {
    const { exitCode, stdout, closed } = await run('compare', file('anna'), file('anna'));
    expect(JSON.parse(stdout)).toMatchObject({ isMatch: true, confidence: 99, threshold: 80 });
    expect([exitCode, closed]).toEqual([0, 1]);
  });

  it('exits with 1 for other people', async () => {
    const { exitCode, stdout } = await run('compare', '--json', file('anna'), file('berta'));
    expect(JSON.parse(stdout)).toMatchObject({ isMatch: false, confidence: 3 });
    expect(exitCode).toBe(1);
  });

  it('prints a table for people', async () => {
    const { stdout } = await run('compare', '--table', file('anna'), file('berta'));
    expect(stdout).toBe('✗ Not the same person.\n  similarity 3 of 100, a match from 80 on\n');
  });

  it('exits with 2 when a file cannot be read, names it, and starts no engine', async () => {
    const { exitCode, stdout, closed } = await run('compare', file('anna'), file('absent'));
    expect(JSON.parse(stdout)).toEqual({ error: 'target: The file cannot be read.', code: 'image.missing' });
    expect([exitCode, closed]).toEqual([2, 0]);
  });

  it('exits with 2 when there is no answer, and closes the engine', async () => {
    const { exitCode, stdout, closed } = await run('compare', '--table', file('broken'), file('anna'));
    expect(stdout).toBe('No engine. (face_engine.unavailable)\n');
    expect([exitCode, closed]).toEqual([2, 1]);
  });
});

describe('idlens verify', () => {
  it('prints the answer as JSON with the type that was expected, and exits with 1 when it does not verify', async () => {
    const { exitCode, stdout } = await run('verify', '--type', 'passport', file('anna'), file('anna'));
    expect(JSON.parse(stdout)).toMatchObject({ verified: false, document: { documentType: 'passport' } });
    expect(exitCode).toBe(1);
  });

  it('passes on how strictly authenticity is judged', async () => {
    const { stdout } = await run('verify', '--policy', 'strict', file('anna'), file('anna'));
    expect(JSON.parse(stdout)).toMatchObject({ authenticity: { verdict: 'failed' } });
    const { stdout: unchanged } = await run('verify', file('anna'), file('anna'));
    expect(JSON.parse(unchanged)).toMatchObject({ authenticity: { verdict: 'not_run' } });
  });

  it('tells people what stands against it', async () => {
    const { stdout } = await run('verify', '--table', file('anna'), file('berta'));
    expect(stdout).toContain('✗ Not verified.\n  ✗ The document shows no name');
    expect(stdout).toContain('  ✗ No face was found on the selfie.\n');
    expect(stdout).toMatch(/similarity {10}3, a match from 80 on/);
  });
});

// Helpers

const file = (name: string): string => path.join(folder, `${name}.jpg`);

async function run(...given: readonly string[]) {
  const written: string[] = [];
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  }) as NodeJS.WriteStream;
  const seen = { exitCode: -1, closed: 0 };
  const openFaces = async (): Promise<FaceSession> => ({
    ...session,
    close: async () => {
      seen.closed += 1;
    },
  });
  const program = new Command('idlens').exitOverride();
  addFaceCommands(program, { openFaces, output: { stdout, stderr: stdout } }, (code) => {
    seen.exitCode = code;
  });
  await program.parseAsync([...given], { from: 'user' });
  return { ...seen, stdout: written.join('') };
}

/** Pictures with the same bytes show the same person; one that says it is broken breaks the engine. */
const session: Omit<FaceSession, 'close'> = {
  async compare(source, target) {
    if (textOf(source) === 'broken') throw new IdlensError('face_engine.unavailable', 'No engine.');
    return matchOf(source, target);
  },
  async verify(document, selfie, { documentType, authenticityPolicy }) {
    const parts = {
      document: {
        documentType: documentType === 'auto' ? 'unknown' : documentType,
        fields: [],
        rawFields: {},
        confidence: 0,
        findings: [],
        authenticity: { verdict: authenticityPolicy === 'strict' ? 'failed' : 'not_run', checks: [] },
      },
      faceDetection: { faceDetected: false, confidence: 0 },
      faceMatch: matchOf(document, selfie),
    } as const;
    return judgeVerification(parts, 80);
  },
};

function matchOf(one: Uint8Array, other: Uint8Array) {
  const similarity = textOf(one) === textOf(other) ? 99 : 3;
  return judgeMatch({ sourceFaceDetected: true, targetFaceDetected: true, similarity }, 80);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
