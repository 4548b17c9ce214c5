import { printEuDate } from '../locales.ts';
import { roundedRectangle } from '../raster/shapes.ts';
import { drawPortrait, drawSignature } from '../scenery.ts';
import { ID_1 } from '../sheet.ts';
import { localeOf, printedFields } from '../truth.ts';
import { prepareGround, type SideDrawing } from './layout.ts';

/** The front of a driving licence with numbered fields (Directive 2006/126/EC, annex I). */
export const drawEuLicence: SideDrawing = (person, look) => {
  const { sheet, random } = prepareGround(ID_1, look);
  const locale = localeOf(person);
  sheet.shape([roundedRectangle(3.5, 3.5, 11, 7.5, 1)], [32, 64, 152]);
  sheet.print(locale.zoneCode, 5.4, 8.6, { typeface: 'sans-bold', sizeMm: 3.4, colour: [255, 255, 255] });
  sheet.print(locale.titles.licence, 18, 6.4, { typeface: 'sans-bold', sizeMm: 3, colour: [140, 40, 90] });
  sheet.print(locale.countryName, 18, 10, { typeface: 'sans', sizeMm: 2.2, colour: [140, 40, 90] });
  drawPortrait(sheet, 4, 14, 23, random);
  const print = (number: string, value: string, left: number, baseline: number): void => {
    sheet.print(number, left, baseline, { typeface: 'sans', sizeMm: 2.2, colour: [60, 60, 70] });
    sheet.print(value, left + 4, baseline, { typeface: look.typeface, sizeMm: 2.9 });
  };
  print('1.', person.surname, 31, 16);
  print('2.', person.givenNames, 31, 20);
  print('3.', `${printEuDate(person.birthDate)} ${person.birthPlace}`, 31, 24);
  print('4a.', printEuDate(person.issueDate), 31, 28);
  print('4c.', locale.authority, 54, 28);
  print('4b.', printEuDate(person.expiryDate), 31, 32);
  print('5.', person.documentNumber, 31, 36);
  print('7.', '', 31, 40);
  drawSignature(sheet, 36, 41, 22, random);
  print('8.', person.address.join(', '), 31, 46);
  print('9.', 'AM/B/L', 31, 50);
  const { nationality: _, gender: __, ...fields } = printedFields(person);
  return {
    sheet,
    truth: { documentType: 'drivers_license', fields: { ...fields, address: person.address.join(', ') } },
  };
};
