import type { z } from 'zod';
import { type FailureHint, IdlensError } from '../../../domain/errors.ts';

/** One hint for every fault that a schema found. */
export function hintsOf({ issues }: z.ZodError): readonly FailureHint[] {
  return issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

/** The refusal of a body as `request.invalid`, naming the parameters that the hints lie in. */
export function invalidBody(hints: readonly FailureHint[]): IdlensError {
  const paths = [...new Set(hints.map((hint) => hint.path.split('.')[0]))];
  return new IdlensError('request.invalid', `The body is not valid: see ${paths.join(', ')}.`, { hints });
}
