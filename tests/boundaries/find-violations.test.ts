import { describe, expect, test } from 'vitest'
import { findCycles } from './find-cycles.ts'
import { findFileViolations } from './find-file-violations.ts'
import { findImportViolations } from './find-import-violations.ts'
import { longerFiles } from './house-table.ts'
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
  ['server/domain/knowledge/search/search.ts', "import { graphql } from 'graphql'"],
  ['server/domain/knowledge/search/search.ts', "import OpenAI from 'openai'"],
  ['server/domain/knowledge/search/search.ts', "import type { Bus } from '#server/adapters/redis/bus.ts'"],
  ['server/domain/knowledge/search/search.ts', "import { readFile } from 'node:fs/promises'"],
  [
    'server/domain/knowledge/search/search.ts',
    "export { x } from '../../../schema/faq.ts'\nexport const y = 1",
  ],
  ['server/domain/knowledge/search/search.ts', "const bus = await import('../../../adapters/redis/bus.ts')"],
  ['server/domain/knowledge/search/search.ts', "type Bus = import('../../../adapters/redis/bus.ts').Bus"],
  ['server/adapters/redis/bus.ts', "import { bus } from '../memory/bus.ts'"],
  ['server/adapters/redis/bus.ts', "import { sendMessage } from '#server/domain/sending/send-message.ts'"],
  ['server/adapters/redis/bus.ts', "import OpenAI from 'openai'"],
  ['server/schema/faq/faq.ts', "import { bus } from '#server/adapters/redis/bus.ts'"],
  ['server/schema/faq/faq.ts', "import { rollUp } from '#server/jobs/roll-up-usage.ts'"],
  ['server/jobs/roll-up-usage.ts', "import { builder } from '#server/schema/builder.ts'"],
  ['server/jobs/roll-up-usage.ts', "import PgBoss from 'pg-boss'"],
  ['server/http/yoga.ts', "import { sendMessage } from '#server/domain/sending/send-message.ts'"],
  ['server/http/yoga.ts', "import { Pool } from 'pg'"],
  ['server/start/compose-app.ts', "import { startApp } from './testing/start-app.ts'"],
  ['server/main.ts', "import { createBus } from './adapters/redis/bus.ts'"],
  ['server/config.ts', "import { createBus } from './adapters/redis/bus.ts'"],
  ['server/drawer/x.ts', "import { z } from 'zod'"],
  ['client/src/ui/Button.tsx', "import { FaqDocument } from '../gql/graphql.ts'"],
  ['client/src/ui/Button.tsx', "import { send } from '../chat/create-conversation.ts'"],
  ['client/src/chat/conversation/conversation.ts', "import { inbox } from '../../console/inbox.ts'"],
  [
    'client/src/chat/conversation/conversation.ts',
    "import type { Faq } from '#server/domain/knowledge/search/faq-match.ts'",
  ],
  [
    'client/src/chat/conversation/conversation.test.ts',
    "import type { Faq } from '../../../server/domain/faq/faq-match.ts'",
  ],
  ['client/src/chat/conversation/conversation.ts', "import { readFile } from 'node:fs/promises'"],
  ['server/domain/knowledge/search/search.ts', "import { createSignal } from 'solid-js'"],
]

const allowed: [path: string, code: string][] = [
  ['server/domain/knowledge/search/search.ts', "import type { Faq } from '#prisma/generated/client.ts'"],
  ['server/domain/knowledge/search/search.ts', "import Fuse from 'fuse.js'"],
  ['server/domain/faq/search.test.ts', "import { startDatabase } from '#server/testing/start-database.ts'"],
  ['server/adapters/redis/bus.ts', "import type { Deps } from '#server/domain/deps.ts'"],
  ['server/adapters/redis/bus.ts', "import { Redis } from 'ioredis'"],
  ['server/adapters/redis/bus.ts', "import { RateLimited } from '#server/domain/errors.ts'"],
  ['server/adapters/pg-boss/job-queue.ts', "import type { Pool } from 'pg'"],
  ['server/schema/faq/faq.ts', "import { sendMessage } from '#server/domain/sending/send-message.ts'"],
  ['server/http/yoga.ts', "import type { Deps } from '#server/domain/deps.ts'"],
  ['server/start/compose-app.ts', "import { seedFaqs } from '#prisma/seed/seed-faq.ts'"],
  ['client/src/chat/conversation/conversation.ts', "import type { FaqDocument } from '../gql/graphql.ts'"],
  ['vitest.config.ts', "import { defineConfig } from 'vitest/config'"],
]

