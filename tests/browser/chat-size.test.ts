import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'

const folder = join(import.meta.dirname, '../../client/dist')
/** What a customer's phone loads before it shows the chat: script and style, gzip. */
const budgetBytes = 40_000

test('the first load of the chat is at most 40 kB', () => {
  expect(inject('clientBuildFailure')).toBeNull()
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].flatMap(
    ([, path]) => path ?? [],
  )
  expect(files.length).toBeGreaterThanOrEqual(2)
  const sizes = files.map((path) => gzipSync(readFileSync(join(folder, path))).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budgetBytes)
})

test('the widget is one script of at most 3 kB', () => {
  expect(inject('clientBuildFailure')).toBeNull()
  const script = readFileSync(join(folder, 'widget.js'))
  expect(gzipSync(script).length).toBeLessThanOrEqual(3000)
  expect(script.toString()).not.toMatch(/\bimport\b|\blocalStorage|\bcookie/)
})
