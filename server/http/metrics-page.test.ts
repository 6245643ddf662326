import { get } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { listenForMetrics, type MetricsServer } from './metrics-page.ts'

const open: MetricsServer[] = []
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())))

async function start(render: () => Promise<string>): Promise<string> {
  const page = { contentType: 'text/plain; version=0.0.4; charset=utf-8', render }
  const server = await listenForMetrics(page, { host: '127.0.0.1', port: 0 })
  open.push(server)
  return server.url
}

it('serves the metrics on a port of their own, and nothing else there', async () => {
  const url = await start(async () => 'support_bot_sockets_open 3\n')
  const answer = await fetch(url)
  expect(answer.headers.get('content-type')).toContain('version=0.0.4')
  expect(await answer.text()).toBe('support_bot_sockets_open 3\n')
  expect((await fetch(new URL('/graphql', url))).status).toBe(404)
})

it('answers 500 when there are no metrics, which Prometheus takes as down', async () => {
  const url = await start(async () => Promise.reject(new Error('broken')))
  expect((await fetch(url)).status).toBe(500)
})

it('is not read by a page whose own name points to this machine', async () => {
  const url = await start(async () => 'support_bot_sockets_open 3\n')
  const status = await new Promise((resolve) =>
    get(url, { headers: { host: 'evil.example' } }, (response) => resolve(response.resume().statusCode)),
  )
  expect(status).toBe(421)
})
