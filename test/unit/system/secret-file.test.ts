import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretFromFile } from '../../../src/adapters/system/secret-file.ts';

let base = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'idlens-secret-'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

describe('secretFromFile', () => {
  it('makes the folder and a secret that only its user may read, and finds it again', async () => {
    const folder = join(base, 'new', 'folder');
    const secret = await secretFromFile(folder);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await secretFromFile(folder)).toBe(secret);
    expect([(await stat(folder)).mode & 0o777, (await stat(join(folder, 'secret'))).mode & 0o777]).toEqual([
      0o700, 0o600,
    ]);
  });

  it('gives all who start at once the same, and leaves no draft behind', async () => {
    const folder = join(base, 'race');
    const secrets = await Promise.all(Array.from({ length: 20 }, () => secretFromFile(folder)));
    expect(new Set(secrets).size).toBe(1);
    expect(await readdir(folder)).toEqual(['secret']);
  });

  it('makes a different one in every folder', async () => {
    expect(await secretFromFile(join(base, 'a'))).not.toBe(await secretFromFile(join(base, 'b')));
  });

  it('refuses a file that holds something else, and leaves it alone', async () => {
    await writeFile(join(base, 'secret'), 'not one');
    await expect(secretFromFile(base)).rejects.toMatchObject({ code: 'config.invalid' });
    expect(await readFile(join(base, 'secret'), 'utf8')).toBe('not one');
  });

  it('says when the folder cannot be made, without naming it', async () => {
    await writeFile(join(base, 'file'), '');
    const failure = secretFromFile(join(base, 'file', 'folder'));
    await expect(failure).rejects.toMatchObject({ code: 'storage.unavailable' });
    await expect(failure).rejects.not.toThrow(base);
  });
});
