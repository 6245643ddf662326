import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createMetrics } from './metrics.ts'
import { testSources } from './play-conversation.ts'

const docs = readFileSync(join(import.meta.dirname, '../../../docs/metrics.md'), 'utf8')

it('matches docs/metrics.md: each metric with its type, and nothing else', async () => {
  const metrics = createMetrics({
    known: { fields: [], queues: [], models: [] },
    build: { version: '1.0.0', role: 'all' },
  })
  metrics.readFrom(testSources)
  const page = await metrics.render()
  const told = [...page.matchAll(/^# TYPE support_bot_(\w+) (\w+)$/gm)].map(
    ([, name, type]) => `${name} ${type}`,
  )
  const explained = [...docs.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, name, type]) => `${name} ${type}`)
  expect(explained.sort()).toEqual(told.sort())
})
