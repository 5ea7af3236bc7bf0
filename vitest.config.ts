import { defineConfig } from 'vitest/config'

// What encodes in earnest: two of these files side by side only time each other out on two cores.
const ENCODES = [
  'test/faults/**/*.test.ts',
  'test/flow/brochure.test.ts',
  'test/flow/bucket-system.test.ts',
  'test/flow/several-machines.test.ts',
  'test/flow/spot.test.ts',
  'test/flow/video-*.test.ts',
]
// What is waited for comes, sooner or later: a second is not enough where two browsers share two cores.
const LIMITS = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

// Three projects, one after the other: what is pure shares its modules and is done in a minute or two; journeys through
// real browsers, servers and agents mostly wait, so two run at a time; encodes run one file at a time.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/flow/**', 'test/faults/**'],
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/flow/**/*.test.ts'],
          exclude: ENCODES,
          globalSetup: 'test/support/build-browser-code.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...LIMITS,
        },
      },
      {
        test: {
          name: 'encodes',
          include: ENCODES,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          ...LIMITS,
        },
      },
    ],
  },
})
