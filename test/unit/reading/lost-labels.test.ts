import { describe, expect, it } from 'vitest';
import { cityLineOf } from '../../../src/domain/reading/city-line.ts';
import { embeddedLabel, garbledLabel } from '../../../src/domain/reading/garbled-label.ts';
import { isPersonName } from '../../../src/domain/reading/person-name-print.ts';
import { readPrintedFields } from '../../../src/domain/reading/read-printed-fields.ts';
import { withSpacedDates } from '../../../src/domain/reading/spaced-dates.ts';
import { type DrawnLine, drawnPage, readDrawn, valuesOf } from './drawn-page.ts';

describe('names whose labels the reader lost', () => {
  it('are told by the other part, which stands above or below in the same column', () => {
    const page = (first: string, second: string) =>
      valuesOf(
        readDrawn([
          ['IDENTITY CARD', 100, 20, 30],
          [first, 300, 120, 14],
          ['Berisha', 300, 138, 22],
          [second, 300, 170, 14],
          ['Arjeta', 300, 188, 22],
          ['Date of birth', 300, 230, 14],
          ['03.12.1981', 300, 248, 22],
        ]),
      );
    expect(page('Surname', 'cmnl qvn ncme')).toMatchObject({ LAST_NAME: 'Berisha', FIRST_NAME: 'Arjeta' });
    expect(page('Smomc', 'Given names')).toMatchObject({ LAST_NAME: 'Berisha', FIRST_NAME: 'Arjeta' });
  });

  it('are two lines in capitals above the date of birth, the surname first', () => {
    const lines = [
      ['IDENTITY CARD', 100, 20, 30],
      ['NOVAKOVA', 300, 138, 22],
      ['JITKA', 300, 176, 22],
      ['Date of birth', 300, 230, 14],
      ['03.12.1981', 300, 248, 22],
    ] as const;
    expect(valuesOf(readDrawn(lines))).toMatchObject({ LAST_NAME: 'NOVAKOVA', FIRST_NAME: 'JITKA' });
    const third = valuesOf(readDrawn([...lines, ['PRAHA', 300, 290, 22]]));
    expect(third['LAST_NAME']).toBeUndefined();
  });

  it('are not taken from a side that shows nothing of its holder', () => {
    const back = valuesOf(
      readDrawn([
        ['IDENTITY CARD', 100, 20, 30],
        ['Surname', 300, 120, 14],
        ['BERISHA', 300, 138, 22],
        ['prcnls qvn ncms', 300, 170, 14],
        ['AGIM MIRA', 300, 188, 22],
      ]),
    );
    expect(back['FIRST_NAME']).toBeUndefined();
  });
});

describe('a nationality whose label the reader lost', () => {
  const holder: readonly DrawnLine[] = [
    ['Surname', 300, 120, 14],
    ['SAMPLE', 300, 138, 22],
    ['Given names', 300, 180, 14],
    ['ANNA', 300, 198, 22],
  ];
  const nationalityOn = (title: readonly DrawnLine[], line: string) =>
    valuesOf(readDrawn([...title, ...holder, [line, 300, 300, 22]]))['NATIONALITY'];
  const croatian: readonly DrawnLine[] = [['REPUBLIC OF CROATIA IDENTITY CARD', 100, 20, 30]];
  const passport: readonly DrawnLine[] = [['REPUBLIC OF CROATIA PASSPORT', 100, 20, 30]];

  it('is the adjective of one country that fills its line', () => {
    expect(nationalityOn(croatian, 'HRVATSKO / CROATIAN')).toBe('HRV');
    expect(nationalityOn(passport, 'EIREANNACH/IRISH 04 MAY 1988')).toBe('IRL');
    expect(nationalityOn(passport, 'THE IRISH OFFICE')).toBeUndefined();
  });

  it('is the code of the issuer on a card, not on a passport, and no other code', () => {
    expect(nationalityOn(croatian, 'HRV')).toBe('HRV');
    expect(nationalityOn(croatian, 'DEU')).toBeUndefined();
    expect(nationalityOn(passport, 'HRV')).toBeUndefined();
  });
});

