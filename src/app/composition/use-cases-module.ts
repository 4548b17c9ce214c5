import { ContainerModule } from 'inversify';
import type { BarcodeReader } from '../../ports/barcode-reader.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { TokenLedger } from '../../ports/token-ledger.ts';
import type { AppConfig } from '../config/app-config.ts';
import { createAdmitCaller } from '../use-cases/admit-caller.ts';
import { createChargeCall } from '../use-cases/charge-call.ts';
import { createDecodePicture } from '../use-cases/decode-picture.ts';
import { createScanDocument } from '../use-cases/scan-document.ts';
import { TOKENS } from './tokens.ts';

type ScanServices = [DocumentReader, BarcodeReader, Clock, Telemetry, FaceEngine];

/** The use cases of accounts and documents over whatever fills the ports. */
export function useCasesModule(config: AppConfig): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(TOKENS.admitCaller).toResolvedValue(createAdmitCaller, [
      TOKENS.apiKeyDirectory,
      TOKENS.rateLimiter,
      TOKENS.clock,
    ]);
    bind(TOKENS.chargeCall).toResolvedValue(
      (ledger: TokenLedger, telemetry: Telemetry) => createChargeCall(ledger, config.prices, telemetry),
      [TOKENS.tokenLedger, TOKENS.telemetry],
    );
    bind(TOKENS.scanDocument).toResolvedValue(
      (codec: ImageCodec, objects: ObjectStore, ...others: ScanServices) =>
        createScanDocument(
          createDecodePicture(codec, objects, config.uploads.layout),
          codec,
          ...others,
          config.authenticity.policy,
        ),
      [
        TOKENS.imageCodec,
        TOKENS.objectStore,
        TOKENS.documentReader,
        TOKENS.barcodeReader,
        TOKENS.clock,
        TOKENS.telemetry,
        TOKENS.faceEngine,
      ],
    );
  });
}
