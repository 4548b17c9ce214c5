import type { Locale } from '../locales.ts';
import type { Person } from '../people.ts';
import { drawChip, drawEmblem, drawPortrait, drawSignature } from '../scenery.ts';
import { ID_1, ID_2, type PrintStyle, type Sheet } from '../sheet.ts';
import { localeOf, printedFields, zoneFields, zoneOf } from '../truth.ts';
import { inBothScripts, prepareGround, printField, printZone, type SideDrawing } from './layout.ts';

/** The front of a national identity card. */
export const drawIdentityCardFront: SideDrawing = (person, look) => {
  const { sheet, palette, random } = prepareGround(ID_1, look);
  const locale = localeOf(person);
  drawEmblem(sheet, 78, 8, 5, palette.pattern);
  sheet.print(locale.countryName, 4, 5.4, { typeface: 'sans-bold', sizeMm: 2.9, colour: [24, 52, 104] });
  sheet.print(locale.titles.identityCard, 4, 9, { typeface: 'sans', sizeMm: 2.3, colour: [24, 52, 104] });
  drawPortrait(sheet, 4, 12, 24, random);
  printHolder(sheet, person, locale, { typeface: look.typeface, sizeMm: 2.8 });
  drawSignature(sheet, 56, 51, 22, random);
  return { sheet, truth: { documentType: 'national_id', fields: printedFields(person) } };
};

function printHolder(sheet: Sheet, person: Person, locale: Locale, style: PrintStyle): void {
  const { labels, printDate } = locale;
  const rows: readonly (readonly [keyof typeof labels, string, number, number])[] = [
    ['surname', inBothScripts(person.native?.surname, person.surname), 32, 13],
    ['givenNames', inBothScripts(person.native?.givenNames, person.givenNames), 32, 18.5],
    ['nationality', locale.nationality[person.sex === 'F' ? 'F' : 'M'], 32, 24],
    ['sex', locale.sexes[person.sex], 70, 24],
    ['birthDate', printDate(person.birthDate), 32, 29.5],
    ['documentNumber', person.documentNumber, 32, 35],
    ['personalNumber', person.personalNumber ?? '', 62, 35],
    ['expiryDate', printDate(person.expiryDate), 32, 40.5],
    ['birthPlace', person.birthPlace, 32, 46],
  ];
  for (const [label, value, left, top] of rows) {
    if (value !== '') printField(sheet, labels[label], value, left, top, style);
  }
}

/** The back of a national identity card with its zone of three lines, TD1 (ICAO Doc 9303-5). */
export const drawIdentityCardBack: SideDrawing = (person, look) => {
  const { sheet, palette } = prepareGround(ID_1, look);
  const { labels, authority, printDate } = localeOf(person);
  const style = { typeface: look.typeface, sizeMm: 2.7 };
  drawChip(sheet, 68, 6);
  drawEmblem(sheet, 58, 24, 4, palette.pattern);
  printField(sheet, labels.address, person.address[0] ?? '', 4, 5, style);
  sheet.print(person.address[1] ?? '', 4, 11, style);
  printField(sheet, labels.authority, authority, 4, 16, style);
  printField(sheet, labels.issueDate, printDate(person.issueDate), 4, 23, style);
  const mrz = zoneOf(person, 'TD1', 'I');
  printZone(sheet, mrz, 4.7, 4.5);
  const fields = { ...zoneFields(person, mrz), address: person.address.join(', ') };
  return { sheet, truth: { documentType: 'national_id', fields, mrz } };
};

/** A large identity card with data and zone on one side, TD2 (ICAO Doc 9303-6). */
export const drawIdentityCardTd2: SideDrawing = (person, look) => {
  const { sheet, random } = prepareGround(ID_2, look);
  const locale = localeOf(person);
  const { labels, printDate } = locale;
  const style = { typeface: look.typeface, sizeMm: 3.2 };
  sheet.print(locale.countryName, 5, 6.5, { typeface: 'serif-bold', sizeMm: 3.2, colour: [24, 52, 104] });
  sheet.print(locale.titles.identityCard, 5, 11, { typeface: 'serif', sizeMm: 2.8, colour: [24, 52, 104] });
  drawPortrait(sheet, 5, 15, 26, random);
  const field = (name: keyof typeof labels, value: string, left: number, top: number): void =>
    printField(sheet, labels[name], value, left, top, style);
  field('surname', person.surname, 36, 16);
  field('givenNames', person.givenNames, 36, 23);
  field('nationality', locale.nationality[person.sex === 'F' ? 'F' : 'M'], 36, 30);
  field('birthDate', printDate(person.birthDate), 36, 37);
  field('sex', locale.sexes[person.sex], 78, 37);
  field('documentNumber', person.documentNumber, 36, 44);
  field('expiryDate', printDate(person.expiryDate), 36, 51);
  const mrz = zoneOf(person, 'TD2', 'I');
  printZone(sheet, mrz, 6.5, 7);
  return { sheet, truth: { documentType: 'national_id', fields: printedFields(person), mrz } };
};
