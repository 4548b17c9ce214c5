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
