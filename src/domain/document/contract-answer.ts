import type { AuthenticityReport } from '../authenticity/authenticity-report.ts';
import type { DocumentType } from './document-type.ts';
import type { FieldName } from './identity-fields.ts';
import type { Interpretation } from './interpret-observation.ts';
import { ANSWER_FIELDS, type AnswerField } from './scan-result.ts';

/** The contract's answer to `POST /v1/document/scan`: a string that could not be read is `""`; address and zone are left out. */
export type ContractAnswer = {
  readonly documentType: DocumentType;
} & Readonly<Record<Exclude<AnswerField, 'address'>, string>> & {
    readonly address?: string;
    readonly mrzData?: string;
    readonly rawFields: Readonly<Partial<Record<FieldName, string>>>;
    /** 0–1, four decimals. */
    readonly confidence: number;
    readonly authenticity: AuthenticityReport;
  };

/** A scan as the contract tells it, in the contract's order of fields. */
export function contractAnswer(result: Interpretation): ContractAnswer {
  const values = new Map(result.fields.map((field) => [field.name, field.value]));
  const required = ANSWER_FIELDS.filter((name) => name !== 'address').map((name) => [name, values.get(name) ?? '']);
  const address = values.get('address');
  return {
    documentType: result.documentType,
    ...(Object.fromEntries(required) as Record<Exclude<AnswerField, 'address'>, string>),
    ...(address ? { address } : {}),
    ...(result.mrzData ? { mrzData: result.mrzData } : {}),
    rawFields: result.rawFields,
    confidence: Math.round(result.confidence * 10_000) / 10_000,
    authenticity: result.authenticity,
  };
}
