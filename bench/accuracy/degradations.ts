import type { Degradation } from '../../test/specimens/degrade.ts';

/** What is done to a picture before it is scanned. `upright` is the picture as it is. */
export const DEGRADATIONS = {
  upright: {},
  'turn-90': { turnDegrees: 90 },
  'turn-180': { turnDegrees: 180 },
  'turn-270': { turnDegrees: 270 },
  'turn-7': { turnDegrees: 7 },
  'half-size': { scale: 0.5 },
  'jpeg-40': { jpegQuality: 40 },
  blur: { blurPx: 1.6 },
  noise: { noise: 20, seed: 11 },
  keystone: { keystone: 0.12 },
} as const satisfies Record<string, Degradation>;

/** One of {@link DEGRADATIONS}. */
export type DegradationName = keyof typeof DEGRADATIONS;

/** All names, in the order of the table. */
const DEGRADATION_NAMES = Object.keys(DEGRADATIONS) as readonly DegradationName[];

/** The degradations of a comma-separated list, `all` for every one. Throws on a name that is none. */
export function parseDegradations(list: string): readonly DegradationName[] {
  if (list === 'all') return DEGRADATION_NAMES;
  const wanted = list.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !DEGRADATION_NAMES.some((known) => known === name));
  if (unknown.length > 0) {
    throw new Error(`no degradation ${unknown.join(', ')}; there are ${DEGRADATION_NAMES.join(', ')}`);
  }
  return DEGRADATION_NAMES.filter((name) => wanted.includes(name));
}