describe('labels that the reader spoiled', () => {
  it('are known by a long word that ran into its translation', () => {
    const card = valuesOf(
      readDrawn([
        ['IDENTITY CARD', 100, 20, 30],
        ['xmbrilsurname', 300, 120, 14],
        ['Berisha', 300, 138, 22],
        ['PRZYNALEZNOSCPNATONALITY', 300, 170, 14],
        ['AUT', 300, 188, 22],
      ]),
    );
    expect(card).toMatchObject({ LAST_NAME: 'Berisha', NATIONALITY: 'AUT' });
  });

  it('are known in a doubtful line though a quarter of their letters is wrong', () => {
    expect(garbledLabel('1 Lasf Narmc', 0.8)).toMatchObject({ key: 'surname', number: '1', start: 0 });
    expect(garbledLabel('ddrgss', 0.7)).toMatchObject({ key: 'address' });
  });

  it('are not sought in print that was read surely, nor in other words', () => {
    expect(garbledLabel('Lasf Narmc', 0.97)).toBeUndefined();
    expect(garbledLabel('Wintergarden', 0.7)).toBeUndefined();
    expect(embeddedLabel("changement d'adresse")).toBeUndefined();
    expect(embeddedLabel('NOVAKOVA')).toBeUndefined();
  });
});

describe('a North American card whose labels ran into each other', () => {
  const licence = (...lines: readonly DrawnLine[]) =>
    valuesOf(readDrawn([['OHIO', 100, 20, 30], ['DRIVER LICENSE', 300, 20, 30], ...lines]));

  it('gives the sex by its field number, by what is left of its label, or by the height behind it', () => {
    expect(licence(['15 Ser: F', 300, 300])).toMatchObject({ SEX: 'F' });
    expect(licence(["SSEXMHSI6'-04", 300, 300])).toMatchObject({ SEX: 'M' });
    expect(licence(['F5-05125IbBLK', 300, 300])).toMatchObject({ SEX: 'F' });
    expect(licence(['12 RESTR M', 300, 300])['SEX']).toBeUndefined();
  });

  it('gives the dates to which a field number or the next field is glued', () => {
    expect(licence(['4aIss11/07/20164bExp01/12/2029', 300, 300])).toMatchObject({
      DATE_OF_ISSUE: '2016-11-07',
      EXPIRATION_DATE: '2029-01-12',
    });
    expect(withSpacedDates('501/16/2021')).toBe('5 01/16/2021');
    expect(withSpacedDates('DO801.12.1967')).toBe('DO8 01.12.1967');
  });

  it('leaves whole dates and longer numbers as they are', () => {
    for (const text of ['01/16/2021', '3.12.08.1964', '2020-01-02', 'S-0123-04-2018', '1234501/06/1958']) {
      expect(withSpacedDates(text)).toBe(text);
    }
  });
});

describe('values that cannot be what a label announces', () => {
  const card = (...lines: readonly DrawnLine[]) =>
    valuesOf(readDrawn([['REPUBLIC OF TURKEY', 500, 20, 30], ['IDENTITY CARD', 100, 20, 30], ...lines]));

  it('are no names when they end in a label, run two words into one, or are abbreviated', () => {
    for (const noName of ['T NAME', 'NOMETNAME', 'NationanyNatio', 'Cond. A']) expect(isPersonName(noName)).toBe(false);
    for (const name of ['JOHN Q.', 'Ian McGregor', 'DiCaprio', 'Anne-Marie']) expect(isPersonName(name)).toBe(true);
  });

  it('are no second line of a name when a label goes on from them', () => {
    const names = card(
      ['Given names', 300, 180, 14],
      ['LAUREN', 300, 198, 22],
      ['NASHNTACHT', 300, 224, 22],
      ['Nationality', 412, 226, 18],
      ['IRL', 420, 250, 22],
    );
    expect(names['FIRST_NAME']).toBe('LAUREN');
  });

  it('are no dates of birth when they lie ahead', () => {
    expect(card(['Date of birth', 300, 180, 14], ['15.07.2031', 300, 198, 22])['DATE_OF_BIRTH']).toBeUndefined();
  });

  it('but a letter with the international one behind its slash is the sex', () => {
    expect(card(['Surname', 300, 120, 14], ['ACAR', 300, 138, 22], ['E/M', 600, 300, 22])).toMatchObject({ SEX: 'M' });
  });
});

