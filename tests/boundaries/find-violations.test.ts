import { describe, expect, test } from 'vitest'
import { findCycles } from './find-cycles.ts'
import { findFileViolations } from './find-file-violations.ts'
import { findImportViolations } from './find-import-violations.ts'
import { parseSourceFile } from './source-file.ts'

const models = new Set(['session', 'modelCall'])

/** An invented tree: what each file says, by its path. */
function violations(tree: Record<string, string>): string[] {
  const files = Object.entries(tree).map(([path, text]) => parseSourceFile(path, text, models))
  return [...findImportViolations(files), ...findFileViolations(files)]
}

/** Imports of one file that the house forbids. */
const forbidden: [path: string, code: string][] = [
  ['server/ports/clock.ts', "import { now } from '#server/domain/now.ts'"],
  ['server/ports/clock.ts', "import { hash } from 'node:crypto'"],
  ['server/domain/faq/search.ts', "import { graphql } from 'graphql'"],
  ['server/domain/faq/search.ts', "import OpenAI from 'openai'"],
  ['server/domain/faq/search.ts', "import type { Bus } from '#server/adapters/redis/bus.ts'"],
  ['server/domain/faq/search.ts', "import { readFile } from 'node:fs/promises'"],
  ['server/domain/faq/search.ts', "export { x } from '../../schema/faq.ts'\nexport const y = 1"],
  ['server/domain/faq/search.ts', "const bus = await import('../../adapters/redis/bus.ts')"],
  ['server/domain/faq/search.ts', "type Bus = import('../../adapters/redis/bus.ts').Bus"],
  ['server/adapters/redis/bus.ts', "import { bus } from '../memory/bus.ts'"],
  ['server/adapters/redis/bus.ts', "import { sendMessage } from '#server/domain/message/send-message.ts'"],
  ['server/adapters/redis/bus.ts', "import OpenAI from 'openai'"],
  ['server/schema/faq.ts', "import { bus } from '#server/adapters/redis/bus.ts'"],
  ['server/schema/faq.ts', "import { rollUp } from '#server/jobs/roll-up-usage.ts'"],
  ['server/jobs/roll-up-usage.ts', "import { builder } from '#server/schema/builder.ts'"],
  ['server/jobs/roll-up-usage.ts', "import PgBoss from 'pg-boss'"],
  ['server/http/yoga.ts', "import { sendMessage } from '#server/domain/message/send-message.ts'"],
  ['server/http/yoga.ts', "import { Pool } from 'pg'"],
  ['server/put-together.ts', "import { startApp } from './testing/start-app.ts'"],
  ['server/main.ts', "import { createBus } from './adapters/redis/bus.ts'"],
  ['server/config.ts', "import { createBus } from './adapters/redis/bus.ts'"],
  ['server/drawer/x.ts', "import { z } from 'zod'"],
  ['client/src/ui/Button.tsx', "import { FaqDocument } from '../gql/graphql.ts'"],
  ['client/src/ui/Button.tsx', "import { send } from '../chat/create-conversation.ts'"],
  ['client/src/chat/conversation.ts', "import { inbox } from '../console/inbox.ts'"],
  ['client/src/chat/conversation.ts', "import type { Faq } from '#server/domain/faq/faq-match.ts'"],
  [
    'client/src/chat/conversation.test.ts',
    "import type { Faq } from '../../../server/domain/faq/faq-match.ts'",
  ],
  ['client/src/chat/conversation.ts', "import { readFile } from 'node:fs/promises'"],
  ['server/domain/faq/search.ts', "import { createSignal } from 'solid-js'"],
]

const allowed: [path: string, code: string][] = [
  ['server/domain/faq/search.ts', "import type { Faq } from '#prisma/generated/client.ts'"],
  ['server/domain/faq/search.ts', "import Fuse from 'fuse.js'"],
  ['server/domain/faq/search.test.ts', "import { startDatabase } from '#server/testing/start-database.ts'"],
  ['server/adapters/redis/bus.ts', "import type { Deps } from '#server/domain/deps.ts'"],
  ['server/adapters/redis/bus.ts', "import { Redis } from 'ioredis'"],
  ['server/adapters/redis/bus.ts', "import { RateLimited } from '#server/domain/errors.ts'"],
  ['server/adapters/pg-boss/job-queue.ts', "import type { Pool } from 'pg'"],
  ['server/schema/faq.ts', "import { sendMessage } from '#server/domain/message/send-message.ts'"],
  ['server/http/yoga.ts', "import type { Deps } from '#server/domain/deps.ts'"],
  ['server/put-together.ts', "import { seedFaqs } from '#prisma/seed/seed-faq.ts'"],
  ['client/src/chat/conversation.ts', "import type { FaqDocument } from '../gql/graphql.ts'"],
  ['vitest.config.ts', "import { defineConfig } from 'vitest/config'"],
]

