import { brightestChannel, luminance, type Pixels } from '../picture/pixels.ts';

/** A page and the one-channel views of it that recognisers read, each made when first asked for. */
export class PageViews {
  readonly rgb: Pixels;
  #grey: Pixels | undefined;
  #bright: Pixels | undefined;

  constructor(rgb: Pixels) {
    this.rgb = rgb;
  }

  /** Brightness. */
  get grey(): Pixels {
    this.#grey ??= luminance(this.rgb);
    return this.#grey;
  }

  /** The brightest channel, in which coloured overprints fade. */
  get bright(): Pixels {
    this.#bright ??= brightestChannel(this.rgb);
    return this.#bright;
  }
}
