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
import { createScanDocument } from '../use-cases/scan-document.ts';
import { TOKENS } from './tokens.ts';

/** The use cases of accounts and documents over whatever fills the ports; their factories are bound as they stand. */
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
      (
        codec: ImageCodec,
        reader: DocumentReader,
        barcodes: BarcodeReader,
        objects: ObjectStore,
        clock: Clock,
        telemetry: Telemetry,
        faces: FaceEngine,
      ) => createScanDocument(codec, reader, barcodes, objects, clock, telemetry, faces, config.authenticity.policy),
      [
        TOKENS.imageCodec,
        TOKENS.documentReader,
        TOKENS.barcodeReader,
        TOKENS.objectStore,
        TOKENS.clock,
        TOKENS.telemetry,
        TOKENS.faceEngine,
      ],
    );
  });
}