describe('an import', () => {
  test.each(forbidden)('is named with its line where it may not be: %s has %s', (path, code) => {
    const found = violations({ [path]: `// a comment\n${code}\n` })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${path}:( |2: )`))
  })

  test.each(allowed)('is let through where it may be: %s has %s', (path, code) => {
    expect(violations({ [path]: `${code}\n` })).toEqual([])
  })

  test('that closes a circle is named with the way around', () => {
    const found = violations({
      'server/domain/a.ts': "import { b } from './b.ts'",
      'server/domain/b.ts': "import { c } from './c.ts'",
      'server/domain/c.ts': "import { a } from './a.ts'",
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(
      'server/domain/a.ts -> server/domain/b.ts -> server/domain/c.ts -> server/domain/a.ts',
    )
  })

  test('of types alone closes no circle', () => {
    const found = violations({
      'server/domain/a.ts': "import { b } from './b.ts'",
      'server/domain/b.ts': "import type { A } from './a.ts'",
    })
    expect(found).toEqual([])
  })
})

describe('a file', () => {
  test.each([
    ['process.env', 'server/http/yoga.ts', 'const port = process.env.PORT'],
    ['process.env', 'server/http/yoga.ts', 'const { PORT } = process.env'],
    ['node:process', 'server/http/yoga.ts', "import { env } from 'node:process'"],
    ['process', 'server/domain/a.ts', 'process.exit(1)'],
    ['Date.now()', 'server/domain/a.ts', 'const at = Date.now()'],
    ['new Date()', 'server/domain/a.ts', 'const at = new Date()'],
    ['Math.random()', 'server/domain/a.ts', 'const chance = Math.random()'],
    ['setTimeout()', 'server/domain/a.ts', 'setTimeout(go, 10)'],
    ['setTimeout()', 'server/domain/a.ts', 'globalThis.setTimeout(go, 10)'],
    ['AbortSignal.timeout()', 'server/domain/a.ts', 'const signal = AbortSignal.timeout(10)'],
    ['db.session.update()', 'server/schema/session.ts', 'await db.session.update({ data })'],
    ['db.$transaction()', 'server/schema/session.ts', 'await db.$transaction([])'],
    ['only hands on', 'server/domain/index.ts', "export * from './a.ts'\nexport { b } from './b.ts'"],
    ['only hands on', 'server/domain/index.ts', "import { a } from './a.ts'\nexport { a }"],
    ['has 400 lines', 'server/domain/a.ts', '\n'.repeat(400)],
    ['kebab-case', 'server/domain/sendMessage.ts', ''],
    ['kebab-case', 'server/domain/Faq/search.ts', ''],
    ['PascalCase', 'client/src/chat/composer.tsx', ''],
    ['"utils" is a drawer', 'server/domain/utils.ts', ''],
    ['"types" is a drawer', 'client/src/chat/types.ts', ''],
    ['"helpers" is a drawer', 'tests/helpers/start.ts', ''],
    ['"common" is a drawer', 'server/domain/common/start.ts', ''],
  ])('is named for "%s": %s', (problem, path, code) => {
    const found = violations({ [path]: code }).filter((line) => !line.includes('imports'))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(problem)
    expect(found[0]).toContain(path)
  })

  test.each([
    ['server/domain/a.ts', 'const at = new Date(row.createdAt)'],
    ['server/domain/a.ts', 'const other = { process: job.process }'],
    ['server/domain/a.test.ts', 'const at = Date.now()'],
    ['server/domain/a.ts', 'await tx.session.update({ data })'],
    ['server/schema/session.ts', 'cache.open.delete(id)'],
    ['server/schema/session.ts', 'await db.session.findMany()'],
    ['server/config.ts', 'export const port = process.env.PORT'],
    ['server/jobs/index.ts', "import { a } from './a.ts'\nexport const jobs = [a]"],
    ['server/domain/a.ts', '\n'.repeat(399)],
    ['server/ports/event-bus.contract.ts', ''],
    ['client/src/chat/Composer.tsx', ''],
    ['client/src/chat/main.tsx', ''],
  ])('is let through: %s', (path, code) => {
    expect(violations({ [path]: code })).toEqual([])
  })
})

test('every node of a circle is found, by its shortest way, and a dead end next to it is not', () => {
  const graph = new Map([
    ['start', ['a', 'end']],
    ['a', ['b', 'c']],
    ['b', ['c']],
    ['c', ['a']],
    ['end', []],
  ])
  expect(findCycles(graph)).toEqual([
    ['a', 'c', 'a'],
    ['b', 'c', 'a', 'b'],
  ])
})
