import type { FoundBarcode } from './zxing-engine.ts';

/**
 * A code that needed nearly all of its error correction may have been corrected into a text that never was (measured: 1 in 58
 * readings of blurred PDF417, with nothing left); below this reserve a second reading has to say the same.
 */
const TRUSTED_RESERVE = 0.25;

/**
 * A restored code (see `restoredCode`) has to keep more than that: its code words are guesses of which each is some code word, so that none is missing and
 * all that are wrong are errors, which take twice as much of the correction as gaps.
 */
export const RESTORED_RESERVE = 0.4;

/** Decides over several readings of one picture which barcodes are to be told, each once. */
export class ReadingTrust {
  readonly #doubtful = new Set<string>();
  readonly #trusted = new Set<string>();

  /** Whether this reading makes a barcode trusted that was not before. */
  earns({ format, text, reserve }: Pick<FoundBarcode, 'format' | 'text' | 'reserve'>): boolean {
    const key = `${format} ${text}`;
    if (this.#trusted.has(key)) return false;
    const confirmed = reserve >= TRUSTED_RESERVE || this.#doubtful.has(key);
    (confirmed ? this.#trusted : this.#doubtful).add(key);
    return confirmed;
  }
}
