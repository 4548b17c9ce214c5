/** Another reader that idlens is measured beside. */
export interface Peer {
  readonly name: PeerName;
  /** npm packages with their versions. */
  readonly packages: readonly string[];
}

/** Who runs in a child process of its own. */
export type ContestantName = 'idlens' | PeerName;

/** The peers. */
export type PeerName = 'tesseract.js + mrz' | 'mrz-detection' | '@gutenye/ocr-node';

/** Every peer with the versions that were current when the bench was written; none is a dependency of the project. */
export const PEERS: readonly Peer[] = [
  { name: 'tesseract.js + mrz', packages: ['tesseract.js@7.0.0', '@tesseract.js-data/eng@1.0.0', 'mrz@5.0.2'] },
  { name: 'mrz-detection', packages: ['mrz-detection@0.4.1'] },
  { name: '@gutenye/ocr-node', packages: ['@gutenye/ocr-node@1.4.8'] },
];

/** What a contestant makes of one picture. */
export interface PeerReading {
  /** All text that was read, line by line. */
  readonly lines: readonly string[];
  /** The lines of a machine-readable zone, empty when none was found. */
  readonly zone: readonly string[];
  /** The answered fields, of contestants that answer fields. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A contestant that has started. */
export interface Contestant {
  read(file: Uint8Array): Promise<PeerReading>;
}

/** From the bench to the child process: one file to read. */
export interface ContestantRequest {
  readonly file: Uint8Array;
}

/** From the child process to the bench: that it has started or why not, then one answer a request. */
export type ContestantMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'not_ready'; readonly reason: string }
  | { readonly kind: 'reading'; readonly reading: PeerReading; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly durationMs: number };
