import { invariant } from '../invariant.ts';
import { checkDigit } from './check-digit.ts';
import type { MrzFieldName, MrzFieldRow, MrzFormat, MrzFormatId } from './format-row.ts';
import { mrzFormat } from './formats.ts';

/** Field values as the zone codes them: capitals, spaces or `<` between words, dates `YYMMDD`, sex `M`, `F` or `<`. */
export type MrzComposition = Readonly<Partial<Record<Exclude<MrzFieldName, 'names'>, string>>>;

/**
 * Writes a machine-readable zone with right check digits: the inverse of `parseMrz`. Names are cut to fit (ICAO Doc 9303-4, 4.2.3);
 * a document number of more than nine characters runs on into optional data where the layout allows. Any other value that is too
 * long for its field is a fault of the caller and throws.
 */
export function composeMrz(id: MrzFormatId, fields: MrzComposition): string[] {
  const format = mrzFormat(id);
  const lines = format.lineLengths.map((length) => '<'.repeat(length));
  const placed = withOverflow(format, fields);
  for (const row of format.fields) put(lines, row, contentOf(row, placed.fields));
  for (const check of format.checks) {
    const covered = check.ranges.map(({ line, start, end }) => (lines[line] ?? '').slice(start, end)).join('');
    const keepsFiller = placed.overflows && check.overflowsInto !== undefined;
    if (!keepsFiller) putText(lines, check.digit.line, check.digit.column, checkDigit(covered));
  }
  return lines;
}

function contentOf(row: MrzFieldRow, fields: MrzComposition): string {
  const length = row.end - row.start;
  if (row.name === 'names') {
    const givenNames = coded(fields.givenNames);
    const names = givenNames === '' ? coded(fields.surname) : `${coded(fields.surname)}<<${givenNames}`;
    return names.slice(0, length);
  }
  const content = coded(fields[row.name]);
  return row.kind === 'names' ? content.slice(0, length) : content;
}

function coded(value: string | undefined): string {
  return (value ?? '').trim().replace(/\s/g, '<');
}

/** Splits a long number: nine characters in its field, the rest with its digit and a filler before the optional data. */
function withOverflow(
  format: MrzFormat,
  fields: MrzComposition,
): { readonly fields: MrzComposition; readonly overflows: boolean } {
  const check = format.checks.find((row) => row.overflowsInto !== undefined);
  const width = check?.ranges[0] ? check.ranges[0].end - check.ranges[0].start : 0;
  const number = coded(fields.documentNumber);
  if (!check || number.length <= width) return { fields, overflows: false };
  const head = number.slice(0, width);
  const rest = number.slice(width);
  const optional1 = `${rest}${checkDigit(`${head}<${rest}`)}<${coded(fields.optional1)}`.replace(/<+$/, '');
  return { fields: { ...fields, documentNumber: head, optional1 }, overflows: true };
}

function put(lines: string[], row: MrzFieldRow, content: string): void {
  invariant(content.length <= row.end - row.start, `${row.name} does not fit its field`);
  putText(lines, row.line, row.start, content);
}

function putText(lines: string[], line: number, column: number, text: string): void {
  const before = lines[line] ?? '';
  lines[line] = before.slice(0, column) + text + before.slice(column + text.length);
}
