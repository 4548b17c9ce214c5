import type { DocumentTypeHint } from '../../domain/document/document-type.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { DocumentReader, ReadingHint } from '../../ports/document-reader.ts';
import { createScriptedCalls } from './scripted-calls.ts';
import { completeReading, type ScriptedReading } from './scripted-reading.ts';
import { type Script, type ScriptedStep, stepsOf } from './scripted-step.ts';

/** What a scripted document reader is asked. */
export interface ScriptedReadRequest {
  readonly image: DecodedImage;
  readonly hint: ReadingHint;
}

/** A call that was made; the picture is kept only when `keepImages` is set. */
export interface RecordedRead {
  readonly documentType: DocumentTypeHint;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly image?: DecodedImage;
}

/** A {@link DocumentReader} that follows a script and tells what it was asked. */
export interface ScriptedDocumentReader extends DocumentReader {
  readonly calls: readonly RecordedRead[];
}

/** How a scripted document reader presents itself. */
export interface ScriptedDocumentReaderOptions {
  /** `scripted` when left out. */
  readonly id?: string;
  readonly keepImages?: boolean;
  /** What `isReady` says until the reader is closed; true when left out. */
  readonly ready?: boolean;
}

/**
 * A document reader for tests: gives one reading for every picture, a list of steps one a call, or whatever a function makes of
 * the picture. A step may answer late, fail or hang (see {@link ScriptedStep}).
 */
export function createScriptedDocumentReader(
  script: ScriptedReading | Script<ScriptedReadRequest, ScriptedReading>,
  options: ScriptedDocumentReaderOptions = {},
): ScriptedDocumentReader {
  const id = options.id ?? 'scripted';
  const nextStep = stepsOf(isScript(script) ? script : (): ScriptedStep<ScriptedReading> => ({ answer: script }));
  const inFlight = createScriptedCalls('scripted document reader');
  const calls: RecordedRead[] = [];
  return {
    id,
    calls,
    async read(image, hint, callOptions) {
      const { widthPx, heightPx } = image;
      const scripted = await inFlight.run(() => {
        calls.push({ documentType: hint.documentType, widthPx, heightPx, ...(options.keepImages ? { image } : {}) });
        return nextStep({ image, hint });
      }, callOptions?.signal);
      return completeReading(scripted, { widthPx, heightPx }, { id, version: '1' });
    },
    isReady: async () => inFlight.isOpen() && (options.ready ?? true),
    close: () => inFlight.close(),
  };
}

function isScript(
  script: ScriptedReading | Script<ScriptedReadRequest, ScriptedReading>,
): script is Script<ScriptedReadRequest, ScriptedReading> {
  return typeof script === 'function' || Array.isArray(script);
}
