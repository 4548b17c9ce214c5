import { corpusPictures, hasCorpus } from './corpus-pictures.ts';
import { parseDegradations } from './degradations.ts';
import { drawnPictures } from './drawn-pictures.ts';
import { drawnZones } from './drawn-zones.ts';
import { type BenchPicture, pictureId, type SetName } from './picture.ts';

/** What the command line may say about the pictures. */
export interface PictureOptions {
  /** `drawn`, `zones`, `corpus` or `all`. */
  readonly set: string;
  /** A regular expression over a picture's id, family and tags. */
  readonly only?: string | undefined;
  /** Names parted by commas, or `all`; left out: all of the drawn sets, `upright` of the corpus. */
  readonly degradations?: string | undefined;
  /** At most so many pictures of each set, spread evenly over it. */
  readonly limit?: string | undefined;
}

/** The pictures of each set. */
export interface ChosenPictures {
  readonly sets: ReadonlyMap<SetName, readonly BenchPicture[]>;
  /** Whether they are the sets as the baseline knows them. */
  readonly whole: boolean;
}

/** The pictures that are asked for, in a fixed order. Throws when a set comes out empty, is not there or is none. */
export function choosePictures({ set, only, degradations, limit }: PictureOptions): ChosenPictures {
  const sets = new Map(setNames(set).map((name) => [name, picturesOf(name, degradations)]));
  for (const [name, pictures] of sets) {
    const wanted = only ? pictures.filter((picture) => new RegExp(only).test(words(picture))) : pictures;
    const chosen = limit ? spread(wanted, Number(limit)) : wanted;
    if (chosen.length === 0 && (sets.size === 1 || !only)) throw new Error(`no picture to scan in the ${name} set`);
    sets.set(name, chosen);
  }
  if ([...sets.values()].flat().length === 0) throw new Error('no picture to scan');
  return { sets, whole: !only && !degradations && !limit };
}

function setNames(set: string): readonly SetName[] {
  if (set === 'drawn' || set === 'zones' || set === 'corpus') return [set];
  if (set !== 'all') throw new Error(`no set ${set}; there are drawn, zones, corpus and all`);
  if (hasCorpus()) return ['drawn', 'zones', 'corpus'];
  console.error('no corpus (set IDLENS_CORPUS to its folder): only what is drawn is scanned');
  return ['drawn', 'zones'];
}

function picturesOf(set: SetName, degradations: string | undefined): readonly BenchPicture[] {
  if (set === 'drawn') return drawnPictures(parseDegradations(degradations ?? 'all'));
  if (set === 'zones') return drawnZones(parseDegradations(degradations ?? 'all'));
  if (!hasCorpus()) throw new Error('no corpus: set IDLENS_CORPUS to its folder');
  return corpusPictures(parseDegradations(degradations ?? 'upright'));
}

function words(picture: BenchPicture): string {
  return [picture.set, pictureId(picture), picture.family, ...picture.tags].join(' ');
}

/** `count` of the pictures, evenly spaced. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (!(count >= 1)) throw new Error('--limit is a whole number of at least 1');
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]!);
}