describe('an import', () => {
  test.each(forbidden)('is reported with its line where it is forbidden: %s has %s', (path, code) => {
    const found = violations({ [path]: `// a comment\n${code}\n` })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${path}:( |2: )`))
  })

  test.each(allowed)('is accepted where it is allowed: %s has %s', (path, code) => {
    expect(violations({ [path]: `${code}\n` })).toEqual([])
  })

  test('that closes a cycle is reported with its path', () => {
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

  test('of types closes a cycle like any other', () => {
    const found = violations({
      'server/domain/a.ts': "import { b } from './b.ts'",
      'server/domain/b.ts': "import type { A } from './a.ts'",
    })
    expect(found).toEqual([
      expect.stringContaining('server/domain/a.ts -> server/domain/b.ts -> server/domain/a.ts'),
    ])
  })
})

describe('two rooms of one floor', () => {
  const answering = "import { commitTurn } from '../message/commit-turn.ts'"

  test('that import each other are reported with the imports between them', () => {
    const found = violations({
      'server/domain/answering/answer.ts': answering,
      'server/domain/message/commit-turn.ts': "import { openTicket } from '../ticket/open-ticket.ts'",
      'server/domain/ticket/open-ticket.ts':
        "import type { Reply } from '#server/domain/answering/replies.ts'",
    })
    expect(found).toEqual([expect.stringContaining('answering -> message -> ticket -> answering')])
    expect(found[0]).toContain('ticket/open-ticket.ts imports server/domain/answering/replies.ts')
  })

  test('are looked for on every floor', () => {
    const found = violations({
      'client/src/console/faq-file/format/read.ts': "import { batch } from '../import/batch.ts'",
      'client/src/console/faq-file/import/drop.ts': "import { write } from '../format/write.ts'",
    })
    expect(found).toEqual([expect.stringContaining('format -> import -> format')])
  })

  test('may know each other one way, whatever their tests import', () => {
    const found = violations({
      'server/domain/answering/answer.ts': answering,
      'server/domain/message/commit-turn.ts': "import type { Deps } from '../deps.ts'",
      'server/domain/deps.ts': "import type { Texts } from './answering/reply-texts.ts'",
      'server/domain/message/commit-turn.test.ts': "import { answer } from '../answering/answer.ts'",
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
    ['db.session.update()', 'server/schema/session/session.ts', 'await db.session.update({ data })'],
    ['db.$transaction()', 'server/schema/session/session.ts', 'await db.$transaction([])'],
    ['only hands on', 'server/domain/index.ts', "export * from './a.ts'\nexport { b } from './b.ts'"],
    ['only hands on', 'server/domain/index.ts', "import { a } from './a.ts'\nexport { a }"],
    ['has 400 lines', 'server/domain/a.ts', '\n'.repeat(400)],
    ['has 400 lines', 'tests/journeys/a.test.ts', '\n'.repeat(400)],
    ['has 251 lines', 'server/domain/a.ts', '\n'.repeat(251)],
    ['has 400 lines', longerFiles[0] ?? '', '\n'.repeat(400)],
    ['has only 250 lines', longerFiles[0] ?? '', '\n'.repeat(250)],
    ['go has 81 lines', 'server/domain/a.ts', `function go() {${'\n'.repeat(80)}}`],
    ['go has 81 lines', 'client/src/ui/go.ts', `export const go = () => {${'\n'.repeat(80)}}`],
    ['a function has 81 lines', 'server/domain/a.ts', `start(() => {${'\n'.repeat(80)}})`],
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
    ['server/schema/session/session.ts', 'cache.open.delete(id)'],
    ['server/schema/session/session.ts', 'await db.session.findMany()'],
    ['server/config.ts', 'export const port = process.env.PORT'],
    ['server/jobs/index.ts', "import { a } from './a.ts'\nexport const jobs = [a]"],
    ['server/domain/a.ts', '\n'.repeat(250)],
    ['server/domain/a.test.ts', '\n'.repeat(399)],
    ['server/domain/a.ts', `function go() {${'\n'.repeat(79)}}`],
    ['server/domain/a.test.ts', `describe('all', () => {${'\n'.repeat(200)}})`],
    ['server/ports/event-bus.contract.ts', ''],
    ['client/src/chat/composer/Composer.tsx', ''],
    ['client/src/chat/main.tsx', ''],
  ])('is accepted: %s', (path, code) => {
    expect(violations({ [path]: code })).toEqual([])
  })
})

test('every node of a cycle is found, by its shortest path, and a dead end next to it is not', () => {
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
