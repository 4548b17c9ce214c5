import { ANSWER_FIELDS } from '../../src/domain/document/scan-result.ts';

/** The fields that are judged: the type of document and the identity fields of the answer. */
export const JUDGED_FIELDS = ['documentType', ...ANSWER_FIELDS] as const;

/** One of {@link JUDGED_FIELDS}. */
export type JudgedField = (typeof JUDGED_FIELDS)[number];

/** Every answer that is right for a field, `null` where leaving it empty is right too; `unscored` when no answer can be wrong. */
export type FieldTruth = readonly (string | null)[] | 'unscored';

/** What a scan of a picture should answer. */
export interface PictureTruth {
  readonly fields: Readonly<Record<JudgedField, FieldTruth>>;
  /** The lines of the machine-readable zone exactly as printed; left out where the picture shows none. */
  readonly mrz?: readonly string[];
}

/** A truth out of one rule a field. */
export function truthOf(rule: (field: JudgedField) => FieldTruth, mrz: readonly string[] | undefined): PictureTruth {
  const fields = Object.fromEntries(JUDGED_FIELDS.map((field) => [field, rule(field)]));
  return { fields: fields as Record<JudgedField, FieldTruth>, ...(mrz ? { mrz } : {}) };
}
