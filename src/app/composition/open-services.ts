import type { Container } from 'inversify';
import { createSharpImageCodec } from '../../adapters/image-sharp/index.ts';
import { createPinoTelemetry } from '../../adapters/system/pino-telemetry.ts';
import type { AppConfig } from '../config/app-config.ts';
import { createContainer, type PortOverrides } from './container.ts';
import { openEngines } from './open-engines.ts';

/** All services, their engines open. */
export interface OpenServices {
  readonly container: Container;
  /** Closes what was opened and started here. */
  close(): Promise<void>;
}

/** Opens the engines of the configuration and binds all services, with `overrides` as in {@link createContainer}. Throws as `openEngines` does. */
export async function openServices(config: AppConfig, overrides: PortOverrides = {}): Promise<OpenServices> {
  const { telemetry = createPinoTelemetry({ level: config.logLevel }), imageCodec = createSharpImageCodec() } =
    overrides;
  const engines = await openEngines(config, { telemetry, imageCodec });
  const container = createContainer(config, { telemetry, imageCodec, ...engines.ports, ...overrides });
  return {
    container,
    async close() {
      await container.unbindAllAsync();
      await engines.close();
    },
  };
}
