import { ContainerModule } from 'inversify';
import { createZxingBarcodeReader } from '../../adapters/barcode-zxing/index.ts';
import { createSharpImageCodec } from '../../adapters/image-sharp/index.ts';
import { createLocalFaceEngine, createLocalReader } from '../../adapters/local-engine/index.ts';
import { createMemoryApiKeyDirectory } from '../../adapters/memory/memory-api-key-directory.ts';
import { createMemoryObjectStore } from '../../adapters/memory/memory-object-store.ts';
import { createMemoryOrganisationDirectory } from '../../adapters/memory/memory-organisation-directory.ts';
import { createMemoryRateLimiter } from '../../adapters/memory/memory-rate-limiter.ts';
import { createMemoryTokenLedger } from '../../adapters/memory/memory-token-ledger.ts';
import { createPinoTelemetry } from '../../adapters/system/pino-telemetry.ts';
import { createSystemClock } from '../../adapters/system/system-clock.ts';
import type { AppConfig } from '../config/app-config.ts';
import { bootstrapEntries } from './bootstrap-entries.ts';
import { TOKENS } from './tokens.ts';

/**
 * Which adapter fills which port. Each is made when it is first asked for; readers are closed with the container. What is kept is kept in
 * memory, unless open storage is put in its place.
 */
export function adaptersModule(config: AppConfig): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(TOKENS.documentReader)
      .toDynamicValue(() => createLocalReader({ processes: config.reader.processes }))
      .inSingletonScope()
      .onDeactivation((reader) => reader.close());
    bind(TOKENS.faceEngine)
      .toDynamicValue(() => createLocalFaceEngine({ processes: config.faces.processes }))
      .inSingletonScope()
      .onDeactivation((engine) => engine.close());
    bind(TOKENS.barcodeReader)
      .toDynamicValue(() => createZxingBarcodeReader())
      .inSingletonScope()
      .onDeactivation((reader) => reader.close());
    bind(TOKENS.imageCodec).toDynamicValue(() => createSharpImageCodec());
    bind(TOKENS.objectStore).toDynamicValue(createMemoryObjectStore);
    bind(TOKENS.tokenLedger).toDynamicValue(() => createMemoryTokenLedger());
    bind(TOKENS.organisationDirectory).toDynamicValue(createMemoryOrganisationDirectory);
    bind(TOKENS.apiKeyDirectory).toDynamicValue(() => createMemoryApiKeyDirectory(bootstrapEntries(config)));
    bind(TOKENS.rateLimiter).toDynamicValue(() => createMemoryRateLimiter(config.rate));
    bind(TOKENS.clock).toDynamicValue(createSystemClock);
    bind(TOKENS.telemetry).toDynamicValue(() => createPinoTelemetry({ level: config.logLevel }));
  });
}
