import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout = 20_000, globalSetup: readonly string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: 60_000,
    globalSetup: [...globalSetup],
  },
});
const POSTGRES = ['test/postgres/global-setup.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    setupFiles: ['test/setup.ts'],
    projects: [
      project('unit'),
      project('property', 60_000),
      project('contract', 60_000, POSTGRES),
      project('http', 60_000),
      project('e2e', 120_000, POSTGRES),
      project('accuracy', 300_000),
      project('architecture', 120_000),
      project('faults', 120_000, POSTGRES),
      project('s3', 60_000),
    ],
  },
});
