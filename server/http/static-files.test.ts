import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStaticFiles } from './static-files.ts'

let folder: string
let server: Server
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-files-'))
  await mkdir(join(folder, 'console'))
  await writeFile(join(folder, 'index.html'), 'the chat')
  await writeFile(join(folder, 'widget.js'), 'the widget')
  await writeFile(join(folder, 'console/index.html'), 'the console')
  const files = createStaticFiles(folder)
  server = createServer((request, response) =>
    files(request, response, () => {
      response.statusCode = 404
      response.end('nothing')
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

async function get(path: string): Promise<string> {
  const response = await fetch(url + path)
  return `${response.status} ${await response.text()}`
}

test('every address of the console is its one page', async () => {
  for (const path of ['/console', '/console/', '/console/faq', '/console/inbox/0198?x=1'])
    expect(await get(path)).toBe('200 the console')
})

test('what is missing elsewhere stays missing, files of the console included', async () => {
  expect(await get('/')).toBe('200 the chat')
  for (const path of ['/faq', '/consoles', '/console/missing.js', '/assets/missing.js'])
    expect(await get(path)).toBe('404 nothing')
})

test('the widget is kept for minutes, and may be loaded by pages that isolate themselves', async () => {
  const { headers } = await fetch(`${url}/widget.js`)
  expect(headers.get('cache-control')).toContain('max-age=300')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect((await fetch(url)).headers.get('cache-control')).toBe('no-cache')
})

test('what a browser can read compressed is sent so', async () => {
  await writeFile(join(folder, 'long.js'), 'a long line of code\n'.repeat(500))
  const { headers } = await fetch(`${url}/long.js`, { headers: { 'accept-encoding': 'gzip' } })
  expect(headers.get('content-encoding')).toBe('gzip')
})

test('a file that was there a moment ago is missing, and the next one is served', async () => {
  await writeFile(join(folder, 'gone.js'), 'x')
  expect(await get('/gone.js')).toBe('200 x')
  await rm(join(folder, 'gone.js'))
  expect(await get('/gone.js')).toBe('404 nothing')
  expect(await get('/')).toBe('200 the chat')
})
