import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { CORPUS_FOLDER, hasCorpusFile, readCorpusRecords } from '../../test/accuracy/corpus-folder.ts';
import { degrade, type Picture } from '../../test/specimens/degrade.ts';
import { DEGRADATIONS, type DegradationName } from './degradations.ts';
import { type BenchPicture, keepingLast } from './picture.ts';
import { type FieldTruth, type JudgedField, type PictureTruth, truthOf } from './truth.ts';

const TRUTH_FILE = 'truth.jsonl';

/** One line of the corpus's truth; `fields` has ISO dates, alpha-3 codes and names as printed, `null` where the picture shows none. */
interface CorpusRecord {
  readonly id: string;
  readonly file: string;
  readonly kind: string;
  readonly side: string;
  readonly country: string | null;
  readonly capture: string;
  readonly mrz: readonly string[] | null;
  readonly fields: Readonly<Partial<Record<JudgedField, string | null>>>;
  /** `accept` lists further right answers of a field, `null` instead of a list where no answer can be judged. */
  readonly extra: { readonly accept?: Readonly<Record<string, string | readonly (string | null)[] | null>> } | null;
}

/** Whether the corpus is there. */
export function hasCorpus(): boolean {
  return hasCorpusFile(TRUTH_FILE);
}

/** The pictures of the corpus in the order of its truth file, each in every degradation asked for. */
export function corpusPictures(degradations: readonly DegradationName[]): BenchPicture[] {
  const keep = keepingLast<Picture>();
  return readCorpusRecords<CorpusRecord>(TRUTH_FILE).flatMap((record) => {
    const read = () => readFile(join(CORPUS_FOLDER, record.file));
    const decoded = () => keep(record.id, async () => decode(await read()));
    return degradations.map(
      (degradation): BenchPicture => ({
        set: 'corpus',
        documentId: record.id,
        family: record.kind,
        degradation,
        tags: [record.country ?? '', record.side, record.capture],
        load: async () => ({
          bytes: degradation === 'upright' ? await read() : await degrade(await decoded(), DEGRADATIONS[degradation]),
          truth: corpusTruth(record),
        }),
      }),
    );
  });
}

/** Pixels with the orientation of the camera applied, as a scan sees them. */
async function decode(file: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(file)
    .rotate()
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, rgb: new Uint8Array(data) };
}

function corpusTruth({ kind, fields, extra, mrz }: CorpusRecord): PictureTruth {
  return truthOf((field): FieldTruth => {
    const accepted = extra?.accept?.[field];
    if (accepted === null) return 'unscored';
    if (field === 'documentType') return kind === 'other' ? 'unscored' : [kind];
    return [fields[field] ?? null, ...[accepted ?? []].flat()];
  }, mrz ?? undefined);
}
