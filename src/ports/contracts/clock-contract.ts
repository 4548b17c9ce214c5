import type { Clock } from '../clock.ts';
import type { ContractRunner, Eventually } from './contract-runner.ts';
import { expectThat } from './expectations.ts';

/** The clock under test. */
export interface ClockSubject {
  make(): Eventually<Clock>;
}

/** 2020-01-01 and 2200-01-01 as milliseconds since 1970: a reading outside is in the wrong unit. */
const EARLIEST_MS = 1_577_836_800_000;
const LATEST_MS = 7_258_118_400_000;

/** The conformance suite of the {@link Clock} port. */
export function clockContract({ describe, it }: ContractRunner, { make }: ClockSubject): void {
  describe('clock contract', () => {
    it('tells the time in milliseconds since 1970', async () => {
      const nowMs = (await make()).nowMs();
      expectThat(Number.isFinite(nowMs) && nowMs > EARLIEST_MS && nowMs < LATEST_MS, `the time is ${nowMs}`);
    });

    it('has a monotonic reading that never runs backwards', async () => {
      const clock = await make();
      let previous = clock.monotonicMs();
      for (let reading = 0; reading < 1_000; reading++) {
        const current = clock.monotonicMs();
        expectThat(Number.isFinite(current) && current >= previous, `${current} follows ${previous}`);
        previous = current;
      }
    });
  });
}
