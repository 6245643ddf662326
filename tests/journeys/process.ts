import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keptOutput } from '#server/testing/kept-output.ts'

const root = join(import.meta.dirname, '../..')

/** A program of this repository, started as a user starts it, with nothing of our own environment but the path. */
export interface Running {
  child: ChildProcess
  /** Everything that it has printed. */
  printed(): string
  /** Where the first screen says that the chat is. @throws Error when the program ends before it says so */
  url(): Promise<string>
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>
}

export interface RunOptions {
  /** Of the checkout; this one by default. */
  folder?: string
  /** A process group of its own, which can be given a signal as a terminal gives it. */
  ownGroup?: boolean
}

export function run(
  command: readonly [string, ...string[]],
  env: Record<string, string> = {},
  { folder = root, ownGroup = false }: RunOptions = {},
): Running {
  const [program, ...args] = command
  const child = spawn(program, args, {
    cwd: folder,
    detached: ownGroup,
    env: {
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
      HOME: process.env.HOME,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const listeners = new Set<() => void>()
  const collect = (chunk: Buffer) => {
    output += chunk
    keptOutput.write(String(chunk))
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'ended'))
  })
  return {
    child,
    ended,
    printed: () => output,
    url: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const [, url] = /Chat +(http:\S+)/.exec(output) ?? []
          if (url) resolve(url)
        }
        listeners.add(look)
        look()
        void ended.then((how) => reject(new Error(`It ended (${how}) with:\n${output}`)))
      }),
  }
}

/** A new, empty folder for data. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'ai-support-bot-journey-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
