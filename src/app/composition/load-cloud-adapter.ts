import { IdlensError } from '../../domain/errors.ts';

/**
 * Loads an adapter whose vendor's packages are installed only by those who use it. Throws `config.invalid`, naming the packages, when they are
 * not there.
 */
export async function loadCloudAdapter<Adapter>(
  load: () => Promise<Adapter>,
  setting: string,
  packages: string,
): Promise<Adapter> {
  try {
    return await load();
  } catch (cause) {
    if (!isMissingPackage(cause)) throw cause;
    const message = `${setting} needs packages that are not installed: npm install ${packages}`;
    throw new IdlensError('config.invalid', `The configuration is not valid. ${message}.`, {
      hints: [{ path: setting, message }],
      cause,
    });
  }
}

function isMissingPackage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
