import { IdlensError } from '../../domain/errors.ts';
import type { Telemetry } from '../telemetry.ts';
import type { ContractRunner, Eventually } from './contract-runner.ts';
import { expectThat } from './expectations.ts';

/** The telemetry under test. */
export interface TelemetrySubject {
  make(): Eventually<Telemetry>;
}

function troublesomeErrors(): readonly unknown[] {
  const circular: Error & { self?: unknown } = new Error('refers to itself');
  circular.self = circular;
  circular.cause = circular;
  const hostile = {
    get message(): string {
      throw new Error('a getter that throws');
    },
  };
  const cause = new Error('the engine went away');
  return [
    new Error('plain'),
    new IdlensError('reader.unavailable', 'no engine', { cause }),
    circular,
    hostile,
    Object.create(null),
    'a text',
    42n,
    Symbol('symbol'),
    undefined,
    null,
  ];
}

/** The conformance suite of the {@link Telemetry} port. */
export function telemetryContract({ describe, it }: ContractRunner, { make }: TelemetrySubject): void {
  describe('telemetry contract', () => {
    it('takes events with every kind of attribute and answers nothing', async () => {
      const telemetry = await make();
      const answer: unknown = telemetry.record('contract.event', { text: 'a', number: 1, flag: true, none: undefined });
      expectThat(answer === undefined, 'recording answers nothing, so nobody can wait for it');
      telemetry.record('contract.event', {});
    });

    it('never throws, whatever was thrown', async () => {
      const telemetry = await make();
      for (const error of troublesomeErrors()) {
        const answer: unknown = telemetry.failure('contract.failure', error, { requestId: 'contract' });
        expectThat(answer === undefined, 'reporting answers nothing');
      }
    });
  });
}
