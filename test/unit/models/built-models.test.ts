import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOnnx, writeOnnx } from '../../../scripts/models/onnx-file.ts';
import { buildModels } from '../../../scripts/models/recipes.ts';
import { packagedModelsFolder, readModel } from '../../../src/adapters/local-engine/inference/model-files.ts';

const folder = packagedModelsFolder();

describe('built models', () => {
  it('are the ones that the sources give, byte for byte', async () => {
    for (const { id, bytes } of buildModels()) {
      const built = await readModel(folder, id);
      const digest = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
      expect(digest(built.bytes), id).toBe(digest(bytes));
    }
  });

  it('state source, version, licence, use, input and output of each', () => {
    const { models } = JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8'));
    expect(models.length).toBeGreaterThan(0);
    for (const model of models) {
      expect(model).toMatchObject({
        source: {
          package: expect.any(String),
          version: expect.stringMatching(/^\d+\.\d+\.\d+/),
          file: expect.any(String),
        },
        licence: expect.stringMatching(/MIT|Apache-2\.0/),
        use: expect.stringMatching(/.{20}/),
        input: expect.stringContaining('float32'),
        output: expect.stringContaining('float32'),
      });
    }
  });

  it('cannot answer in another script than Latin', async () => {
    const { charset } = await readModel(folder, 'text-line-large');
    expect(charset.join('')).toMatch(/^[\p{Script=Latin}\x20-\x7e°]+$/u);
    expect(charset).toEqual(expect.arrayContaining([...'AZaz09<.,/- ']));
  });

  it('refuse a file with a field that would be lost by writing it again', async () => {
    const { bytes } = await readModel(folder, 'mrz-line');
    expect(Buffer.compare(writeOnnx(readOnnx(bytes)), bytes)).toBe(0);
    const unknownField = Uint8Array.of(...[0xfa, 0x07, 0x01, 0x41]);
    expect(() => readOnnx(Buffer.concat([bytes, unknownField]))).toThrow('does not know');
  });

  it('are not read when the manifest lists none of that name', async () => {
    await expect(readModel(folder, 'no-such-model')).rejects.toThrow('no-such-model');
  });
});
