/**
 * The chunks of `bytes` until they end. When `signal` fires it throws the signal's reason at once, also while a chunk is awaited that never
 * comes.
 */
export async function* abortableBytes(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  const iterator = bytes[Symbol.asyncIterator]();
  const { promise: aborted, stop } = rejectionOn(signal);
  let ended = false;
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    stop();
    // Not awaited: a source that hangs never answers.
    if (!ended) void iterator.return?.()?.catch(() => undefined);
  }
}

/** A promise that rejects when `signal` fires and otherwise stays open; `stop` forgets the signal. */
function rejectionOn(signal: AbortSignal | undefined): { readonly promise: Promise<never>; readonly stop: () => void } {
  let stop = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => reject(signal?.reason);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    stop = () => signal?.removeEventListener('abort', onAbort);
  });
  promise.catch(() => undefined);
  return { promise, stop };
}
