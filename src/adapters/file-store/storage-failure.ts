import { IdlensError } from '../../domain/errors.ts';

/** The code of a failed system call, such as `ENOENT`; undefined for any other error. */
export function systemCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Runs `work`; a system call that fails (no space, no permission, no folder) is `storage.unavailable`, retryable. */
export async function answeringStorageFailures<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    throw new IdlensError('storage.unavailable', 'The storage of uploads does not answer.', {
      retryable: true,
      cause: error,
    });
  }
}
