import { z } from 'zod';
import { AUTHENTICITY_POLICIES } from '../../../domain/authenticity/authenticity-policy.ts';

/** How strictly the checks are to be taken; as the server is configured when not given. */
export const authenticityPolicyParameter = z
  .enum(AUTHENTICITY_POLICIES, { error: `give one of: ${AUTHENTICITY_POLICIES.join(', ')}` })
  .optional();
