import type { EngineCall, EngineReply } from './engine-messages.ts';

/**
 * The child's side of an engine process: gets ready with `start`, then answers calls with what that gave, until the parent goes. The
 * process ends with code 1 when it cannot get ready.
 */
export function serveCalls<Request, Answer>(start: () => Promise<(request: Request) => Promise<Answer>>): void {
  const reply = (message: EngineReply<Answer>, sent?: () => void) =>
    process.send?.(message, undefined, undefined, sent);
  const serve = async () => {
    const answerTo = await start();
    process.on('message', ({ call, request }: EngineCall<Request>) => {
      answerTo(request).then(
        (answer) => reply({ kind: 'answer', call, answer }),
        (error: unknown) => reply({ kind: 'fault', call, message: messageOf(error) }),
      );
    });
    process.on('disconnect', () => process.exit(0));
    reply({ kind: 'ready' });
  };
  serve().catch((error: unknown) => {
    reply({ kind: 'unstartable', message: messageOf(error) }, () => process.exit(1));
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
