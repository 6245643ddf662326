import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './free-port.ts'

/** A Redis of the test's own, which may therefore be killed. */
export interface RedisServer {
  url: string
  /** Ends it at once, as a power failure would. */
  kill(): Promise<void>
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>
  /** It keeps its connections and says nothing until `resume`. */
  suspend(): void
  resume(): void
  /** One command, as redis-cli would send it; the raw answer. */
  command(line: string): Promise<string>
  close(): Promise<void>
}

const START_TIMEOUT_MS = 5000

/** Null when no `redis-server` is installed. */
export async function startRedisServer(): Promise<RedisServer | null> {
  const port = await freePort()
  let server = await start(port)
  if (server === null) return null
  let running: ChildProcess = server
  const leaveNothing = () => void running.kill('SIGKILL')
  process.once('exit', leaveNothing)

  async function kill(): Promise<void> {
    if (running.exitCode !== null || running.signalCode !== null) return
    const exited = once(running, 'exit')
    running.kill('SIGKILL')
    await exited
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart() {
      await kill()
      server = await start(port)
      if (server === null) throw new Error('redis-server is gone.')
      running = server
    },
    suspend: () => void running.kill('SIGSTOP'),
    resume: () => void running.kill('SIGCONT'),
    command: (line) => ask(port, line),
    async close() {
      process.off('exit', leaveNothing)
      await kill()
    },
  }
}

async function start(port: number): Promise<ChildProcess | null> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn('redis-server', options, { stdio: 'ignore' })
  const failed = new Promise<Error>((resolve) => server.once('error', resolve))
  const up = answers(port)
  const failure = await Promise.race([failed, up.then(() => null)])
  return failure === null ? server : null
}

async function answers(port: number): Promise<void> {
  const timeLimit = performance.now() + START_TIMEOUT_MS
  while (performance.now() < timeLimit) {
    const answer = await ask(port, 'PING').catch(() => '')
    if (answer.startsWith('+PONG')) return
    await delay(20)
  }
  throw new Error('redis-server did not answer in time.')
}

function ask(port: number, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${line}\r\n`))
    socket.setTimeout(2000, () => socket.destroy(new Error('Redis does not answer.')))
    socket.once('data', (data) => {
      resolve(data.toString())
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

/** The same for a test file: null skips its suite with one line that says what is missing; an error when CI is set. */
export async function requireRedis(): Promise<RedisServer | null> {
  const server = await startRedisServer()
  if (server) return server
  const missing = 'there is no redis-server on the PATH. Install Redis to run them.'
  if (process.env.CI) throw new Error(`The suites on Redis cannot run: ${missing}`)
  console.info(`Skipped the suites on Redis: ${missing}`)
  return null
}
