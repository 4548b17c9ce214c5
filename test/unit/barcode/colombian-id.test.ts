import { describe, expect, it } from 'vitest';
import { fieldsOf } from './payload-fields.ts';

interface Parts {
  readonly number?: string;
  readonly names?: readonly string[];
  readonly holder?: string;
}

const card = ({
  number = '0052314159',
  names = ['NUÑEZ', 'DE LA ROSA', 'SOFÍA', ''],
  holder = '0F19900203150010O+',
}: Parts = {}) =>
  `0372300114${'\0'.repeat(14)}PubDSK_1${'\0'.repeat(8)}00531445${number}` +
  `${names.map((name) => name.padEnd(23, '\0')).join('')}${holder}\0\u0002\u0017\u00ff\u0080`.padEnd(400, '\u00d1');

describe('the code of a Colombian citizenship card', () => {
  it('becomes fields', () => {
    expect(fieldsOf(card())).toEqual({
      LAST_NAME: 'NUÑEZ DE LA ROSA',
      FIRST_NAME: 'SOFÍA',
      SEX: 'F',
      DATE_OF_BIRTH: '1990-02-03',
      DOCUMENT_NUMBER: '52314159',
      ISSUING_COUNTRY: 'COL',
      ID_TYPE: 'IDENTITY CARD',
    });
  });

  it('with a long number and a blood group of two letters is read', () => {
    expect(fieldsOf(card({ number: '1031415926', holder: '0M20011231150010AB-' }))).toMatchObject({
      DOCUMENT_NUMBER: '1031415926',
      DATE_OF_BIRTH: '2001-12-31',
      SEX: 'M',
    });
  });

  it.each([
    ['another program’s mark', card().replace('PubDSK_1', 'PubDSK_2')],
    ['the mark at another place', card().slice(1)],
    ['a day that does not exist', card({ holder: '0F19900230150010O+' })],
    ['a sex that is none', card({ holder: '0X19900203150010O+' })],
    ['no blood group', card({ holder: '0F19900203150010  ' })],
    ['letters in the number', card({ number: '00523141A9' })],
    ['no number', card({ number: '0000000000' })],
    ['no given name', card({ names: ['NUÑEZ', '', '', ''] })],
    ['a name of digits', card({ names: ['NUÑEZ', '12', 'SOFÍA', ''] })],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
