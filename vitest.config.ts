import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout = 20_000) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout, hookTimeout: 60_000 },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    setupFiles: ['test/setup.ts'],
    projects: [
      project('unit'),
      project('property', 60_000),
      project('contract', 60_000),
      project('http', 60_000),
      project('e2e', 120_000),
      project('accuracy', 300_000),
      project('architecture', 120_000),
    ],
  },
});
