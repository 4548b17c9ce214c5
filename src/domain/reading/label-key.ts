/**
 * What a printed label announces. Finer than the fields of an answer: labels such as "Name" mean different fields on
 * different documents, and some announce two values at once.
 */
export const LABEL_KEYS = [
  'surname',
  /** The second of two surnames under a label of its own (`SEGUNDO APELLIDO`). */
  'secondSurname',
  'givenNames',
  'middleName',
  'suffix',
  /** "Name", "Nom", "Nome", "Ime": surname, given name or full name, told by what other labels the document has. */
  'name',
  'fullName',
  /** One label for both, the surname first. */
  'surnameAndGivenNames',
  'birthName',
  'birthDate',
  'birthPlace',
  'birthDateAndPlace',
  'sex',
  'nationality',
  /** Sex and nationality, or other pairs of short values, never share one label; each has its own key. */
  'documentNumber',
  /** The number of the card, which some licences print beside the one of the licence. */
  'cardNumber',
  'personalNumber',
  'accessNumber',
  'discriminator',
  'expiryDate',
  'issueDate',
  'issueDateAndPlace',
  /** First and last day of validity in one value. */
  'validity',
  'authority',
  'country',
  'address',
  'county',
  'height',
  'weight',
  'eyes',
  'hair',
  'class',
  'restrictions',
  'endorsements',
  /** A label whose value is no field of ours (parents, signature, remarks, blood group): it must not lend its value. */
  'other',
  /** Words that stand for themselves (`DONOR`, `VETERAN`): no value belongs to them. */
  'mark',
] as const;

/** One of {@link LABEL_KEYS}. */
export type LabelKey = (typeof LABEL_KEYS)[number];

/**
 * Printed labels by what they announce. A label that ends in `!` is an everyday word or a short abbreviation: it counts only
 * where it stands alone, has a number before it or a colon behind it.
 */
export type LabelTable = Readonly<Partial<Record<LabelKey, readonly string[]>>>;

/** Keys whose values have a shape of their own, so that they show where the document places values. */
export const SHAPED_KEYS: ReadonlySet<LabelKey> = new Set([
  'birthDate',
  'expiryDate',
  'issueDate',
  'validity',
  'birthDateAndPlace',
  'sex',
  'nationality',
  'documentNumber',
  'cardNumber',
  'personalNumber',
  'country',
]);
