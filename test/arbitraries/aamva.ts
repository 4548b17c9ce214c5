import fc from 'fast-check';

/** A licence as the tests write it down; dates ISO 8601. */
export interface PlainLicence {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly dateOfBirth: string;
  readonly expirationDate: string;
  readonly issueDate: string;
  readonly sex: 'M' | 'F' | 'X';
  readonly documentNumber: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: 'USA' | 'CAN';
}

/** How a payload is written: the standard's way, or one of those met on cards. */
export interface PayloadForm {
  readonly version: number;
  readonly separator: string;
  readonly header: 'ANSI ' | 'AAMVA';
  readonly opening: string;
  readonly padded: boolean;
  readonly wrongOffsets: boolean;
  readonly dateOrder: 'standard' | 'other';
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const word = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 2, maxLength: 10 })
  .filter((text) => !/^(NONE|UNK|UNAVL|UNKNOWN|UNAVAIL)/.test(text));
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

/** Days above the twelfth, so that no date can be read both ways. */
const date = fc
  .record({
    year: fc.integer({ min: 1930, max: 2060 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 13, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${day}`);

const place = fc.oneof(
  fc.record({
    state: fc.constantFrom('OH', 'CA', 'TX', 'NY'),
    postalCode: digits(9),
    country: fc.constant('USA' as const),
  }),
  fc.record({
    state: fc.constantFrom('ON', 'BC'),
    postalCode: fc.constantFrom('K1A 0B1', 'V6B 4Y8'),
    country: fc.constant('CAN' as const),
  }),
);

export const plainLicence: fc.Arbitrary<PlainLicence> = fc
  .tuple(
    fc.record({
      lastName: word,
      firstName: word,
      middleName: word,
      dateOfBirth: date,
      expirationDate: date,
      issueDate: date,
      sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const),
      documentNumber: fc.tuple(word, digits(7)).map((parts) => parts.join('')),
      street: fc.tuple(fc.integer({ min: 1, max: 9999 }), word).map(([house, street]) => `${house} ${street} ST`),
      city: word,
    }),
    place,
  )
  .map(([person, where]) => ({ ...person, ...where }));

export const payloadForm: fc.Arbitrary<PayloadForm> = fc.record({
  version: fc.integer({ min: 0, max: 12 }),
  separator: fc.constantFrom('\n', '\r', '\r\n', '\n  ', '\x1e'),
  header: fc.constantFrom('ANSI ' as const, 'AAMVA' as const),
  opening: fc.constantFrom('@\n\x1e\r', '@\n', '@', '\uFEFF@\n\x1e\n', ''),
  padded: fc.boolean(),
  wrongOffsets: fc.boolean(),
  dateOrder: fc.constantFrom('standard' as const, 'other' as const),
});

/** The data elements of a licence in the order of the standard, identifier and value. */
function elementsOf(licence: PlainLicence, form: PayloadForm): readonly (readonly [id: string, value: string])[] {
  const standardIsYearFirst = form.version < 2 || licence.country === 'CAN';
  const yearFirst = standardIsYearFirst === (form.dateOrder === 'standard');
  const day = (iso: string) => {
    const [year, month, date] = iso.split('-');
    return yearFirst ? `${year}${month}${date}` : `${month}${date}${year}`;
  };
  return [
    ['DAQ', licence.documentNumber],
    ...nameElements(licence, form.version),
    ['DBD', day(licence.issueDate)],
    ['DBB', day(licence.dateOfBirth)],
    ['DBA', day(licence.expirationDate)],
    ['DBC', { M: '1', F: '2', X: '9' }[licence.sex]],
    ['DAG', licence.street],
    ['DAI', licence.city],
    ['DAJ', licence.state],
    ['DAK', licence.postalCode],
    ...(form.version < 2 ? [] : [['DCG', licence.country] as const]),
  ];
}

function nameElements({ lastName, firstName, middleName }: PlainLicence, version: number) {
  if (version < 2) return [['DAA', `${lastName},${firstName},${middleName}`] as const];
  if (version < 4) return [['DCS', lastName] as const, ['DCT', `${firstName} ${middleName}`] as const];
  return [['DCS', lastName] as const, ['DAC', firstName] as const, ['DAD', middleName] as const];
}

/** Writes a payload. `without` leaves elements out. */
export function payloadOf(licence: PlainLicence, form: PayloadForm, without: readonly string[] = []): string {
  const body = elementsOf(licence, form)
    .filter(([id]) => !without.includes(id))
    .map(([id, value]) => `${id}${form.padded ? value.padEnd(20) : value}`)
    .join(form.separator);
  const version = String(form.version).padStart(2, '0');
  const entries = form.version < 2 ? '01' : '0001';
  const designator = form.wrongOffsets ? 'DL00990001' : `DL0031${String(body.length + 2).padStart(4, '0')}`;
  return `${form.opening}${form.header}636023${version}${entries}${designator}DL${body}${form.separator.trimEnd() || form.separator}`;
}
