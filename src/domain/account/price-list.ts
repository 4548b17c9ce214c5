/** An operation that costs tokens. */
export type Operation = 'document.scan';

/** What each operation costs, in whole tokens, at least 0. */
export type PriceList = Readonly<Record<Operation, number>>;

/** One token an operation. */
export const DEFAULT_PRICES: PriceList = { 'document.scan': 1 };
