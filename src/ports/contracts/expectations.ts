import type { FailureCode } from '../../domain/errors.ts';
import { isIdlensError } from '../../domain/errors.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { Quad } from '../../domain/reading/geometry.ts';

/** Thrown by a conformance suite when the adapter under test breaks its port. */
export class ContractViolation extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ContractViolation';
  }
}

/** Throws a {@link ContractViolation} unless `condition` holds. */
export function expectThat(condition: unknown, message: string): asserts condition {
  if (!condition) throw new ContractViolation(message);
}

/** Throws unless both are the same as JSON, which is how values cross the ports. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [got, want] = [JSON.stringify(actual), JSON.stringify(expected)];
  expectThat(got === want, `${what}: expected ${want}, got ${got}`);
}

/** A number from 0 to 1, both included. */
export function expectShare(value: number, what: string): void {
  expectThat(Number.isFinite(value) && value >= 0 && value <= 1, `${what} is a number from 0 to 1, got ${value}`);
}

/** Four corners inside the picture. */
export function expectQuad(quad: Quad, what: string): void {
  expectThat(quad.length === 4, `${what} has four corners`);
  for (const corner of quad) {
    expectShare(corner.x, `${what}, x of a corner,`);
    expectShare(corner.y, `${what}, y of a corner,`);
  }
}

/** What `promise` rejects with; throws when it fulfils. */
async function rejectionOf(promise: Promise<unknown>, what: string): Promise<unknown> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  expectThat(outcome !== undefined, `${what}: expected a rejection`);
  return outcome.error;
}

/** Throws unless `promise` rejects with an `IdlensError` of this code and retryability. */
export async function expectFailure(
  promise: Promise<unknown>,
  code: FailureCode,
  expected: { readonly retryable: boolean },
): Promise<void> {
  const error = await rejectionOf(promise, code);
  expectThat(isIdlensError(error), `expected an IdlensError ${code}, got ${String(error)}`);
  expectThat(error.code === code, `expected the code ${code}, got ${error.code}`);
  expectThat(error.retryable === expected.retryable, `${code}: expected retryable to be ${expected.retryable}`);
}

/** Throws unless `call` rejects with exactly the reason of its signal: once aborted beforehand, and once on the way. */
export async function expectAbortable(call: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const beforehand = new Error('aborted by the contract before the call');
  const early = await rejectionOf(call(AbortSignal.abort(beforehand)), 'a call whose signal is already aborted');
  expectThat(early === beforehand, `an aborted call rejects with the signal's reason, got ${String(early)}`);

  const underWay = new Error('aborted by the contract during the call');
  const controller = new AbortController();
  const running = call(controller.signal);
  controller.abort(underWay);
  const late = await rejectionOf(running, 'a call that is aborted on its way');
  expectThat(late === underWay, `a call aborted on its way rejects with the signal's reason, got ${String(late)}`);
}

/** Runs `use` and throws when it changed the picture it was given. */
export async function expectUntouched(image: DecodedImage, use: () => Promise<unknown>): Promise<void> {
  const rgb = image.rgb.slice();
  const bytes = image.source.bytes.slice();
  await use();
  expectThat(equalBytes(image.rgb, rgb), 'the pixels given to an adapter stay as they are');
  expectThat(equalBytes(image.source.bytes, bytes), 'the source bytes given to an adapter stay as they are');
}

/** Whether both hold the same bytes. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.byteLength === right.byteLength && left.every((value, index) => value === right[index]);
}
