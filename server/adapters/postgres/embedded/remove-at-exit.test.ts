import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeAtExit } from './remove-at-exit.ts'

function folderWithFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'remove-at-exit-'))
  writeFileSync(join(folder, 'file'), '')
  return folder
}

test('what is to be removed at the exit is gone after process.exit', () => {
  const folder = folderWithFile()
  const script = `
    import { removeAtExit } from ${JSON.stringify(join(import.meta.dirname, 'remove-at-exit.ts'))}
    removeAtExit(${JSON.stringify(folder)})
    process.exit(0)`
  execFileSync(process.execPath, ['--input-type=module', '-e', script])
  expect(existsSync(folder)).toBe(false)
})

test('what is removed before is not looked for again', () => {
  const folder = folderWithFile()
  const listeners = process.listenerCount('exit')
  removeAtExit(folder)()
  expect(existsSync(folder)).toBe(false)
  expect(process.listenerCount('exit')).toBe(listeners)
})
