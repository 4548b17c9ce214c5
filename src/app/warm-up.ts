import { interpretObservation } from '../domain/document/interpret-observation.ts';
import type { DecodedImage } from '../domain/image/image-rules.ts';
import { quadOf } from '../domain/reading/geometry.ts';
import type { TextLine } from '../domain/reading/text-line.ts';
import { calendarDateAt } from '../domain/values/calendar-date.ts';
import type { BarcodeReader } from '../ports/barcode-reader.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentReader } from '../ports/document-reader.ts';

/** What a scan goes through and what is slow when it runs first. */
export interface WarmUpServices {
  readonly documentReader: DocumentReader;
  readonly barcodeReader: BarcodeReader;
  readonly clock: Clock;
}

/** The specimen of ICAO Doc 9303-4, Appendix B, with the labels of its page of data. */
const SPECIMEN_LINES = [
  'PASSPORT UTOPIA',
  'Surname / Nom',
  'ERIKSSON',
  'Given names / Prénoms',
  'ANNA MARIA',
  'Date of birth / Date de naissance',
  '12 AUG / AOÛT 1974',
  'Place of birth / Lieu de naissance',
  'ZENITH',
  'Sex / Sexe',
  'F',
  'Date of expiry / Date d’expiration',
  '15 APR / AVR 2012',
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const;

const BLANK_SIDE_PX = 64;

/**
 * Does once, before a caller waits for it, what is slow the first time: starts the readers, and interprets a specimen, which fills the
 * tables of names, months and countries. Never rejects: what fails here fails again, and is reported, when it is called for.
 */
export async function warmUp({ documentReader, barcodeReader, clock }: WarmUpServices): Promise<void> {
  const started = Promise.allSettled([documentReader.isReady(), barcodeReader.read(blankPicture())]);
  const page = { widthPx: 1_000, heightPx: 700 };
  const observation = { page, lines: SPECIMEN_LINES.map(textLine), fields: [], barcodes: [] };
  interpretObservation(observation, 'auto', calendarDateAt(clock.nowMs()));
  await started;
}

function textLine(text: string, index: number): TextLine {
  const top = index / SPECIMEN_LINES.length;
  const script = text.includes('<') ? 'mrz' : 'print';
  return { text, confidence: 1, quad: quadOf({ left: 0.1, top, width: 0.018 * text.length, height: 0.04 }), script };
}

function blankPicture(): DecodedImage {
  const size = { widthPx: BLANK_SIDE_PX, heightPx: BLANK_SIDE_PX };
  const rgb = new Uint8Array(BLANK_SIDE_PX * BLANK_SIDE_PX * 3).fill(255);
  return { ...size, rgb, source: { ...size, bytes: new Uint8Array(), format: 'png' } };
}
