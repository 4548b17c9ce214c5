import type { Finding } from '../../../domain/authenticity/finding.ts';
import { type ContractAnswer, contractAnswer } from '../../../domain/document/contract-answer.ts';
import type { AnswerField, ScannedField, ScannedPage, ScanResult } from '../../../domain/document/scan-result.ts';
import type { ImageQuality } from '../../../domain/image/image-quality.ts';
import type { Box, PageSize, QuarterTurn } from '../../../domain/reading/geometry.ts';
import { base64Of } from '../base64-of.ts';
import type { Includable } from './scan-parameters.ts';

/** One field with what it rests on; given with `include=fields`. */
type DetailedField = Omit<ScannedField, 'name'>;

/** The answer to a scan: the contract's fields, and what was asked for beyond them. */
export type ScanAnswer = ContractAnswer & {
  readonly fields?: Readonly<Partial<Record<AnswerField, DetailedField>>>;
  /** What was noticed on the way; with `fields`. */
  readonly findings?: readonly Finding[];
  /** The front or only picture and, where it was given, the back. */
  readonly quality?: PictureQuality & { readonly back?: PictureQuality };
  /** The portrait as base64 of a JPEG; left out when none was found. */
  readonly faceImage?: string;
};

/** The upright page that all boxes on it belong to, the clockwise turn that made it upright, and how well it could be read. */
type PictureQuality = PageSize & { readonly turn: QuarterTurn } & ImageQuality;

/** A scan as the answer tells it. */
export function presentScan(result: ScanResult, include: ReadonlySet<Includable>): ScanAnswer {
  return {
    ...contractAnswer(result),
    ...(include.has('fields') ? { fields: detailedFields(result.fields), findings: result.findings } : {}),
    ...(include.has('quality') ? { quality: qualityOf(result) } : {}),
    ...(include.has('faceImage') && result.portrait ? { faceImage: base64Of(result.portrait) } : {}),
  };
}

function qualityOf({ back, ...front }: ScanResult): NonNullable<ScanAnswer['quality']> {
  return { ...pictureQuality(front), ...(back ? { back: pictureQuality(back) } : {}) };
}

function pictureQuality({ page, turn, quality: { measures, findings } }: ScannedPage): PictureQuality {
  const { lineHeightPx, edgeWidthPx, glareShare, ...counted } = measures;
  const rounded = {
    ...counted,
    glareShare: fourDecimals(glareShare),
    ...(lineHeightPx === undefined ? {} : { lineHeightPx: oneDecimal(lineHeightPx) }),
    ...(edgeWidthPx === undefined ? {} : { edgeWidthPx: oneDecimal(edgeWidthPx) }),
  };
  return { ...page, turn, measures: rounded, findings };
}

function detailedFields(fields: readonly ScannedField[]): Partial<Record<AnswerField, DetailedField>> {
  return Object.fromEntries(fields.map(({ name, ...field }) => [name, rounded(field)]));
}

function rounded({ box, confidence, ...field }: DetailedField): DetailedField {
  return { ...field, confidence: fourDecimals(confidence), ...(box === undefined ? {} : { box: roundedBox(box) }) };
}

function roundedBox({ left, top, width, height }: Box): Box {
  return {
    left: fourDecimals(left),
    top: fourDecimals(top),
    width: fourDecimals(width),
    height: fourDecimals(height),
  };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

function fourDecimals(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
