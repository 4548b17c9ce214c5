import { drawEmblem, drawPortrait, drawSignature } from '../scenery.ts';
import { ID_3 } from '../sheet.ts';
import { localeOf, printedFields, zoneOf } from '../truth.ts';
import { inBothScripts, prepareGround, printField, printZone, type SideDrawing } from './layout.ts';

/** The data page of a passport, TD3 (ICAO Doc 9303-4). */
export const drawPassport: SideDrawing = (person, look) => {
  const { sheet, palette, random } = prepareGround(ID_3, look);
  const locale = localeOf(person);
  const { labels, printDate } = locale;
  const style = { typeface: look.typeface, sizeMm: 3.5 };
  drawEmblem(sheet, 112, 20, 8, palette.pattern);
  sheet.print(locale.titles.passport, 5, 9, { typeface: 'serif-bold', sizeMm: 4.4, colour: [60, 30, 60] });
  sheet.print(locale.countryName, 60, 9, { typeface: 'serif-bold', sizeMm: 3.4, colour: [60, 30, 60] });
  drawPortrait(sheet, 5, 17, 33, random);
  const field = (name: keyof typeof labels, value: string, left: number, top: number): void =>
    printField(sheet, labels[name], value, left, top, style);
  printField(sheet, 'Type', 'P', 42, 15, style);
  printField(sheet, 'Code', locale.zoneCode, 53, 15, style);
  field('documentNumber', person.documentNumber, 72, 15);
  field('surname', inBothScripts(person.native?.surname, person.surname), 42, 22);
  field('givenNames', inBothScripts(person.native?.givenNames, person.givenNames), 42, 29);
  field('nationality', locale.nationality[person.sex === 'F' ? 'F' : 'M'], 42, 36);
  field('birthDate', printDate(person.birthDate), 42, 43);
  if (person.personalNumber) field('personalNumber', person.personalNumber, 88, 43);
  field('sex', locale.sexes[person.sex], 42, 50);
  field('birthPlace', person.birthPlace, 60, 50);
  field('issueDate', printDate(person.issueDate), 42, 57);
  field('authority', locale.authority, 76, 57);
  field('expiryDate', printDate(person.expiryDate), 42, 64);
  drawSignature(sheet, 88, 67, 26, random);
  const mrz = zoneOf(person, 'TD3', 'P');
  printZone(sheet, mrz, 6.5, 7.5);
  return { sheet, truth: { documentType: 'passport', fields: printedFields(person), mrz } };
};