describe('what stands without a label', () => {
  const permit = (...lines: readonly DrawnLine[]) =>
    valuesOf(readDrawn([['AUFENTHALTSTITEL', 100, 20, 30], ['RESIDENCE PERMIT', 500, 20, 30], ...lines]));

  it('is an address where a postal code and a town have a street above or below', () => {
    expect(permit(['50667 KÖLN', 300, 300], ['DOMSTR. 8', 300, 324])).toMatchObject({
      ADDRESS: '50667 KÖLN, DOMSTR. 8',
    });
    expect(permit(['12 RUE DES LILAS', 300, 300], ['69001 LYON', 300, 324], ['FRANCE', 300, 348])).toMatchObject({
      ADDRESS: '12 RUE DES LILAS, 69001 LYON, FRANCE',
    });
    expect(permit(['50667 KÖLN', 300, 300], ['AMT FÜR ORDNUNG', 300, 324])['ADDRESS']).toBeUndefined();
  });

  it('is the number of a card when it is the only one, wherever it stands', () => {
    const card = (...lines: readonly DrawnLine[]) =>
      valuesOf(
        readDrawn([
          ['IDENTITY CARD', 100, 20, 30],
          ['Date of birth', 300, 120, 14],
          ['03.12.1981', 300, 138, 22],
          ['cmct nvmbcr', 300, 400, 14],
          ...lines,
        ]),
      );
    expect(card(['QX7654321', 300, 418, 22])).toMatchObject({ DOCUMENT_NUMBER: 'QX7654321' });
    expect(card(['QX7654321', 300, 418, 22], ['RY5551234', 600, 500, 22])['DOCUMENT_NUMBER']).toBeUndefined();
  });
});

describe('the block of a North American card', () => {
  it('is known by a city line whose blanks or last digits got lost', () => {
    expect(cityLineOf('SPRINGFIELDIL62701-0001')).toMatchObject({ text: 'SPRINGFIELD, IL 62701-0001' });
    expect(cityLineOf('SPRINGFIELD, IL 62701-00')?.text).toBeUndefined();
    expect(cityLineOf('SPRINGFIELD, IL 62701-000')?.text).toBe('SPRINGFIELD, IL 62701-000');
    expect(cityLineOf('COL. MORELOS 04800')).toBeUndefined();
  });
});

describe('dates without labels', () => {
  const card = (...lines: readonly DrawnLine[]) => valuesOf(readDrawn([['IDENTITY CARD', 100, 20, 30], ...lines]));

  it('are of birth when there is one and it lies far back', () => {
    expect(card(['31.12.1981', 300, 300])).toMatchObject({ DATE_OF_BIRTH: '1981-12-31' });
    expect(card(['31.12.2010', 300, 300])['DATE_OF_BIRTH']).toBeUndefined();
  });

  it('are of expiry when they fall on a later birthday of the holder', () => {
    expect(card(['15.07.1958', 300, 300], ['15.07.2021', 600, 300])).toMatchObject({ EXPIRATION_DATE: '2021-07-15' });
    expect(card(['15.07.1958', 300, 300], ['16.07.2021', 600, 300])['EXPIRATION_DATE']).toBeUndefined();
  });
});

describe('names that print runs on into', () => {
  it('end before the value of a label that was not recognised', () => {
    const text = drawnPage([
      ['IDENTITY CARD', 100, 20, 30],
      ['Name', 200, 120, 20],
      ['MARTA', 260, 120, 20],
      ['lpe3Mc', 190, 146, 20],
      ['RADOVA', 260, 146, 20],
    ]);
    const lines = text.lines.map((line) => (line.text === 'lpe3Mc' ? { ...line, confidence: 0.7 } : line));
    const today = { year: 2026, month: 6, day: 1 };
    const reading = readPrintedFields({ ...text, lines }, { documentTypeHint: 'auto', today });
    expect(Object.values(valuesOf(reading))).not.toContain('MARTA RADOVA');
    expect(reading.candidates.map(({ text: value }) => value).join(' ')).toContain('MARTA');
  });

  it('have two words of surname in Hungary when the first tells of marriage', () => {
    const card = valuesOf(
      readDrawn([
        ['MAGYARORSZÁG / HUNGARY', 300, 20, 30],
        ['SZEMÉLYAZONOSÍTÓ IGAZOLVÁNY / IDENTITY CARD', 100, 60, 30],
        ['Családi és utónév / Family name and given name', 300, 120, 14],
        ['KOVÁCSNÉ TÓTH ILONA', 300, 138, 22],
      ]),
    );
    expect(card).toMatchObject({ LAST_NAME: 'KOVÁCSNÉ TÓTH', FIRST_NAME: 'ILONA' });
  });
});

describe('abbreviations of two letters', () => {
  it('are no labels in doubtful print, such as a signature', () => {
    const lines: readonly DrawnLine[] = [
      ['IDAHO', 100, 20, 30],
      ['DRIVER LICENSE', 300, 20, 30],
      ['re', 100, 330, 40],
      ['15 Sex', 300, 300, 14],
      ['M', 300, 330, 22],
    ];
    const page = drawnPage(lines);
    const doubtful = page.lines.map((line) => (line.text === 're' ? { ...line, confidence: 0.7 } : line));
    const today = { year: 2026, month: 6, day: 1 };
    const reading = readPrintedFields({ ...page, lines: doubtful }, { documentTypeHint: 'auto', today });
    expect(valuesOf(reading)).toMatchObject({ SEX: 'M' });
    expect(valuesOf(reading)['RESTRICTIONS']).toBeUndefined();
  });
});

