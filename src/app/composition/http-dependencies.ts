import type { Container } from 'inversify';
import type { HttpDependencies } from '../../adapters/http-koa/http-dependencies.ts';
import type { AppConfig } from '../config/app-config.ts';
import { TOKENS } from './tokens.ts';

/** What the HTTP application needs, out of the container. */
export function httpDependencies(container: Container, config: AppConfig): HttpDependencies {
  const reader = container.get(TOKENS.documentReader);
  return {
    admitCaller: container.get(TOKENS.admitCaller),
    chargeCall: container.get(TOKENS.chargeCall),
    scanDocument: container.get(TOKENS.scanDocument),
    isReady: () => reader.isReady(),
    clock: container.get(TOKENS.clock),
    telemetry: container.get(TOKENS.telemetry),
    settings: {
      scansRunning: config.scans.running,
      scansWaiting: config.scans.waiting,
      maxWaitMs: config.scans.maxWaitMs,
      scanDeadlineMs: config.scans.deadlineMs,
      bodyBudgetBytes: config.bodies.budgetBytes,
      bodyStallMs: config.bodies.stallMs,
    },
    ...(config.bootstrap.isLocalDefault ? { pageKey: config.bootstrap.key } : {}),
  };
}
