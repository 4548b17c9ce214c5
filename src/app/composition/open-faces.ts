import type { FaceSession } from '../cli/face-session.ts';
import type { AppConfig } from '../config/app-config.ts';
import { openServices } from './open-services.ts';
import { TOKENS } from './tokens.ts';

/** The calls of the command line are nobody's in particular. */
const COMMAND_LINE = { organisationId: 'local', requestId: 'command-line' } as const;

/** Opens the engines of the configuration for the commands of faces; nothing starts before it is asked for. Throws as `openServices` does. */
export async function openFaces(config: AppConfig): Promise<FaceSession> {
  const { container, close } = await openServices({ ...config, logLevel: 'silent' });
  const compareFaces = container.get(TOKENS.compareFaces);
  const verifyIdentity = container.get(TOKENS.verifyIdentity);
  const input = (bytes: Uint8Array) => ({ kind: 'bytes', bytes }) as const;
  return {
    compare: (source, target) => compareFaces({ source: input(source), target: input(target) }, COMMAND_LINE),
    async verify(document, selfie, terms) {
      const pictures = { documentImage: input(document), faceImage: input(selfie) };
      return (await verifyIdentity({ ...pictures, ...terms }, COMMAND_LINE)).answer;
    },
    close,
  };
}