describe('a licence whose fields are numbered', () => {
  const licence = (surname: string, given: string, ...rest: readonly DrawnLine[]) =>
    valuesOf(
      readDrawn([
        ['FÜHRERSCHEIN BUNDESREPUBLIK DEUTSCHLAND', 300, 20, 30],
        [surname, 300, 120, 22],
        [given, 300, 160, 22],
        ...rest,
      ]),
    );
  const dated: readonly DrawnLine[] = [
    ['3. 12.03.1970 BERLIN', 300, 200, 22],
    ['4b. 31.01.2030', 300, 240, 22],
  ];

  it.each([
    ['1. MUSTERMANN', '2. ERIKA'],
    ['1MUSTERMANN', '2ERIKA'],
    ['l. MUSTERMANN', 'Z. ERIKA'],
    ['lMUSTERMANN', '2 ERIKA'],
  ])('has its names behind the digits 1 and 2 though they were glued or misread: %s, %s', (surname, given) => {
    expect(licence(surname, given, ...dated)).toMatchObject({ LAST_NAME: 'MUSTERMANN', FIRST_NAME: 'ERIKA' });
  });

  it('is not told by a letter that looks like a digit alone', () => {
    expect(licence('ULM', 'I. MUSTERMANN')['LAST_NAME']).toBeUndefined();
  });

  it('has its number found when all field numbers were lost', () => {
    const all = licence(
      'MUSTERMANN',
      'ERIKA',
      ['12.03.1970 BERLIN', 300, 200, 22],
      ['01.02.2015', 300, 220, 22],
      ['31.01.2030', 300, 240, 22],
      ['B072RRE2I55', 300, 300, 22],
    );
    expect(all).toMatchObject({ DOCUMENT_NUMBER: 'B072RRE2I55', DATE_OF_BIRTH: '1970-03-12' });
  });
});

describe('a card in a script that the reader does not know', () => {
  it('is known by the number of its citizen, which codes birth and sex where its check digit holds', () => {
    const reading = readDrawn([
      ['iA XEF', 100, 100, 22],
      ['11010519491231002X', 300, 400, 24],
    ]);
    expect(reading).toMatchObject({ documentType: { type: 'national_id' }, issuingCountry: { code: 'CHN' } });
    expect(valuesOf(reading)).toEqual({
      DOCUMENT_NUMBER: '11010519491231002X',
      DATE_OF_BIRTH: '1949-12-31',
      SEX: 'F',
    });
  });

  it('has the only date of its page for one of birth where the check digit fails', () => {
    const dated = (...dates: readonly string[]) =>
      valuesOf(
        readDrawn([
          ['110105194912310021', 300, 400, 24],
          ...dates.map((date, row): DrawnLine => [date, 100, 100 + row * 40, 22]),
        ]),
      )['DATE_OF_BIRTH'];
    expect(dated('1949 E 12 R 31 B')).toBe('1949-12-31');
    expect(dated('1949 E 12 R 31 B', '1950 E 12 R 31 B')).toBeUndefined();
  });
});

describe('a date that was found in two boxes', () => {
  const birthOn = (gapPx: number) => {
    const page = drawnPage([
      ['REPUBLIC OF CROATIA IDENTITY CARD', 100, 20, 30],
      ['Date of birth', 300, 120, 14],
      ['25', 300, 140, 22],
      ['11 1979', 300, 140, 22],
    ]);
    const first = page.lines.find(({ text }) => text === '25');
    const end = first ? first.quad[1].x : 0;
    const shift = end - (first?.quad[0].x ?? 0) + gapPx / page.page.widthPx;
    const lines = page.lines.map((line) => {
      if (line.text !== '11 1979') return line;
      const [a, b, c, d] = line.quad;
      const moved = (point: typeof a) => ({ ...point, x: point.x + shift });
      return { ...line, quad: [moved(a), moved(b), moved(c), moved(d)] as const };
    });
    const today = { year: 2026, month: 6, day: 1 };
    return valuesOf(readPrintedFields({ ...page, lines }, { documentTypeHint: 'auto', today }))['DATE_OF_BIRTH'];
  };

  it('is one date when they stand beside each other, and none when they stand far apart', () => {
    expect(birthOn(8)).toBe('1979-11-25');
    expect(birthOn(200)).toBeUndefined();
  });
});
