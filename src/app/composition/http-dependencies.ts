import type { Container } from 'inversify';
import type { HttpDependencies, HttpUploads } from '../../adapters/http-koa/http-dependencies.ts';
import type { TokenLedger } from '../../ports/token-ledger.ts';
import type { AppConfig } from '../config/app-config.ts';
import { createDeleteUsedUploads } from '../use-cases/delete-used-uploads.ts';
import { createPresignUploads } from '../use-cases/presign-uploads.ts';
import { TOKENS } from './tokens.ts';

/** What the HTTP application needs, out of the container. */
export function httpDependencies(container: Container, config: AppConfig): HttpDependencies {
  const reader = container.get(TOKENS.documentReader);
  const ledger = container.get(TOKENS.tokenLedger);
  return {
    admitCaller: container.get(TOKENS.admitCaller),
    chargeCall: container.get(TOKENS.chargeCall),
    scanDocument: container.get(TOKENS.scanDocument),
    detectFace: container.get(TOKENS.detectFace),
    compareFaces: container.get(TOKENS.compareFaces),
    estimateAge: container.get(TOKENS.estimateAge),
    verifyIdentity: container.get(TOKENS.verifyIdentity),
    ...uploadDependencies(container, config),
    isReady: async () => (await Promise.all([reader.isReady(), answers(ledger)])).every(Boolean),
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
    ...(config.bootstrap?.isLocalDefault ? { pageKey: config.bootstrap.key } : {}),
  };
}

async function answers(ledger: TokenLedger): Promise<boolean> {
  try {
    await ledger.balance('readiness');
    return true;
  } catch {
    return false;
  }
}

function uploadDependencies(
  container: Container,
  { uploads: { publicUrl, deleteAfterUse } }: AppConfig,
): Pick<HttpDependencies, 'uploads' | 'deleteUsedUploads'> {
  if (!container.isBound(TOKENS.uploadIssuer)) return {};
  const clock = container.get(TOKENS.clock);
  const uploads: HttpUploads = {
    presignUploads: createPresignUploads(container.get(TOKENS.uploadIssuer), clock),
    ...(container.isBound(TOKENS.uploadReceiver) ? { receiver: container.get(TOKENS.uploadReceiver) } : {}),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
  if (!deleteAfterUse) return { uploads };
  const deleteUsedUploads = createDeleteUsedUploads(container.get(TOKENS.objectStore), container.get(TOKENS.telemetry));
  return { uploads, deleteUsedUploads };
}
