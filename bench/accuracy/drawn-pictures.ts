import { degrade } from '../../test/specimens/degrade.ts';
import { drawSpecimen, SPECIMEN_KINDS, type Specimen, type SpecimenKind } from '../../test/specimens/draw-specimen.ts';
import type { Look } from '../../test/specimens/look.ts';
import { PEOPLE } from '../../test/specimens/people.ts';
import type { SpecimenTruth } from '../../test/specimens/truth.ts';
import { DEGRADATIONS, type DegradationName } from './degradations.ts';
import { type BenchPicture, keepingLast } from './picture.ts';
import { type PictureTruth, truthOf } from './truth.ts';

/** A flat scan and sheets on a table, in three typefaces; every kind of document is drawn in each. */
const LOOKS: readonly Look[] = [
  { seed: 11, widthPx: 1012, typeface: 'sans-bold', margin: 0 },
  { seed: 37, widthPx: 1200, typeface: 'condensed-bold', margin: 0.06 },
  { seed: 41, widthPx: 900, typeface: 'serif', margin: 0.1 },
];

type PersonName = keyof typeof PEOPLE;

const PERSON_NAMES = Object.keys(PEOPLE) as readonly PersonName[];
const AMERICANS: readonly PersonName[] = ['jane', 'marcus'];

/**
 * Every kind of specimen in three looks, each of another person (American licences: two people), so that every person meets every look.
 * Each document in every degradation asked for; the same arguments give the same pictures.
 */
export function drawnPictures(degradations: readonly DegradationName[]): BenchPicture[] {
  const keep = keepingLast<Specimen>();
  return SPECIMEN_KINDS.flatMap((kind, kindIndex) =>
    LOOKS.flatMap((look, lookIndex) => {
      const person = personFor(kind, kindIndex + lookIndex);
      const documentId = `${kind} ${person} ${look.typeface}`;
      const draw = () => keep(documentId, () => drawSpecimen(kind, PEOPLE[person], look));
      return degradations.map((degradation) => pictureOf(kind, documentId, degradation, draw));
    }),
  );
}

/** People move on by three, which has no divisor in common with their number. */
function personFor(kind: SpecimenKind, turn: number): PersonName {
  const holders = kind.startsWith('us-') ? AMERICANS : PERSON_NAMES;
  return holders[(3 * turn) % holders.length]!;
}

function pictureOf(
  kind: SpecimenKind,
  documentId: string,
  degradation: DegradationName,
  draw: () => Promise<Specimen>,
): BenchPicture {
  return {
    set: 'drawn',
    documentId,
    family: kind,
    degradation,
    tags: [],
    load: async () => {
      const { picture, png, truth } = await draw();
      const bytes = degradation === 'upright' ? png : await degrade(picture, DEGRADATIONS[degradation]);
      return { bytes, truth: pictureTruth(truth) };
    },
  };
}

/** A barcode parts the first given name from the others (AAMVA elements DAC and DAD): either is right as the first name. */
function pictureTruth({ documentType, fields, mrz, pdf417 }: SpecimenTruth): PictureTruth {
  return truthOf((field) => {
    if (field === 'documentType') return [documentType];
    const shown = fields[field] ?? null;
    return field === 'firstName' && pdf417 && shown ? [shown, shown.split(' ')[0]!] : [shown];
  }, mrz);
}
