import type { Operation } from '../../domain/account/price-list.ts';
import { type FailureCode, IdlensError } from '../../domain/errors.ts';
import type { PictureName } from '../../domain/image/picture-failure.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { ImageInput, PictureCaller } from '../../ports/driving/image-input.ts';
import type { TelemetryValue } from '../../ports/telemetry.ts';
import { MAX_BODY_BYTES } from './body/body-limits.ts';
import { createMultipartReader } from './body/multipart-parameters.ts';
import { bodyWeight, readParameters } from './body/read-parameters.ts';
import type { RequestParameters } from './body/request-parameters.ts';
import { createGate } from './gate.ts';
import type { HttpDependencies, HttpSettings } from './http-dependencies.ts';
import { markRepetition, repeatableCall } from './idempotency.ts';
import { callerOf, type HttpContext, type HttpMiddleware } from './request-state.ts';

/** The pictures of a call by parameter. */
type Pictures = Readonly<Partial<Record<PictureName, ImageInput>>>;

/** One kind of call that works on pictures and costs tokens. */
export interface MeteredCall<Call, Answer> {
  readonly operation: Operation;
  /** The parameters that may be file parts. */
  readonly pictureNames: readonly PictureName[];
  /** What it is when its time is over. */
  readonly timeout: { readonly code: FailureCode; readonly message: string };
  /** Checks the parameters; throws what is wrong with them. */
  parse(given: RequestParameters): Call;
  picturesOf(call: Call): Pictures;
  /** What else tells one call from another, by parameter. */
  settingsOf(call: Call): Readonly<Record<string, string>>;
  work(call: Call, caller: PictureCaller, options: CallOptions): Promise<Answer>;
  /** Whether an answer is worth its price; every answer is when left out. */
  isCharged?(answer: Answer): boolean;
  /** What the log line tells of the call and, once there is one, its answer; no personal data. */
  logged?(call: Call, answer?: Answer): Readonly<Record<string, TelemetryValue>>;
}

/** Answers one kind of metered call; stands behind the admission. */
export type AnswerMetered = <Call, Answer>(kind: MeteredCall<Call, Answer>) => HttpMiddleware;

/** Bodies that may wait for memory: far more than calls may wait, since most are read in no time. */
const MAX_BODIES_WAITING = 64;

/**
 * What all metered calls share: turns at work and memory for bodies. In this order: room to work, room for the body, body, parameters, a turn,
 * tokens held, work, tokens settled. What fails on the way leaves nothing behind.
 */
export function createMeteredCalls(dependencies: HttpDependencies): AnswerMetered {
  const { settings } = dependencies;
  const { maxWaitMs } = settings;
  const turns = createGate({ capacity: settings.scansRunning, maxWaiting: settings.scansWaiting, maxWaitMs });
  const bodies = createGate({
    capacity: Math.max(settings.bodyBudgetBytes, MAX_BODY_BYTES),
    maxWaiting: MAX_BODIES_WAITING,
    maxWaitMs,
  });
  return (kind) => {
    const readMultipart = createMultipartReader([...kind.pictureNames]);
    return async (ctx) => {
      const { signal, logged } = ctx.state;
      turns.expectRoom();
      await bodies.run(bodyWeight(ctx), signal, async () => {
        const given = await readParameters(ctx, readMultipart, { stallMs: settings.bodyStallMs, signal });
        const call = kind.parse(given);
        Object.assign(logged, kind.logged?.(call));
        const weight = turnsOf(kind.picturesOf(call), settings);
        const answer = await withDeadline(signal, settings.scanDeadlineMs, kind.timeout, (deadline) =>
          turns.run(weight, deadline, () => charge(ctx, kind, call, dependencies, deadline)),
        );
        Object.assign(logged, kind.logged?.(call, answer));
        ctx.body = answer;
      });
    };
  };
}

/** Two pictures are twice the work of one, though one call; where only one may run, they run when nothing else does. */
function turnsOf(pictures: Pictures, { scansRunning }: HttpSettings): number {
  return Math.min(Object.values(pictures).length, scansRunning);
}

async function charge<Call, Answer>(
  ctx: HttpContext,
  kind: MeteredCall<Call, Answer>,
  call: Call,
  { chargeCall, deleteUsedUploads }: HttpDependencies,
  signal: AbortSignal,
): Promise<Answer> {
  const { requestId } = ctx.state;
  const { organisationId } = callerOf(ctx.state);
  const caller = { organisationId, requestId };
  const pictures = Object.entries(kind.picturesOf(call));
  const contents = pictures.map(([name, given]) => [name, given.kind === 'bytes' ? given.bytes : given.text] as const);
  const repeatable = repeatableCall(ctx, { ...Object.fromEntries(contents), ...kind.settingsOf(call) });
  const { isCharged = () => true } = kind;
  const { answer, isRepetition } = await chargeCall(
    { ...caller, operation: kind.operation, ...(repeatable ? { repeatable } : {}) },
    () => kind.work(call, caller, { signal }),
    { signal, isCharged },
  );
  const inputs = pictures.map(([, given]) => given);
  if (isRepetition) markRepetition(ctx);
  else if (isCharged(answer)) await deleteUsedUploads?.(inputs, caller);
  return answer;
}

/** Runs `work` with a signal that fires when `signal` does or when the time for a call is over. */
async function withDeadline<Result>(
  signal: AbortSignal,
  deadlineMs: number,
  { code, message }: MeteredCall<never, never>['timeout'],
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new IdlensError(code, message, { retryable: true, retryAfterSeconds: 2 }));
  }, deadlineMs);
  try {
    return await work(AbortSignal.any([signal, deadline.signal]));
  } finally {
    clearTimeout(timer);
  }
}
