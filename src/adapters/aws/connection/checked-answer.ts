import type { z } from 'zod';
import { type ServiceFailures, unavailable } from './service-failures.ts';

/**
 * `answer` as `schema` has it. What a service answers is checked like everything that comes from outside; one of another shape counts as no
 * answer: throws the service's unavailability.
 */
export function checkedAnswer<Answer>(schema: z.ZodType<Answer>, answer: unknown, failures: ServiceFailures): Answer {
  const { data, error } = schema.safeParse(answer);
  if (data === undefined) throw unavailable(failures, 'sent an answer of another shape', error);
  return data;
}
