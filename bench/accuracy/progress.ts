import type { WriteStream } from 'node:tty';

const LINES_WITHOUT_TERMINAL = 10;

/** Tells how many of `total` are done: in place on a terminal, else in a few lines. */
export function progressOn(stream: WriteStream, total: number): (done: number) => void {
  const step = Math.ceil(total / LINES_WITHOUT_TERMINAL);
  return (done) => {
    if (stream.isTTY) stream.write(`\r${done}/${total}${done === total ? '\n' : ''}`);
    else if (done % step === 0 || done === total) stream.write(`${done}/${total}\n`);
  };
}
