import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../journeys/process.ts'
import { ofLimit } from './of-limit.ts'

const LIMITS = { firstStartMs: 20_000, laterStartMs: 4000, stopMs: 5000 }
const LATER_STARTS = 5
const root = join(import.meta.dirname, '../..')

interface Duration {
  startMs: number
  stopMs: number
}

/**
 * `npm start` as a user gives it: first in a fresh checkout, where the generated client, the pages and the database
 * are still to be made, then again and again. Until it answers; then Ctrl-C, until it has ended.
 */
export async function measureStarts(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'))
  try {
    copyCheckout(folder)
    const first = await startAndStop(folder)
    console.log(`first start  ${ofLimit(first.startMs, LIMITS.firstStartMs)}`)
    const later: Duration[] = []
    for (let count = 0; count < LATER_STARTS; count++) later.push(await startAndStop(folder))
    const median =
      later.map(({ startMs }) => startMs).toSorted((a, b) => a - b)[Math.floor(LATER_STARTS / 2)] ?? 0
    const MAX_STOP = Math.max(first.stopMs, ...later.map(({ stopMs }) => stopMs))
    console.log(`later start  ${ofLimit(median, LIMITS.laterStartMs)}, the median of ${LATER_STARTS}`)
    console.log(`stop         ${ofLimit(MAX_STOP, LIMITS.stopMs)}, the longest of ${LATER_STARTS + 1}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a clone holds, with the packages of this one. */
function copyCheckout(folder: string): void {
  const paths = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\0')
  for (const path of paths) if (path !== '') cpSync(join(root, path), join(folder, path))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

async function startAndStop(folder: string): Promise<Duration> {
  const began = performance.now()
  // Not npm's child alone: Ctrl-C in a terminal reaches every process of the group.
  const program = run(['npm', 'start'], { DATA_DIR: join(folder, 'data') }, { folder, ownGroup: true })
  const url = await program.url()
  const answer = await fetch(`${url}/health/ready`)
  if (!answer.ok) throw new Error(`It is not ready: ${await answer.text()}`)
  const startMs = performance.now() - began
  const asked = performance.now()
  process.kill(-(program.child.pid ?? 0), 'SIGINT')
  const how = await program.ended
  if (how !== 0) throw new Error(`It ended with ${how}:\n${program.printed()}`)
  return { startMs, stopMs: performance.now() - asked }
}
