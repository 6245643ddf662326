import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { ChatStage } from './chat-app.ts'
import type { PageOptions, TestPage } from './open-browser.ts'
import { strangeThings } from './strange-things.ts'

export interface Canary {
  /** An origin that only hostile texts name. */
  url: string
  /** Every connection counts: one that is only opened beforehand tells its server who is there, too. */
  calls: string[]
}

/** A server that nothing of ours ever talks to; it ends with the test. */
export async function startCanary(): Promise<Canary> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`request of ${request.url}`)
    response.setHeader('access-control-allow-origin', '*')
    response.end('ran()')
  })
  server.on('connection', () => calls.push('connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // It listens on a port, so the address is one of a network.
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return { url: `http://127.0.0.1:${port}`, calls }
}

export interface WatchedPage extends TestPage {
  /** What hostile texts did on this page since it was opened, and what of them stands in it now; to be empty. */
  harms(known: readonly string[], within?: string): Promise<string[]>
}

/**
 * A page on which hostile texts have every chance: the content security policy is off, so that nothing but our own care
 * stands between a text and its harm. `origins`: who may be talked to.
 */
export async function openWatchedPage(
  { browser }: ChatStage,
  origins: readonly string[],
  options: PageOptions = {},
): Promise<WatchedPage> {
  const opened = await browser.newPage({ bypassCSP: true, ...options })
  const { page, context, complaints } = opened
  onTestFinished(() => context.close())
  const done: string[] = []
  await context.exposeBinding('ran', ({ frame }) => void done.push(`a script ran in ${frame.url()}`))
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (!origins.includes(origin) && protocol !== 'blob:') done.push(`a request went to ${request.url()}`)
  })
  context.on('page', (other) => other !== page && done.push(`a window was opened: ${other.url()}`))
  page.on('dialog', (dialog) => {
    done.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return {
    ...opened,
    async harms(known, within = 'html') {
      const look = { known: [...known], within }
      const found = await Promise.all(page.frames().map((frame) => frame.evaluate(strangeThings, look)))
      return [...done, ...complaints, ...found.flat()]
    },
  }
}
