import { alignColumns } from './text-table.ts';

/** One entry of a listing: what is told of it, by the heading of its column. */
export type ListingRow = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** How a listing is printed. */
export type ListingFormat = 'json' | 'table';

/** The rows as one line of JSON each, or as a table with headings; nothing for no rows. */
export function renderListing(rows: readonly ListingRow[], format: ListingFormat): string {
  if (rows.length === 0) return '';
  const lines = format === 'json' ? rows.map((row) => JSON.stringify(row)) : tableLines(rows);
  return `${lines.join('\n')}\n`;
}

function tableLines(rows: readonly ListingRow[]): readonly string[] {
  const headings = Object.keys(rows[0] ?? {});
  const words = headings.map((heading) => heading.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  return alignColumns([words, ...rows.map((row) => headings.map((heading) => cell(row[heading])))]);
}

function cell(value: ListingRow[string]): string {
  if (value === undefined || value === '') return '–';
  return typeof value === 'object' ? value.join(', ') : String(value);
}
