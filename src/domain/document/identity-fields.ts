/**
 * The 21 fields of Amazon Textract AnalyzeID, in the order in which its answers hold them.
 * Source: Textract Developer Guide, "Identity Documentation Response Objects".
 */
export const ANALYZE_ID_FIELDS = [
  'FIRST_NAME',
  'LAST_NAME',
  'MIDDLE_NAME',
  'SUFFIX',
  'CITY_IN_ADDRESS',
  'ZIP_CODE_IN_ADDRESS',
  'STATE_IN_ADDRESS',
  'STATE_NAME',
  'DOCUMENT_NUMBER',
  'EXPIRATION_DATE',
  'DATE_OF_BIRTH',
  'DATE_OF_ISSUE',
  'ID_TYPE',
  'ENDORSEMENTS',
  'VETERAN',
  'RESTRICTIONS',
  'CLASS',
  'ADDRESS',
  'COUNTY',
  'PLACE_OF_BIRTH',
  'MRZ_CODE',
] as const;

/** Fields that documents print and AnalyzeID does not know; they extend its vocabulary in the same spelling. */
const ADDITIONAL_FIELDS = [
  'FULL_NAME',
  'SEX',
  'NATIONALITY',
  'ISSUING_COUNTRY',
  'ISSUING_AUTHORITY',
  'PERSONAL_NUMBER',
  'BIRTH_NAME',
  'CARD_ACCESS_NUMBER',
  'DOCUMENT_DISCRIMINATOR',
  'HEIGHT',
  'WEIGHT',
  'EYE_COLOR',
  'HAIR_COLOR',
] as const;

/** Every field the domain reads: the vocabulary of `rawFields`. */
export const FIELD_NAMES = [...ANALYZE_ID_FIELDS, ...ADDITIONAL_FIELDS] as const;

/** One of {@link FIELD_NAMES}. */
export type FieldName = (typeof FIELD_NAMES)[number];
