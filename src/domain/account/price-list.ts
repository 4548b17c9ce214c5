/** The operations that cost tokens. */
export type Operation = 'document.scan' | 'face.detect' | 'face.compare' | 'face.estimate_age' | 'identity.verify';

/** What each operation costs, in whole tokens, at least 0. */
export type PriceList = Readonly<Record<Operation, number>>;

/** One token an operation. */
export const DEFAULT_PRICES: PriceList = {
  'document.scan': 1,
  'face.detect': 1,
  'face.compare': 1,
  'face.estimate_age': 1,
  'identity.verify': 1,
};
