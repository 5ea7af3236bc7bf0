import { defineConfig } from 'vitest/config'

// Two projects: what is pure runs in parallel and is done in seconds; what starts real Redis, ffmpeg or
// Chromium runs one file at a time, because on two cores two encodes side by side only time each other out.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/flow/**', 'test/faults/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'flow',
          include: ['test/flow/**/*.test.ts', 'test/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
