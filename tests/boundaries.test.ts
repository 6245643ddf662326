import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findFileViolations } from './boundaries/find-file-violations.ts'
import { findImportViolations } from './boundaries/find-import-violations.ts'
import { readSourceTree } from './boundaries/source-tree.ts'

// The rules are in boundaries/house-table.ts; boundaries/*.test.ts shows that each of them can fail.
const files = await readSourceTree(fileURLToPath(new URL('..', import.meta.url)))

test('every file imports only what the house allows it to', () => {
  expect(files.length).toBeGreaterThan(20)
  expect(findImportViolations(files).join('\n')).toBe('')
})

test('every file is small, well named and uses only what it may', () => {
  expect(findFileViolations(files).join('\n')).toBe('')
})
