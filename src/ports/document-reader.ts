import type { DocumentTypeHint } from '../domain/document/document-type.ts';
import type { ReaderField } from '../domain/evidence/reader-field.ts';
import type { DecodedImage } from '../domain/image/image-rules.ts';
import type { QuarterTurn } from '../domain/reading/geometry.ts';
import type { PageText } from '../domain/reading/text-line.ts';
import type { CallOptions } from './call-options.ts';

export type { ReaderField };

/** Something the reader could not do fully; the reading is still usable. */
export interface ReaderWarning {
  /** Stable, `namespace.reason`. */
  readonly code: string;
  readonly message: string;
}

/** How long a stage of a reading took, in milliseconds; `model` stages are time inside a recognition model. */
export interface StageTiming {
  readonly stage: string;
  readonly kind: 'model' | 'other';
  readonly durationMs: number;
}

/** What a reader saw on one picture. `fields` and `lines` may each be empty: vendors return one, the other, or both. */
export interface DocumentReading extends PageText {
  readonly reader: { readonly id: string; readonly version: string };
  /** The clockwise turn that made the picture upright; `page` and all coordinates are those of the turned picture. */
  readonly turn: QuarterTurn;
  readonly fields: readonly ReaderField[];
  readonly warnings: readonly ReaderWarning[];
  readonly timings: readonly StageTiming[];
}

/** What a caller knows beforehand; a reader may ignore it. */
export interface ReadingHint {
  readonly documentType: DocumentTypeHint;
}

/**
 * Reads the print of one picture of a document. Implemented by OCR engines and by vendors' ID services.
 *
 * A picture without any text is a reading with no lines, not an error. Implementations throw `IdlensError`
 * `reader.unavailable` or `reader.timeout` (both retryable) when the engine cannot answer, `image.*` when it refuses the picture,
 * `config.invalid` when it refuses the credentials of this service, and reject with the signal's reason when aborted. They never change
 * the image they are given.
 */
export interface DocumentReader {
  readonly id: string;
  read(image: DecodedImage, hint: ReadingHint, options?: CallOptions): Promise<DocumentReading>;
  /**
   * Both sides of one document in one request, each reading as {@link DocumentReader.read} would give it. Only of readers that take two
   * pages at once; the others are asked for each side. A failure may lie in either side.
   */
  readBoth?(
    front: DecodedImage,
    back: DecodedImage,
    hint: ReadingHint,
    options?: CallOptions,
  ): Promise<readonly [DocumentReading, DocumentReading]>;
  /** Whether a call now has a chance to succeed; never throws. */
  isReady(): Promise<boolean>;
  /** Lets go of processes and memory; calls in flight end first. Safe to call twice. */
  close(): Promise<void>;
}
