import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'

const folder = join(import.meta.dirname, '../../client/dist')
/** What is loaded before a page shows anything: script and style, gzip. */
function firstLoadBytes(page: string): number {
  expect(inject('clientBuildFailure')).toBeNull()
  const html = readFileSync(join(folder, page), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].flatMap(
    ([, path]) => path ?? [],
  )
  expect(files.length).toBeGreaterThanOrEqual(1)
  const sizes = files.map((path) => gzipSync(readFileSync(join(folder, path))).length)
  return sizes.reduce((sum, size) => sum + size, 0)
}

test('the first load of the chat is at most 40 kB', () => {
  expect(firstLoadBytes('index.html')).toBeLessThanOrEqual(40_000)
})

test('the first route of the console is at most 150 kB', () => {
  expect(firstLoadBytes('console/index.html')).toBeLessThanOrEqual(150_000)
})

test('the code that listens for answers while the chat is closed is at most 8 kB', () => {
  expect(firstLoadBytes('listener.html')).toBeLessThanOrEqual(8000)
  const panel = readFileSync(join(folder, 'widget-panel.js'))
  expect(gzipSync(panel).length).toBeLessThanOrEqual(4000)
})

test('the widget is one script of at most 3 kB', () => {
  expect(inject('clientBuildFailure')).toBeNull()
  const script = readFileSync(join(folder, 'widget.js'))
  expect(gzipSync(script).length).toBeLessThanOrEqual(3000)
  // What it loads later and what it keeps is for customers who use it: see widget.test.ts.
  expect(script.toString()).not.toMatch(/\bsetItem|\bcookie/)
})
