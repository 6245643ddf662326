import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // Vite would take graphql's .mjs for our files while node takes .js for packages: two libraries, whose types and
    // errors do not know each other.
    alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, 'node_modules/graphql/index.js') }],
  },
  test: {
    include: [
      'server/**/*.test.ts',
      'prisma/**/*.test.ts',
      'tests/**/*.test.ts',
      'client/src/**/*.test.{ts,tsx}',
    ],
    globalSetup: ['server/testing/global-setup.ts', 'tests/browser/built-client.ts'],
    setupFiles: 'server/testing/setup.ts',
    // Loading the product takes seconds, a browser or an embedded database as long: a worker keeps them for its next file.
    // No file replaces a module of another, and each opens servers, databases and pages of its own.
    isolate: false,
    // Half of the time a test waits. More of them at once would make each other late.
    maxWorkers: 3,
    // These end a test that hangs; they measure nothing, and machines are shared and slow at times.
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
})
