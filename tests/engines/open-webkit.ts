import { type ChildProcess, spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { createServer } from 'node:net'
import type { EnginePage } from './engine-page.ts'

const driver = '/usr/bin/WebKitWebDriver'
const enterKey = '\uE007'

/** The parts of WebKitGTK's driver: undefined where one is missing. */
export function findWebKit(): { driver: string; browser: string; display: string } | undefined {
  const [browser] = globSync('/usr/lib/*/webkit2gtk-4*/MiniBrowser')
  const [display] = globSync('/usr/bin/Xvfb')
  return browser && display && globSync(driver).length > 0 ? { driver, browser, display } : undefined
}

/** A window of WebKit on a screen of its own, by plain calls of WebDriver. */
export async function openWebKit(parts: NonNullable<ReturnType<typeof findWebKit>>): Promise<EnginePage> {
  const screen = spawn(
    parts.display,
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const display = await firstLine(screen)
  const port = await freePort()
  const process_ = spawn(parts.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}`, WEBKIT_DISABLE_DMABUF_RENDERER: '1', LANG: 'C.UTF-8' },
  })
  const call = makeCalls(`http://127.0.0.1:${port}`)
  await answers(() => call('GET', '/status'))
  const { sessionId } = await call<{ sessionId: string }>('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: parts.browser, args: ['--automation'] } },
    },
  })
  const session = `/session/${sessionId}`
  const act = (actions: object[]) => call('POST', `${session}/actions`, { actions })

  return {
    goto: (url) => call('POST', `${session}/url`, { url }),
    evaluate: (expression) =>
      call('POST', `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    clickAt: (x, y) =>
      act([
        {
          type: 'pointer',
          id: 'mouse',
          actions: [
            { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ]),
    type: (text) =>
      act([
        {
          type: 'key',
          id: 'keys',
          actions: [...text.replaceAll('\n', enterKey)].flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        },
      ]),
    async close() {
      await call('DELETE', session).catch(() => undefined)
      process_.kill()
      screen.kill()
    },
  }
}

function makeCalls(base: string) {
  return async <Value>(method: string, path: string, body?: object): Promise<Value> => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body) })
    const { value } = (await response.json()) as { value: Value & { message?: string } }
    if (!response.ok) throw new Error(`${method} ${path}: ${value.message}`)
    return value
  }
}

async function answers(ask: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    try {
      return void (await ask())
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.stdio[3]?.once('data', (data) => resolve(String(data).trim()))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
