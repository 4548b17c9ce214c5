import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A model file as the manifest beside it describes it, its checksum verified. */
export interface ModelFile {
  readonly bytes: Uint8Array;
  /** For recognisers: class `k` stands for character `k - 1`, class 0 for the CTC blank. Empty for other models. */
  readonly charset: readonly string[];
}

interface ManifestEntry {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly charset?: string;
}

/** The folder of the built models inside this package, both for the compiled package and for its TypeScript sources. */
export function packagedModelsFolder(): string {
  const fromSources = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(fromSources ? '../../../../dist/models/' : '../../../models/', import.meta.url));
}

/**
 * Reads the model `id` out of `folder`. Throws when the manifest or the file is missing, or when the file is not the one that the
 * manifest was written for.
 */
export async function readModel(folder: string, id: string): Promise<ModelFile> {
  const entry = (await readManifest(folder)).find((model) => model.id === id);
  if (!entry) throw new Error(`the models' manifest lists no ${id}`);
  const bytes = await readFile(join(folder, entry.file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== entry.sha256) throw new Error(`the model ${id} does not match its checksum in the manifest`);
  return { bytes, charset: [...(entry.charset ?? '')] };
}

/** Eight hexadecimal digits that change with any of the models in `folder`. */
export async function modelsDigest(folder: string): Promise<string> {
  const checksums = (await readManifest(folder)).map(({ id, sha256 }) => `${id} ${sha256}`);
  return createHash('sha256').update(checksums.join('\n')).digest('hex').slice(0, 8);
}

async function readManifest(folder: string): Promise<readonly ManifestEntry[]> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('models' in manifest) || !Array.isArray(manifest.models)) {
    throw new Error("the models' manifest lists no models");
  }
  return manifest.models.filter(isManifestEntry);
}

function isManifestEntry(value: unknown): value is ManifestEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Record<string, unknown>;
  return ['id', 'file', 'sha256'].every((key) => typeof entry[key] === 'string');
}
