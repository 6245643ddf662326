import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BASELINE, findMessageProblems, MAX_COMMITS } from './commit-messages.ts'

const root = join(import.meta.dirname, '../..')
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

function succeeds(...args: string[]): boolean {
  try {
    git(...args)
    return true
  } catch {
    return false
  }
}

/** From the last release tag or the last 50, whichever is nearer, and never from before the baseline. */
function commits() {
  const tag = succeeds('describe', '--tags', '--abbrev=0')
    ? git('describe', '--tags', '--abbrev=0').trim()
    : null
  const baseline = git('log', '--max-count=1', '--format=%H', '--fixed-strings', `--grep=${BASELINE}`).trim()
  const since = [baseline, tag].filter((start) => start)
  const log = git(
    'log',
    `--max-count=${MAX_COMMITS}`,
    '--no-merges',
    '--format=%h%x00%s%x00%b%x01',
    'HEAD',
    ...since.map((start) => `^${start}`),
  )
  return log
    .split('\u0001')
    .map((entry) => entry.trim().split('\0'))
    .flatMap(([hash, subject, body]) => (hash && subject ? [{ hash, subject, body: body ?? '' }] : []))
}

// A copy without its history (an image, an archive) has nothing to look at.
test.skipIf(!succeeds('rev-parse', 'HEAD'))('every commit names its area and says why', () => {
  const files = git('ls-tree', '-r', '--name-only', 'HEAD').split('\n')
  const folders = new Set(files.flatMap((file) => file.split('/').slice(0, -1)))
  expect(commits().flatMap((commit) => findMessageProblems(commit, folders))).toEqual([])
})

test.each([
  ['no area', 'Add a thing.', 'Why.'],
  ['an area that is no folder', 'stuff: Add a thing.', 'Why.'],
  ['no sentence', 'server: add a thing', 'Why.'],
  ['no reason', 'server: Add a thing.', ' \n'],
])('%s is found', (_name, subject, body) => {
  expect(findMessageProblems({ hash: 'abc', subject, body }, new Set(['server']))).toHaveLength(1)
})

test('a good message passes, whatever kind of area it has', () => {
  for (const area of ['server', 'docs', 'build', 'tests'])
    expect(
      findMessageProblems({ hash: 'a', subject: `${area}: Add a thing.`, body: 'Why.' }, new Set(['server'])),
    ).toEqual([])
})
