import { Container, ContainerModule, type ServiceIdentifier } from 'inversify';
import type { AppConfig } from '../config/app-config.ts';
import { adaptersModule } from './adapters-module.ts';
import { faceUseCasesModule } from './face-use-cases-module.ts';
import { type Ports, TOKENS } from './tokens.ts';
import { useCasesModule } from './use-cases-module.ts';

/** Adapters that take the place of the configured ones. Who made them closes them. */
export type PortOverrides = Partial<Ports>;

/**
 * All services, bound by the configuration, with `overrides` in place of the adapters of the same name. Nothing is started before
 * it is asked for. `unbindAllAsync` closes what was started.
 */
export function createContainer(config: AppConfig, overrides: PortOverrides = {}): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.load(
    adaptersModule(config),
    useCasesModule(config),
    faceUseCasesModule(config),
    overridesModule(overrides),
  );
  return container;
}

function overridesModule(overrides: PortOverrides): ContainerModule {
  return new ContainerModule(({ bind, isBound, rebind }) => {
    for (const [name, adapter] of Object.entries(overrides)) {
      if (adapter === undefined) continue;
      const token: ServiceIdentifier<unknown> = TOKENS[name as keyof Ports];
      (isBound(token) ? rebind(token) : bind(token)).toConstantValue(adapter);
    }
  });
}
