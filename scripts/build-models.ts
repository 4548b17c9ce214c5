import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildModels } from './models/recipes.ts';

// Turns the pinned packages and our own recognisers into `dist/models`. The same sources give the same bytes.
const target = fileURLToPath(new URL('../dist/models/', import.meta.url));
mkdirSync(target, { recursive: true });
const models = buildModels().map(({ bytes, ...description }) => {
  const file = `${description.id}.onnx`;
  writeFileSync(join(target, file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { charset, ...rest } = description;
  return { ...rest, file, byteLength: bytes.length, sha256, ...(charset ? { charset: charset.join('') } : {}) };
});
writeFileSync(join(target, 'manifest.json'), `${JSON.stringify({ models }, null, 2)}\n`);
for (const { file, byteLength, sha256 } of models) console.log(`${file} ${byteLength} bytes ${sha256.slice(0, 12)}`);
