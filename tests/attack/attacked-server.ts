import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { temporaryFolder } from '../journeys/process.ts'

export interface AttackedServer {
  url: string
  adminKey: string
  /** The longest turn of its event loop since this was asked last, ms. */
  longestTurnMs(): Promise<number>
  /** Failures that no caller expected, since its start. */
  defects(): Promise<number>
  /** Null while it runs. */
  exitCode(): number | null
  close(): Promise<void>
}

const root = join(import.meta.dirname, '../..')
const ADMIN_KEY = 'ak_the_admin_of_the_attacked_server'

/** The product as operators run it, with its own limits, behind a proxy that is the attacker. */
export async function startAttackedServer(env: Record<string, string> = {}): Promise<AttackedServer> {
  const data = temporaryFolder()
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'watch-turns.ts'), 'server/main.ts'],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        ...{ PORT: '0', DATA_DIR: data.path, NODE_ENV: 'production', LOG_LEVEL: 'error' },
        ...{ ADMIN_KEY, TRUST_PROXY: 'true', ...env },
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  // Whoever ends it early leaves nothing running.
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  const url = await addressOf(child)
  return {
    url,
    adminKey: ADMIN_KEY,
    async longestTurnMs() {
      child.send('longest turn?')
      const [{ longestMs }] = (await once(child, 'message')) as [{ longestMs: number }] // watch-turns.ts sends it.
      return Math.round(longestMs)
    },
    async defects() {
      const metrics = await (await fetch(`${url}/metrics`)).text()
      const counts = [...metrics.matchAll(/^support_bot_defects_total\{.*\} (\d+)$/gm)]
      if (counts.length === 0) throw new Error('The server counts no defects.')
      return counts.reduce((sum, [, count]) => sum + Number(count), 0)
    },
    exitCode: () => child.exitCode,
    async close() {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      process.off('exit', end)
      data.remove()
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let output = ''
  for await (const chunk of child.stdout ?? []) {
    output += chunk
    const [, url] = /Chat +(http:\S+)/.exec(output) ?? []
    if (!url) continue
    child.stdout?.resume()
    return url.replace(/\/$/, '')
  }
  throw new Error(`The server did not start:\n${output}`)
}
