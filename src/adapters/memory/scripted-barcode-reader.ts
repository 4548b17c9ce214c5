import type { DecodedImage } from '../../domain/image/image-rules.ts';
import { quadOf } from '../../domain/reading/geometry.ts';
import type { Barcode, BarcodeFormat, BarcodeReader } from '../../ports/barcode-reader.ts';
import { createScriptedCalls } from './scripted-calls.ts';
import { type Script, stepsOf } from './scripted-step.ts';

/**
 * A {@link BarcodeReader} for tests: finds nothing unless a script says otherwise. See `scripted-step` for faults and latency.
 */
export function createScriptedBarcodeReader(
  script: Script<DecodedImage, readonly Barcode[]> = () => ({ answer: [] }),
): BarcodeReader {
  const nextStep = stepsOf(script);
  const inFlight = createScriptedCalls('scripted barcode reader');
  return {
    id: 'scripted',
    read: (image, options) => inFlight.run(() => nextStep(image), options?.signal),
    close: () => inFlight.close(),
  };
}

/** A barcode in the lower half of the picture. */
export function scriptedBarcode(format: BarcodeFormat, text: string): Barcode {
  return { format, text, quad: quadOf({ left: 0.1, top: 0.6, width: 0.8, height: 0.3 }) };
}
