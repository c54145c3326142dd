import { defineConfig } from 'vitest/config';

/**
 * Folders whose tests are about functions and nothing else: files of one worker share the modules they load, which takes longer than most of
 * what is tested with them.
 */
const TOGETHER = ['calendar', 'complaint', 'desk', 'intake', 'language', 'policy', 'seal', 'understanding'].map(
  (folder) => `tests/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    globalSetup: ['tests/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'together', include: TOGETHER, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['tests/**/*.test.ts'], exclude: TOGETHER } },
    ],
  },
});
