import { drawChip, drawEmblem, drawPortrait } from '../scenery.ts';
import { ID_1 } from '../sheet.ts';
import { localeOf, printedFields, zoneFields, zoneOf } from '../truth.ts';
import { prepareGround, printField, printZone, type SideDrawing } from './layout.ts';

/** The front of a residence permit (Regulation (EC) 1030/2002, annex). */
export const drawResidencePermitFront: SideDrawing = (person, look) => {
  const { sheet, palette, random } = prepareGround(ID_1, look);
  const locale = localeOf(person);
  const { labels, printDate } = locale;
  const style = { typeface: look.typeface, sizeMm: 2.6 };
  sheet.print(locale.titles.residencePermit, 22, 5, { typeface: 'sans-bold', sizeMm: 2.6, colour: [120, 30, 80] });
  sheet.print(person.documentNumber, 64, 9.4, { typeface: 'mono', sizeMm: 2.8 });
  drawEmblem(sheet, 10, 8, 5, palette.pattern);
  drawPortrait(sheet, 4, 16, 25, random);
  printField(sheet, labels.surname, person.surname, 33, 13, style);
  printField(sheet, labels.givenNames, person.givenNames, 33, 18.5, style);
  printField(sheet, labels.sex, locale.sexes[person.sex], 33, 24, style);
  printField(sheet, labels.nationality, locale.country, 46, 24, style);
  printField(sheet, labels.birthDate, printDate(person.birthDate), 33, 29.5, style);
  printField(sheet, labels.expiryDate, printDate(person.expiryDate), 33, 35, style);
  return { sheet, truth: { documentType: 'residence_permit', fields: printedFields(person) } };
};

/** Its back with a zone of three lines whose code begins with `AR`. */
export const drawResidencePermitBack: SideDrawing = (person, look) => {
  const { sheet } = prepareGround(ID_1, look);
  const { labels, authority, printDate } = localeOf(person);
  const style = { typeface: look.typeface, sizeMm: 2.6 };
  drawChip(sheet, 66, 8);
  printField(sheet, labels.issueDate, printDate(person.issueDate), 4, 6, style);
  printField(sheet, labels.authority, authority, 4, 12, style);
  printField(sheet, labels.birthPlace, person.birthPlace, 4, 18, style);
  const mrz = zoneOf(person, 'TD1', 'AR');
  printZone(sheet, mrz, 4.7, 4.5);
  return { sheet, truth: { documentType: 'residence_permit', fields: zoneFields(person, mrz), mrz } };
};
