import type { CalendarDate } from '../values/calendar-date.ts';
import { type CharacterConfidences, confidencesAfter } from './character-confidence.ts';
import { checkLines, type MrzCheck, misfits } from './check-lines.ts';
import { chooseFormat } from './choose-format.ts';
import type { MrzFieldName, MrzFieldRow, MrzFormat, MrzFormatId, MrzRange } from './format-row.ts';
import { longDocumentNumber } from './long-document-number.ts';
import { resolveDates } from './mrz-dates.ts';
import type { MrzRepair } from './mrz-repair.ts';
import { type MrzNamePart, readNamePart, readNames } from './names.ts';

/** One field as read. */
export interface MrzField extends MrzRange {
  /** As it stands in the lines. */
  readonly raw: string;
  /**
   * Fillers at the ends removed, those inside turned into spaces. Dates: ISO 8601, shortened where parts are coded as unknown; empty
   * when the date cannot exist or today was not told. Sex: `M`, `F`, `X`, empty when unspecified.
   */
  readonly value: string;
  /** A name that was, or may have been, cut to fit. */
  readonly truncated?: true;
}

/** The fields of a reading: names are always parted into `surname` and `givenNames`. */
export type MrzFields = Readonly<Partial<Record<Exclude<MrzFieldName, 'names'>, MrzField>>>;

/** A machine-readable zone taken apart. */
export interface MrzReading {
  readonly format: MrzFormatId;
  readonly lines: readonly string[];
  readonly fields: MrzFields;
  readonly checks: readonly MrzCheck[];
  /** Every check digit holds; in a layout without any, every character fits its place. */
  readonly valid: boolean;
  /** What was changed in the lines before they were parsed. */
  readonly repairs: readonly MrzRepair[];
  /** How sure the reader is of each character of `lines`; left out where it did not tell. */
  readonly characterConfidences?: CharacterConfidences;
}

/** What {@link parseMrz} may be told. */
export interface MrzParseOptions {
  /** Decides the century of two-digit years; without it dates have no value. */
  readonly today?: CalendarDate;
  /** Repairs that led to these lines, for the record. */
  readonly repairs?: readonly MrzRepair[];
  /** How sure the reader was of each character before the repairs. */
  readonly characterConfidences?: CharacterConfidences | undefined;
}

/**
 * Takes the lines of a machine-readable zone apart, exactly as they stand (see `repairMrz` for lines as a recogniser read them).
 * Fields are read also when check digits fail. Undefined when the lines have the shape of no known layout; never throws.
 */
export function parseMrz(lines: readonly string[], options: MrzParseOptions = {}): MrzReading | undefined {
  const format = chooseFormat(lines);
  if (!format) return undefined;
  const checks = checkLines(format, lines);
  const valid = checks.length > 0 ? checks.every((check) => check.valid) : misfits(format, lines).length === 0;
  const { repairs = [], characterConfidences } = options;
  return {
    format: format.id,
    lines: [...lines],
    fields: readFields(format, lines, options.today),
    checks,
    valid,
    repairs,
    ...(characterConfidences ? { characterConfidences: confidencesAfter(repairs, characterConfidences) } : {}),
  };
}

function readFields(format: MrzFormat, lines: readonly string[], today: CalendarDate | undefined): MrzFields {
  const fields: Partial<Record<MrzFieldName, MrzField>> = {};
  for (const row of format.fields) {
    const raw = rawOf(row, lines);
    if (row.name === 'names') {
      const names = readNames(raw);
      fields.surname = nameField(row, raw, names.surname);
      fields.givenNames = nameField(row, raw, names.givenNames);
    } else if (row.kind === 'names') {
      fields[row.name] = nameField(row, raw, readNamePart(raw));
    } else {
      fields[row.name] = { ...placeOf(row), raw, value: valueIn(row, raw) };
    }
  }
  return { ...fields, ...longNumber(format, lines), ...dates(fields, today) };
}

function rawOf(row: MrzFieldRow, lines: readonly string[]): string {
  return (lines[row.line] ?? '').slice(row.start, row.end);
}

function placeOf({ line, start, end }: MrzFieldRow): MrzRange {
  return { line, start, end };
}

function nameField(row: MrzFieldRow, raw: string, part: MrzNamePart): MrzField {
  return {
    line: row.line,
    start: row.start + part.start,
    end: row.start + part.end,
    raw: raw.slice(part.start, part.end),
    value: part.value,
    ...(part.truncated ? { truncated: true } : {}),
  };
}

function valueIn(row: MrzFieldRow, raw: string): string {
  if (row.kind === 'date') return '';
  if (row.kind === 'sex') return 'MFX'.includes(raw) ? raw : '';
  return raw.replace(/^<+|<+$/g, '').replace(/<+/g, ' ');
}

function dates(
  { birthDate, expiryDate }: Partial<Record<MrzFieldName, MrzField>>,
  today: CalendarDate | undefined,
): MrzFields {
  if (!today) return {};
  const { birth, expiry } = resolveDates(birthDate?.raw ?? '', expiryDate?.raw ?? '', today);
  return {
    ...(birthDate ? { birthDate: { ...birthDate, value: birth } } : {}),
    ...(expiryDate ? { expiryDate: { ...expiryDate, value: expiry } } : {}),
  };
}

/** A number of more than nine characters takes its rest, and what is left of optional data starts behind its digit and a filler. */
function longNumber(format: MrzFormat, lines: readonly string[]): MrzFields {
  const check = format.checks.find((row) => row.overflowsInto !== undefined);
  const long = check && longDocumentNumber(format, check, lines)?.long;
  const number = format.fields.find((row) => row.name === 'documentNumber');
  const optional = format.fields.find((row) => row.name === 'optional1');
  if (!long || !number || !optional) return {};
  const rest = { ...optional, start: Math.min(long.digit.column + 2, optional.end) };
  const whole = { ...number, end: long.digit.column };
  return {
    documentNumber: { ...placeOf(whole), raw: rawOf(whole, lines), value: long.number },
    optional1: { ...placeOf(rest), raw: rawOf(rest, lines), value: valueIn(rest, rawOf(rest, lines)) },
  };
}
