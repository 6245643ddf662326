import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { targetOf } from './request-target.ts'
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
  ;({ server, url } = await serve(''))
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

async function serve(basePath: string): Promise<{ server: Server; url: string }> {
  const files = createStaticFiles(folder, basePath)
  const server = createServer((request, response) =>
    files(request, response, targetOf(request, basePath)?.pathname ?? '', () => {
      response.statusCode = 404
      response.end('nothing')
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function get(path: string): Promise<string> {
  const response = await fetch(url + path)
  return `${response.status} ${await response.text()}`
}

test('every address of the console is its one page', async () => {
  for (const path of ['/console', '/console/', '/console/faq', '/console/inbox/0198?x=1'])
    expect(await get(path)).toBe('200 the console')
})

test('a missing file anywhere else is a 404, the console’s files included', async () => {
  expect(await get('/')).toBe('200 the chat')
  for (const path of ['/faq', '/consoles', '/console/missing.js', '/assets/missing.js'])
    expect(await get(path)).toBe('404 nothing')
})

test('the widget is cached for minutes, and cross-origin isolated pages may load it', async () => {
  const { headers } = await fetch(`${url}/widget.js`)
  expect(headers.get('cache-control')).toContain('max-age=300')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect((await fetch(url)).headers.get('cache-control')).toBe('no-cache')
})

test('a browser that accepts compression gets compressed files', async () => {
  await writeFile(join(folder, 'long.js'), 'a long line of code\n'.repeat(500))
  const { headers } = await fetch(`${url}/long.js`, { headers: { 'accept-encoding': 'gzip' } })
  expect(headers.get('content-encoding')).toBe('gzip')
})

test('what the build has compressed is sent as it is, each variant with a tag of its own', async () => {
  await writeFile(join(folder, 'built.js'), 'the script')
  await writeFile(join(folder, 'built.js.br'), brotliCompressSync('the script in brotli'))
  await writeFile(join(folder, 'built.js.gz'), gzipSync('the script in gzip'))
  const asked = async (encodings: string) => {
    const response = await fetch(`${url}/built.js`, { headers: { 'accept-encoding': encodings } })
    const { headers } = response
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(headers.get('vary')).toBe('Accept-Encoding')
    expect(headers.get('cache-control')).toBe('no-cache')
    return {
      text: await response.text(),
      encoding: headers.get('content-encoding'),
      tag: headers.get('etag'),
    }
  }
  const variants = [
    await asked('gzip, deflate, br'),
    await asked('gzip;q=1, br;q=0'),
    await asked('identity'),
  ]
  expect(variants.map(({ text, encoding }) => `${encoding}: ${text}`)).toEqual([
    'br: the script in brotli',
    'gzip: the script in gzip',
    'null: the script',
  ])
  expect(new Set(variants.map(({ tag }) => tag)).size).toBe(3)
  const again = await fetch(`${url}/built.js`, {
    // Node's own fetch would ask for no-cache, as a browser that reloads does.
    headers: {
      'accept-encoding': 'br',
      'if-none-match': variants[0]?.tag ?? '',
      'cache-control': 'max-age=0',
    },
  })
  expect(again.status).toBe(304)
  expect(await get('/built.js.br')).toBe('404 nothing')
})

test('a file that has just disappeared is a 404, and the next one is still served', async () => {
  await writeFile(join(folder, 'gone.js'), 'x')
  expect(await get('/gone.js')).toBe('200 x')
  await rm(join(folder, 'gone.js'))
  expect(await get('/gone.js')).toBe('404 nothing')
  expect(await get('/')).toBe('200 the chat')
})

test('below a base path, pages link to their files there, whether or not the proxy strips the path', async () => {
  const page =
    '<html><head><link href="/assets/a.css"></head><script src="/assets/a.js"></script><p id="/x"></p></html>'
  await writeFile(join(folder, 'index.html'), page)
  const below = await serve('/support')
  for (const address of ['/support/', '/', '/support/index.html']) {
    const html = await (await fetch(below.url + address)).text()
    expect(html).toContain('<meta name="base-path" content="/support" />')
    expect(html).toContain('href="/support/assets/a.css"')
    expect(html).toContain('src="/support/assets/a.js"')
    expect(html).toContain('id="/x"')
  }
  expect(await (await fetch(`${below.url}/support/console/faq`)).text()).toBe('the console')
  expect(await (await fetch(`${below.url}/support/widget.js`)).text()).toBe('the widget')
  expect((await fetch(`${below.url}/supporters/widget.js`)).status).toBe(404)
  await new Promise((resolve) => below.server.close(resolve))
  expect(await get('/')).toBe(`200 ${page}`)
  await writeFile(join(folder, 'index.html'), 'the chat')
})
