import { type BarcodeSymbol, pdf417Symbol } from '../barcode.ts';
import { printAamvaDate } from '../locales.ts';
import type { Person } from '../people.ts';
import { seededRandom } from '../random.ts';
import { drawPortrait, drawSignature } from '../scenery.ts';
import { ID_1, type Sheet } from '../sheet.ts';
import { printedFields } from '../truth.ts';
import { prepareGround, type SideDrawing } from './layout.ts';

/** The jurisdictions of the invented American licences: name and issuer number (AAMVA IIN list). */
const STATES: Readonly<Record<string, { readonly name: string; readonly issuer: string }>> = {
  OR: { name: 'OREGON', issuer: '636029' },
  TX: { name: 'TEXAS', issuer: '636015' },
};

const HEIGHT = `5'-09"`;

/** The jurisdiction by the end of the address, `CITY, ST ZIP`; Oregon for people from elsewhere. */
function stateOf(person: Person): { readonly code: string; readonly name: string; readonly issuer: string } {
  const code = /, ([A-Z]{2}) \d{5}$/.exec(person.address.at(-1) ?? '')?.[1] ?? 'OR';
  const state = STATES[code];
  if (!state) throw new Error(`no licence layout for ${code}`);
  return { code, ...state };
}

/** The front of an American licence with numbered fields (AAMVA DL/ID Card Design Standard 2020, annex A). */
export const drawUsLicenceFront: SideDrawing = (person, look) => {
  const { sheet, random } = prepareGround(ID_1, look);
  const state = stateOf(person);
  sheet.print(state.name, 4, 7, { typeface: 'serif-bold', sizeMm: 6, colour: [24, 60, 120] });
  sheet.print('USA', 74, 5.6, { typeface: 'sans-bold', sizeMm: 3.4, colour: [24, 60, 120] });
  sheet.print('DRIVER LICENSE', 50, 9.6, { typeface: 'sans-bold', sizeMm: 3, colour: [140, 30, 40] });
  drawPortrait(sheet, 4, 12, 25, seededRandom(look.seed));
  drawPortrait(sheet, 70, 34, 9, seededRandom(look.seed));
  const print = (number: string, caption: string, value: string, left: number, baseline: number): void => {
    const style = { typeface: 'sans', sizeMm: 2, colour: [30, 60, 130] } as const;
    const end = sheet.print(`${number} ${caption}`.trim(), left, baseline, style);
    sheet.print(value, caption === '' ? left + 4 : end + 1, baseline, { typeface: look.typeface, sizeMm: 2.9 });
  };
  print('4d', 'DLN', person.documentNumber, 32, 14);
  print('3', 'DOB', printAamvaDate(person.birthDate), 32, 18.4);
  print('4b', 'EXP', printAamvaDate(person.expiryDate), 60, 18.4);
  print('1', '', person.surname, 32, 22.8);
  print('2', '', person.givenNames, 32, 26.6);
  print('8', '', person.address[0] ?? '', 32, 30.6);
  sheet.print(person.address[1] ?? '', 36, 34, { typeface: look.typeface, sizeMm: 2.9 });
  print('4a', 'ISS', printAamvaDate(person.issueDate), 32, 38.4);
  print('15', 'SEX', person.sex, 32, 42.6);
  print('16', 'HGT', HEIGHT, 47, 42.6);
  print('17', 'WGT', '160 lb', 32, 46.6);
  print('18', 'EYES', 'BRO', 52, 46.6);
  print('9', 'CLASS', 'C', 4, 46.6);
  print('9a', 'END', 'M', 17, 46.6);
  print('12', 'REST', 'B', 32, 50.8);
  print('5', 'DD', 'ZA0718205523', 52, 50.8);
  drawSignature(sheet, 6, 52.4, 22, random);
  const { nationality: _, ...fields } = printedFields(person);
  return {
    sheet,
    truth: { documentType: 'drivers_license', fields: { ...fields, address: person.address.join(', ') } },
  };
};

/** Its back with a magnetic stripe and the PDF417. */
export const drawUsLicenceBack: SideDrawing = async (person, look) => {
  const { sheet } = prepareGround(ID_1, look);
  const pdf417 = aamvaPayload(person);
  sheet.block(0, 2, 85.6, 7, [18, 18, 20]);
  drawPdf417(sheet, await pdf417Symbol(pdf417), 6, 13, 73);
  sheet.print('CLASS: C - Any single vehicle under 26,001 lbs', 6, 40, { typeface: 'condensed', sizeMm: 2.3 });
  sheet.print('RESTRICTIONS: B - Corrective lenses', 6, 44, { typeface: 'condensed', sizeMm: 2.3 });
  sheet.print('Report change of address within 30 days', 6, 48, { typeface: 'condensed', sizeMm: 2.3 });
  const { nationality: _, ...fields } = printedFields(person);
  return {
    sheet,
    truth: { documentType: 'drivers_license', fields: { ...fields, address: person.address.join(', ') }, pdf417 },
  };
};

function drawPdf417(
  sheet: Sheet,
  { columns, rows }: BarcodeSymbol,
  leftMm: number,
  topMm: number,
  widthMm: number,
): void {
  const moduleMm = widthMm / columns;
  const rowMm = Math.min(22 / rows.length, moduleMm * 3);
  sheet.block(leftMm - 1.5, topMm - 1.5, widthMm + 3, rowMm * rows.length + 3, [255, 255, 255]);
  rows.forEach((row, index) => {
    for (const { start, length } of row) {
      sheet.block(leftMm + start * moduleMm, topMm + index * rowMm, length * moduleMm, rowMm, [12, 12, 12]);
    }
  });
}

/** The payload of the barcode: one `DL` subfile (AAMVA DL/ID Card Design Standard 2020, annex D). */
function aamvaPayload(person: Person): string {
  const { code, issuer } = stateOf(person);
  const compact = (iso: string): string => printAamvaDate(iso).replaceAll('/', '');
  const [first = '', ...middle] = person.givenNames.split(' ');
  const place = /^(.*), [A-Z]{2} (\d{5})$/.exec(person.address[1] ?? '');
  const elements = [
    'DCAC',
    'DCBB',
    'DCDM',
    `DBA${compact(person.expiryDate)}`,
    `DCS${person.surname}`,
    `DAC${first}`,
    `DAD${middle.join(' ') || 'NONE'}`,
    `DBD${compact(person.issueDate)}`,
    `DBB${compact(person.birthDate)}`,
    `DBC${person.sex === 'M' ? 1 : person.sex === 'F' ? 2 : 9}`,
    'DAYBRO',
    'DAU069 in',
    `DAG${person.address[0]}`,
    `DAI${place?.[1] ?? ''}`,
    `DAJ${code}`,
    `DAK${(place?.[2] ?? '').padEnd(11)}`,
    `DAQ${person.documentNumber}`,
    'DCFZA0718205523',
    'DCGUSA',
    'DDEN',
    'DDFN',
    'DDGN',
    'DAW160',
  ];
  const subfile = `DL${elements.join('\n')}\r`;
  const header = `@\n\u001e\rANSI ${issuer}100001DL`;
  const offset = header.length + 8;
  return `${header}${String(offset).padStart(4, '0')}${String(subfile.length).padStart(4, '0')}${subfile}`;
}
