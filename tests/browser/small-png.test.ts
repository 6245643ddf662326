import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { looksSame, smallPng } from './small-png.ts'

const picture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, `../../docs/images/${name}.png`))

test('a picture in fewer colours looks the same, and another one does not', () => {
  const empty = picture('chat-empty')
  expect(looksSame(smallPng(empty), empty)).toBe(true)
  expect(looksSame(picture('chat-waiting'), empty)).toBe(false)
  expect(looksSame(picture('chat'), empty)).toBe(false)
})
