import Router from '@koa/router';
import { IdlensError } from '../../../domain/errors.ts';
import type { ImageInput } from '../../../ports/driving/scan-document.ts';
import { admit } from '../admission.ts';
import { MAX_BODY_BYTES } from '../body/body-limits.ts';
import { createMultipartReader } from '../body/multipart-parameters.ts';
import { bodyWeight, readParameters } from '../body/read-parameters.ts';
import { createGate } from '../gate.ts';
import type { HttpDependencies, HttpSettings } from '../http-dependencies.ts';
import { type CallContent, markRepetition, repeatableCall } from '../idempotency.ts';
import { callerOf, type HttpContext, type RequestState } from '../request-state.ts';
import { presentScan, type ScanAnswer } from './scan-answer.ts';
import { parseScanParameters, type ScanCall } from './scan-parameters.ts';

/** Bodies that may wait for memory: far more than scans may wait, since most are read in no time. */
const MAX_BODIES_WAITING = 64;

/**
 * `POST /v1/document/scan`. In this order: key and rate, room to work, room for the body, body, parameters, a turn, tokens held,
 * scan, tokens settled. What fails on the way leaves nothing behind.
 */
export function scanRoutes(dependencies: HttpDependencies): Router<RequestState> {
  const { settings } = dependencies;
  const turns = createGate({
    capacity: settings.scansRunning,
    maxWaiting: settings.scansWaiting,
    maxWaitMs: settings.maxWaitMs,
  });
  const bodies = createGate({
    capacity: Math.max(settings.bodyBudgetBytes, MAX_BODY_BYTES),
    maxWaiting: MAX_BODIES_WAITING,
    maxWaitMs: settings.maxWaitMs,
  });
  const readMultipart = createMultipartReader(['image', 'imageBack']);
  const router = new Router<RequestState>();

  router.post('/v1/document/scan', admit(dependencies.admitCaller, 'scan'), async (ctx) => {
    const { signal } = ctx.state;
    turns.expectRoom();
    await bodies.run(bodyWeight(ctx), signal, async () => {
      const given = await readParameters(ctx, readMultipart, { stallMs: settings.bodyStallMs, signal });
      const call = parseScanParameters(given);
      ctx.state.logged['documentTypeHint'] = call.documentType;
      const answer = await withDeadline(signal, settings, (deadline) =>
        turns.run(turnsOf(call, settings), deadline, () => scan(ctx, call, dependencies, deadline)),
      );
      ctx.state.logged['documentType'] = answer.documentType;
      ctx.body = answer;
    });
  });
  return router;
}

/** Two pictures are twice the work of one, though one call; where only one may run, they run when nothing else does. */
function turnsOf({ imageBack }: ScanCall, { scansRunning }: HttpSettings): number {
  return imageBack === undefined ? 1 : Math.min(2, scansRunning);
}

async function scan(
  ctx: HttpContext,
  call: ScanCall,
  { chargeCall, scanDocument, deleteUsedUploads }: HttpDependencies,
  signal: AbortSignal,
): Promise<ScanAnswer> {
  const { requestId } = ctx.state;
  const { organisationId } = callerOf(ctx.state);
  const repeatable = repeatableCall(ctx, contentOf(call));
  const { answer, isRepetition } = await chargeCall(
    { organisationId, operation: 'document.scan', requestId, ...(repeatable ? { repeatable } : {}) },
    async () => presentScan(await scanDocument(call, { organisationId, requestId }, { signal }), call.include),
    { signal },
  );
  if (isRepetition) markRepetition(ctx);
  else await deleteUsedUploads?.(call, { organisationId, requestId });
  return answer;
}

function contentOf({ image, imageBack, documentType, include }: ScanCall): CallContent {
  return {
    image: contentOfImage(image),
    imageBack: imageBack && contentOfImage(imageBack),
    documentType,
    include: [...include].toSorted().join(','),
  };
}

function contentOfImage(image: ImageInput): string | Uint8Array {
  return image.kind === 'bytes' ? image.bytes : image.text;
}

/** Runs `work` with a signal that fires when `signal` does or when the time for a scan is over. */
async function withDeadline<Result>(
  signal: AbortSignal,
  { scanDeadlineMs }: HttpSettings,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    const details = { retryable: true, retryAfterSeconds: 2 } as const;
    deadline.abort(new IdlensError('reader.timeout', 'The document could not be read in time.', details));
  }, scanDeadlineMs);
  try {
    return await work(AbortSignal.any([signal, deadline.signal]));
  } finally {
    clearTimeout(timer);
  }
}
