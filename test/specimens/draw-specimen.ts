import { encode, type Picture } from './degrade.ts';
import { drawEuLicence } from './documents/eu-licence.ts';
import { drawIdentityCardBack, drawIdentityCardFront, drawIdentityCardTd2 } from './documents/identity-card.ts';
import type { SideDrawing } from './documents/layout.ts';
import { drawPassport } from './documents/passport.ts';
import { drawResidencePermitBack, drawResidencePermitFront } from './documents/residence-permit.ts';
import { drawUsLicenceBack, drawUsLicenceFront } from './documents/us-licence.ts';
import { drawVisaA, drawVisaB } from './documents/visa.ts';
import { type Look, PLAIN_LOOK } from './look.ts';
import type { Person } from './people.ts';
import { seededRandom } from './random.ts';
import type { PrintedLine, Sheet } from './sheet.ts';
import type { SpecimenTruth } from './truth.ts';

const DRAWINGS = {
  passport: drawPassport,
  'identity-card-front': drawIdentityCardFront,
  'identity-card-back': drawIdentityCardBack,
  'identity-card-td2': drawIdentityCardTd2,
  'residence-permit-front': drawResidencePermitFront,
  'residence-permit-back': drawResidencePermitBack,
  'visa-a': drawVisaA,
  'visa-b': drawVisaB,
  'eu-licence': drawEuLicence,
  'us-licence-front': drawUsLicenceFront,
  'us-licence-back': drawUsLicenceBack,
} as const satisfies Record<string, SideDrawing>;

/** A kind of document, and which side of it. */
export type SpecimenKind = keyof typeof DRAWINGS;

/** All kinds. */
export const SPECIMEN_KINDS = Object.keys(DRAWINGS) as readonly SpecimenKind[];

/** A drawn document: the picture as pixels and as PNG, and what it truly says. */
export interface Specimen {
  readonly picture: Picture;
  readonly png: Uint8Array;
  readonly truth: SpecimenTruth;
  /** Every line of print and where it stands on the picture. */
  readonly lines: readonly PrintedLine[];
}

/** Draws a document of an invented person. The same arguments give the same bytes. */
export async function drawSpecimen(kind: SpecimenKind, person: Person, look: Partial<Look> = {}): Promise<Specimen> {
  const fullLook = { ...PLAIN_LOOK, ...look };
  const { sheet, truth } = await DRAWINGS[kind](person, fullLook);
  const { picture, lines } = onTable(sheet, fullLook);
  return { picture, png: await encode(picture), truth, lines };
}

/** The sheet with a strip of grained table around it; the sheet alone when the look asks for no margin. */
function onTable(sheet: Sheet, { margin, seed }: Look): { picture: Picture; lines: readonly PrintedLine[] } {
  const { widthPx: width, heightPx: height, rgb: page } = sheet.canvas;
  const border = Math.round(margin * width);
  if (border === 0) return { picture: { widthPx: width, heightPx: height, rgb: page }, lines: sheet.lines };
  const [widthPx, heightPx] = [width + 2 * border, height + 2 * border];
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const random = seededRandom(seed + 7);
  for (let at = 0; at < rgb.length; at += 3) {
    const grain = Math.round(random() * 14);
    rgb.set([90 + grain, 78 + grain, 66 + grain], at);
  }
  for (let row = 0; row < height; row += 1) {
    rgb.set(page.subarray(row * width * 3, (row + 1) * width * 3), ((row + border) * widthPx + border) * 3);
  }
  const lines = sheet.lines.map((line) => ({
    text: line.text,
    left: (line.left * width + border) / widthPx,
    top: (line.top * height + border) / heightPx,
    width: (line.width * width) / widthPx,
    height: (line.height * height) / heightPx,
  }));
  return { picture: { widthPx, heightPx, rgb }, lines };
}
