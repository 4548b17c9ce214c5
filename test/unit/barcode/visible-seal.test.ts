import { describe, expect, it } from 'vitest';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { fieldsOf } from './payload-fields.ts';

const BASIC = ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Packs letters three to two bytes; what is left over at the end is a single letter or two with a filling zero. */
function packed(text: string): string {
  const letters = text.replaceAll('<', ' ');
  const groups = letters.match(/.{1,3}/g) ?? [];
  return groups
    .map((group) => {
      if (group.length === 1) return `\u00fe${String.fromCharCode(group.charCodeAt(0) + 1)}`;
      const [a = 0, b = 0, c = 0] = [...group].map((letter) => BASIC.indexOf(letter) + 3);
      const value = a * 1600 + b * 40 + c + 1;
      return String.fromCharCode(value >> 8, value & 255);
    })
    .join('');
}

const date = (mmddyyyy: number) => String.fromCharCode(mmddyyyy >> 16, (mmddyyyy >> 8) & 255, mmddyyyy & 255);
const feature = (tag: number, value: string) =>
  `${String.fromCharCode(tag)}${value.length > 127 ? '\u0081' : ''}${String.fromCharCode(value.length)}${value}`;

interface Parts {
  readonly head?: string;
  readonly issue?: number;
  readonly profile?: string;
  readonly features?: string;
}

const HOLDER = {
  documentNumber: 'L7K20TT41',
  nationality: 'BRA',
  birthDate: '710904',
  sex: 'M',
  expiryDate: '290101',
  issuer: 'D',
  surname: 'WERNICKE',
  givenNames: 'ODO',
};
const PERMIT = composeMrz('TD2', { documentCode: 'AR', ...HOLDER }).join('');
const VERSION_4 = `\u0003${packed('D<<')}${packed('DETS05')}${packed('32000')}`;

const seal = ({
  head = VERSION_4,
  issue = 3_052_024,
  profile = '\u00fb\u0006',
  features = feature(2, packed(PERMIT)) + feature(3, packed('PX0047110')),
}: Parts = {}) =>
  `\u00dc${head}${date(issue)}${date(3_062_024)}${profile}${features}${feature(0xff, '\u0000\u00ff'.repeat(32))}`;

describe('a visible digital seal', () => {
  it('of a residence permit becomes the fields of the zone in it', () => {
    expect(fieldsOf(seal())).toEqual({
      DOCUMENT_NUMBER: 'L7K20TT41',
      LAST_NAME: 'WERNICKE',
      FIRST_NAME: 'ODO',
      DATE_OF_BIRTH: '1971-09-04',
      EXPIRATION_DATE: '2029-01-01',
      SEX: 'M',
      NATIONALITY: 'BRA',
      ISSUING_COUNTRY: 'DEU',
      DATE_OF_ISSUE: '2024-03-05',
      ID_TYPE: 'RESIDENCE PERMIT',
    });
  });

  it('of version 3, and of version 4 laid out as version 3, is read', () => {
    for (const signer of ['\u0002DETS32125', '\u0003DEMEA7123', '\u0002DETSXY125']) {
      const head = `${signer.charAt(0)}${packed('D<<')}${packed(signer.slice(1))}`;
      expect(fieldsOf(seal({ head, profile: '\u00fd\u0002' }))).toMatchObject({
        ID_TYPE: 'ARRIVAL ATTESTATION',
        LAST_NAME: 'WERNICKE',
      });
    }
  });

  it('of a visa holds a zone without optional data', () => {
    const visa = (format: 'MRV_A' | 'MRV_B', lineLength: number, tag: number) => {
      const zone = composeMrz(format, { documentCode: 'V', ...HOLDER }).join('');
      return seal({ profile: '\u005d\u0001', features: feature(tag, packed(zone.slice(0, lineLength + 28))) });
    };
    expect(fieldsOf(visa('MRV_A', 44, 1))).toMatchObject({ ID_TYPE: 'VISA', LAST_NAME: 'WERNICKE' });
    expect(fieldsOf(visa('MRV_B', 36, 2))).toMatchObject({ ID_TYPE: 'VISA', DATE_OF_BIRTH: '1971-09-04' });
  });

  it('with a long feature before the zone is read', () => {
    expect(fieldsOf(seal({ features: feature(9, 'x'.repeat(200)) + feature(2, packed(PERMIT)) }))).toHaveProperty(
      'LAST_NAME',
    );
  });

  it.each([
    ['a wrong check digit', seal({ features: feature(2, packed(PERMIT.replace('7109', '7108'))) })],
    ['an issue that does not exist', seal({ issue: 13_052_024 })],
    ['a profile of other documents', seal({ profile: '\u00fc\u0004' })],
    ['the zone under another tag', seal({ features: feature(5, packed(PERMIT)) })],
    ['no signature', seal().slice(0, -66)],
    ['a signature that is cut off', seal().slice(0, -1)],
    ['another version', seal({ head: VERSION_4.replace('\u0003', '\u0005') })],
    ['another first byte', `\u00dd${seal().slice(1)}`],
    ['nothing behind its first bytes', '\u00dc\u0003'],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
