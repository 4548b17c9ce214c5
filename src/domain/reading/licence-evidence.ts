import type { PartedPrint } from './label-blocks.ts';
import type { PrintFragment } from './reading-order.ts';

/** What the classes of a licence allow to drive, as the legends on its back name it (AAMVA DL/ID Card Design Standard, annex A, zone III). */
const VEHICLE =
  /(?<!\p{L})(?:vehicles?|v[ée]hicules?|veh[ií]culos?|ve[ií]culos?|veicol[io]|kraftfahrzeuge?|fahrzeuge?|motorcycles?|motocyclettes?|motociclet[at]s?|GVWR|PNBV|habitation motorisée)(?!\p{L})/iu;

/** Offices of motor vehicles issue identity cards too. */
const OFFICE = /department|bureau|registry|division|commission|administration|ministry|minist[eè]re|secretar[ií]a/i;

/** The labels that only a driver's licence carries beside the names and dates of every document. */
const OWN_LABELS = ['class', 'restrictions', 'endorsements'] as const;

/**
 * How much labels and legends say that this is a driver's licence though no title does, as a weight beside those of titles: 0.8 for two
 * kinds of label, or one and the name of a vehicle; 0.2 for a label alone.
 */
export function licenceEvidence({ labels }: PartedPrint, fragments: readonly PrintFragment[]): number {
  const keys = new Set(labels.map(({ key }) => key));
  const own = OWN_LABELS.filter((key) => keys.has(key)).length;
  const namesVehicle = fragments.some(({ text }) => VEHICLE.test(text) && !OFFICE.test(text));
  return own >= 2 || (own === 1 && namesVehicle) ? 0.8 : own * 0.2;
}

/** A line that begins with the number of a field of a driving licence and its full stop: `4a. 01.02.2020`, `2.ANNA`. */
const NUMBERED_LINE = /^(1|2|3|4[a-d]|5|9)[.)]\s?(?=$|[\p{L}\d])/iu;
/** Numbers that no other document prints. */
const LICENCE_NUMBER = /^4[a-d]$/i;
const LEAST_NUMBERS = 4;

/**
 * Whether the lines are numbered as the fields of a driving licence are (Vienna Convention on Road Traffic, annex 6), told by at least
 * four of the numbers, 4a to 4d among them.
 */
export function hasLicenceNumbering(fragments: readonly PrintFragment[]): boolean {
  const numbers = new Set(
    fragments.map(({ text }) => NUMBERED_LINE.exec(text)?.[1]).filter((each) => each !== undefined),
  );
  return numbers.size >= LEAST_NUMBERS && [...numbers].some((number) => LICENCE_NUMBER.test(number));
}
