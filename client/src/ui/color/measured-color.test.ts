import { expect, test } from 'vitest'
import { inkOn } from './measured-color.ts'

test.each([
  ['#000000', '#fff'],
  ['#ffffff', '#000'],
  ['#0f6b61', '#fff'],
  ['#ffd400', '#000'],
  ['#0000ff', '#fff'],
  ['#ff8800', '#000'],
])('what stands on %s is %s', (color, ink) => {
  expect(inkOn(color)).toBe(ink)
})
