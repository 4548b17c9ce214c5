import type { HttpMiddleware } from '../request-state.ts';
import { MAX_BODY_BYTES, MAX_DRAIN_MS } from './body-limits.ts';

/**
 * Reads the rest of a body that was answered before its end, so that the client gets to read the answer instead of meeting a
 * reset connection; but not for ever: a client that sends on too much or too long is cut off.
 */
export function drainAnsweredBodies(): HttpMiddleware {
  return async (ctx, next) => {
    const { req, res } = ctx;
    res.once('finish', () => {
      if (req.complete) return;
      const { socket } = req;
      const startBytes = socket.bytesRead;
      const deadline = setTimeout(() => socket.destroy(), MAX_DRAIN_MS);
      const watch = setInterval(() => {
        if (socket.bytesRead - startBytes > MAX_BODY_BYTES) socket.destroy();
      }, 100);
      const stop = (): void => {
        clearTimeout(deadline);
        clearInterval(watch);
        socket.removeListener('close', stop);
      };
      req.once('end', stop);
      socket.once('close', stop);
      req.resume();
    });
    await next();
  };
}
