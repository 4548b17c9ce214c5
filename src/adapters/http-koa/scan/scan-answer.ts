import type { Finding } from '../../../domain/authenticity/finding.ts';
import { type ContractAnswer, contractAnswer } from '../../../domain/document/contract-answer.ts';
import type { AnswerField, ScannedField, ScanResult } from '../../../domain/document/scan-result.ts';
import type { Box, PageSize, QuarterTurn } from '../../../domain/reading/geometry.ts';
import type { Includable } from './scan-parameters.ts';

/** One field with what it rests on; given with `include=fields`. */
type DetailedField = Omit<ScannedField, 'name'>;

/** The answer to a scan: the contract's fields, and what was asked for beyond them. */
export type ScanAnswer = ContractAnswer & {
  readonly fields?: Readonly<Partial<Record<AnswerField, DetailedField>>>;
  /** What was noticed on the way; with `fields`. */
  readonly findings?: readonly Finding[];
  /** The upright page that all boxes belong to, and the clockwise turn that made it upright. */
  readonly quality?: PageSize & { readonly turn: QuarterTurn };
};

/** A scan as the answer tells it. */
export function presentScan(result: ScanResult, include: ReadonlySet<Includable>): ScanAnswer {
  return {
    ...contractAnswer(result),
    ...(include.has('fields') ? { fields: detailedFields(result.fields), findings: result.findings } : {}),
    ...(include.has('quality') ? { quality: { ...result.page, turn: result.turn } } : {}),
  };
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

function fourDecimals(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
