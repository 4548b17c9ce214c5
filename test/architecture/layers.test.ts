import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

describe('the layers', () => {
  it('hold in the source', async () => {
    const { summary } = await cruise('.dependency-cruiser.mjs', 'src');
    expect(summary.totalCruised).toBeGreaterThan(50);
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  it('are defended: every planted violation is named', async () => {
    const { summary } = await cruise('test/architecture/planted.dependency-cruiser.mjs', 'test/architecture/planted');
    expect([...new Set(summary.violations.map(({ rule }) => rule.name))].sort()).toEqual([
      'adapters-see-ports-and-domain',
      'cloud-adapters-are-loaded-when-chosen',
      'config-sees-domain',
      'domain-has-no-packages',
      'domain-is-closed',
      'no-cycles',
      'no-orphans',
      'owner-of-aws-sdk',
      'owner-of-aws-sdk/client-rekognition',
      'owner-of-aws-sdk/client-textract',
      'owner-of-cockatiel',
      'owner-of-inversify',
      'owner-of-koa',
      'owner-of-kysely',
      'owner-of-redis',
      'owner-of-sharp',
      'ports-have-no-packages',
      'ports-see-domain',
      'source-knows-no-test',
      'use-cases-have-no-packages',
      'use-cases-see-ports-and-domain',
      'zod-at-the-edges',
    ]);
  });

  it('count a type-only import', async () => {
    const { summary } = await cruise('test/architecture/planted.dependency-cruiser.mjs', 'test/architecture/planted');
    const closed = summary.violations.filter(({ rule }) => rule.name === 'domain-is-closed');
    expect(closed.map(({ to }) => to)).toEqual(['test/architecture/planted/ports/port.ts']);
  });
});

// Helpers

/** Runs dependency-cruiser's own command; it exits with the number of violations, so a non-zero exit is an answer too. */
function cruise(config: string, folder: string): Promise<Cruise> {
  const command = [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    config,
    '--output-type',
    'json',
    folder,
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      if (stdout.trim() === '') reject(error ?? new Error('dependency-cruiser said nothing'));
      else resolve(JSON.parse(stdout) as Cruise);
    });
  });
}
