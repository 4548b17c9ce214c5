import type { Look } from '../look.ts';
import type { Person } from '../people.ts';
import { drawEmblem, drawPortrait } from '../scenery.ts';
import { type Format, ID_2, VISA_A } from '../sheet.ts';
import { localeOf, printedFields, zoneOf } from '../truth.ts';
import { type DrawnSide, prepareGround, printField, printZone, type SideDrawing } from './layout.ts';

/** A full-size visa, MRV-A (ICAO Doc 9303-7). */
export const drawVisaA: SideDrawing = (person, look) => drawVisa(person, look, VISA_A, 'MRV_A');

/** A small visa, MRV-B (ICAO Doc 9303-7). */
export const drawVisaB: SideDrawing = (person, look) => drawVisa(person, look, ID_2, 'MRV_B');

function drawVisa(person: Person, look: Look, format: Format, zone: 'MRV_A' | 'MRV_B'): DrawnSide {
  const { sheet, palette, random } = prepareGround(format, look);
  const locale = localeOf(person);
  const { labels, printDate } = locale;
  const style = { typeface: look.typeface, sizeMm: 3.1 };
  const right = format.widthMm - 36;
  sheet.print(locale.titles.visa, 40, 8, { typeface: 'serif-bold', sizeMm: 5, colour: [20, 84, 60] });
  sheet.print(locale.countryName, 40, 13, { typeface: 'serif-bold', sizeMm: 3, colour: [20, 84, 60] });
  drawEmblem(sheet, format.widthMm - 11, 11, 7, palette.pattern);
  drawPortrait(sheet, 5, 6, 29, random);
  printField(sheet, labels.issueDate, printDate(person.issueDate), 40, 18, style);
  printField(sheet, labels.expiryDate, printDate(person.expiryDate), right, 24, style);
  printField(sheet, labels.documentNumber, person.documentNumber, 40, 24, style);
  printField(sheet, labels.surname, person.surname, 40, 31, style);
  printField(sheet, labels.givenNames, person.givenNames, 40, 38, style);
  printField(sheet, labels.birthDate, printDate(person.birthDate), 40, 45, style);
  printField(sheet, labels.sex, locale.sexes[person.sex], right, 45, style);
  printField(sheet, labels.nationality, locale.nationality[person.sex === 'F' ? 'F' : 'M'], 40, 52, style);
  const mrz = zoneOf(person, zone, 'V');
  printZone(sheet, mrz, zone === 'MRV_A' ? 4.1 : 6.5, 7);
  return { sheet, truth: { documentType: 'visa', fields: printedFields(person), mrz } };
}
