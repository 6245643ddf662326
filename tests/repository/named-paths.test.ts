import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { isFound, pathsInComments, pathsInMarkdown } from './named-paths.ts'

const root = join(import.meta.dirname, '../..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 24,
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))
const sources = files.filter((file) => /\.(?:tsx?|md|css|graphql|prisma|ya?ml)$/.test(file))

test('every file that a document or a comment names is in the repository', () => {
  const missing = sources
    .filter((file) => !file.startsWith('tests/repository/'))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const named = file.endsWith('.md') ? pathsInMarkdown(text) : pathsInComments(text)
      const beside = (path: string) => normalize(join(dirname(file), path))
      return named
        .filter(({ path }) => !isFound(path, files) && !isFound(beside(path), files))
        .map(({ line, path }) => `${file}:${line} names ${path}`)
    })
  expect(missing.join('\n')).toBe('')
})

test('a path is found in links, in code and in comments, and a missing one is noticed', () => {
  const inText = pathsInMarkdown(
    'See [it](docs/nothing.md#top) and `server/gone.ts`; not http.md or `npm run x`.',
  )
  expect(inText.map(({ path }) => path)).toEqual(['docs/nothing.md', 'server/gone.ts'])
  expect(pathsInComments("const a = 'not/this.ts'\n// As in old-name.ts.").map(({ path }) => path)).toEqual([
    'old-name.ts',
  ])
  expect(inText.some(({ path }) => isFound(path, files))).toBe(false)
  expect(isFound('sending/send-message.ts', files)).toBe(true)
})
