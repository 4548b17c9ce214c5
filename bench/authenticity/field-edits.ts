import type { Picture } from '../../test/specimens/degrade.ts';
import type { Person } from '../../test/specimens/people.ts';
import type { PrintedLine } from '../../test/specimens/sheet.ts';
import type { DrawnDocument } from './drawn-documents.ts';

/** The fields that forgers change and that zones and barcodes code. */
export const EDITED_FIELDS = ['surname', 'givenNames', 'documentNumber', 'birthDate', 'expiryDate', 'sex'] as const;

/** One of {@link EDITED_FIELDS}. */
export type EditedField = (typeof EDITED_FIELDS)[number];

/** The person that a forger makes of another by changing one field. */
function edited(person: Person, field: EditedField): Person {
  switch (field) {
    case 'surname':
      return { ...person, surname: person.surname === 'HOLLOWAY' ? 'BRENNER' : 'HOLLOWAY' };
    case 'givenNames':
      return { ...person, givenNames: 'VICTOR' };
    case 'documentNumber':
      return {
        ...person,
        documentNumber: person.documentNumber.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 4) % 10)),
      };
    case 'birthDate':
      return { ...person, birthDate: shifted(person.birthDate, -7) };
    case 'expiryDate':
      return { ...person, expiryDate: shifted(person.expiryDate, 3) };
    case 'sex':
      return { ...person, sex: person.sex === 'M' ? 'F' : 'M' };
  }
}

function shifted(iso: string, years: number): string {
  return `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`;
}

/** What was changed, and where: shares of the picture. */
export interface EditedPicture {
  readonly picture: Picture;
  readonly places: readonly PrintedLine[];
}

/** The front with one printed field changed and its zone left as it was; undefined where the front does not print the field. */
export async function editField(document: DrawnDocument, field: EditedField): Promise<EditedPicture | undefined> {
  const forged = await document.redraw(edited(document.person, field));
  const places = document.front.lines.flatMap((line, index) => {
    const other = forged.lines[index];
    const isZone = line.text.includes('<');
    return other && other.text !== line.text && !isZone ? [unionOf(line, other)] : [];
  });
  if (places.length === 0) return undefined;
  return { picture: withPatches(document.front.picture, forged.picture, places), places };
}

/** `picture` with the rectangles `places` taken out of `other`, which has the same size. */
export function withPatches(picture: Picture, other: Picture, places: readonly Omit<PrintedLine, 'text'>[]): Picture {
  const rgb = picture.rgb.slice();
  const { widthPx, heightPx } = picture;
  for (const { left, top, width, height } of places) {
    const [fromX, toX] = [
      Math.max(0, Math.floor(left * widthPx) - 2),
      Math.min(widthPx, Math.ceil((left + width) * widthPx) + 2),
    ];
    const [fromY, toY] = [
      Math.max(0, Math.floor(top * heightPx) - 1),
      Math.min(heightPx, Math.ceil((top + height) * heightPx) + 1),
    ];
    for (let y = fromY; y < toY; y++) {
      const at = (y * widthPx + fromX) * 3;
      rgb.set(other.rgb.subarray(at, (y * widthPx + toX) * 3), at);
    }
  }
  return { widthPx, heightPx, rgb };
}

function unionOf(a: PrintedLine, b: PrintedLine): PrintedLine {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  const width = Math.max(a.left + a.width, b.left + b.width) - left;
  const height = Math.max(a.top + a.height, b.top + b.height) - top;
  return { text: b.text, left, top, width, height };
}
