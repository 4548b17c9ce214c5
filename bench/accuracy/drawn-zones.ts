import { composeMrz } from '../../src/domain/mrz/compose.ts';
import type { MrzFormatId } from '../../src/domain/mrz/format-row.ts';
import { degrade, type Picture } from '../../test/specimens/degrade.ts';
import { prepareGround } from '../../test/specimens/documents/layout.ts';
import { OCR_B_PITCH_MM } from '../../test/specimens/lettering/ocr-b.ts';
import { type Random, seededRandom } from '../../test/specimens/random.ts';
import { DEGRADATIONS, type DegradationName } from './degradations.ts';
import type { BenchPicture } from './picture.ts';
import { truthOf } from './truth.ts';

const FORMATS = ['TD1', 'TD2', 'TD3', 'MRV_A', 'MRV_B'] as const satisfies readonly MrzFormatId[];
/** So many of each layout hold 2,002 lines: one layout has three, four have two. */
const ZONES_A_FORMAT = 182;
const CODES: Readonly<Record<(typeof FORMATS)[number], string>> = {
  TD1: 'I',
  TD2: 'I',
  TD3: 'P',
  MRV_A: 'V',
  MRV_B: 'V',
};
const ISSUERS = ['UTO', 'D', 'FRA', 'ESP', 'POL', 'BGR', 'USA', 'SWE'] as const;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

const EDGE_MM = 5;
const ROW_MM = 4.25;
/** From well read to hardly legible: capitals of 7 to 20 pixels. */
const COARSEST_PX_PER_MM = 3;
const FINEST_PX_PER_MM = 8.5;

/**
 * 2,002 lines of machine-readable zones of all ICAO layouts, drawn on paper with a security pattern, coarse and fine, each zone degraded
 * in one of the ways asked for. Names and numbers are random letters and digits, so no dictionary helps to read them. Nothing but the zone
 * is judged. The same arguments give the same pictures.
 */
export function drawnZones(degradations: readonly DegradationName[]): BenchPicture[] {
  return FORMATS.flatMap((format, formatIndex) =>
    Array.from({ length: ZONES_A_FORMAT }, (_, index) => {
      const degradation = degradations[index % degradations.length]!;
      return pictureOf(format, 1_000 * (formatIndex + 1) + index, degradation);
    }),
  );
}

function pictureOf(format: (typeof FORMATS)[number], seed: number, degradation: DegradationName): BenchPicture {
  return {
    set: 'zones',
    documentId: `${format} ${seed}`,
    family: format,
    degradation,
    tags: [],
    load: async () => {
      const zone = composedZone(format, seededRandom(seed));
      const bytes = await degrade(drawStrip(zone, seed), DEGRADATIONS[degradation]);
      return { bytes, truth: truthOf(() => 'unscored', zone) };
    },
  };
}

function composedZone(format: (typeof FORMATS)[number], random: Random): string[] {
  const any = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet[Math.floor(random() * alphabet.length)]!).join('');
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const issuer = () => ISSUERS[Math.floor(random() * ISSUERS.length)]!;
  const date = (year: number) =>
    [year % 100, between(1, 12), between(1, 28)].map((part) => String(part).padStart(2, '0')).join('');
  return composeMrz(format, {
    documentCode: CODES[format],
    issuer: issuer(),
    documentNumber: any(LETTERS + DIGITS, between(7, 9)),
    nationality: issuer(),
    birthDate: date(between(1930, 2010)),
    sex: any('MF<', 1),
    expiryDate: date(between(2020, 2040)),
    optional1: any(LETTERS + DIGITS, between(0, 7)),
    surname: any(LETTERS, between(3, 11)),
    givenNames: [any(LETTERS, between(3, 7)), any(LETTERS, between(3, 7))].join(' '),
  });
}

function drawStrip(zone: readonly string[], seed: number): Picture {
  const random = seededRandom(seed + 500_000);
  const widthMm = Math.max(...zone.map((line) => line.length)) * OCR_B_PITCH_MM + 2 * EDGE_MM;
  const heightMm = zone.length * ROW_MM + 2 * EDGE_MM;
  const pxPerMm = COARSEST_PX_PER_MM + random() * (FINEST_PX_PER_MM - COARSEST_PX_PER_MM);
  const look = { seed, widthPx: Math.round(widthMm * pxPerMm), typeface: 'sans', margin: 0 } as const;
  const { sheet } = prepareGround({ widthMm, heightMm }, look);
  zone.forEach((line, row) => {
    sheet.printZoneLine(line, EDGE_MM, EDGE_MM + (row + 0.8) * ROW_MM);
  });
  return sheet.canvas;
}
