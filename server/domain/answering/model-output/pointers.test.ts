import { describe, expect, it } from 'vitest'
import { pointersInside, readPointers, withoutUnfinishedPointer } from './pointers.ts'

describe('labels after a full stop', () => {
  it.each([
    ['Free. [F1.2] You pay nothing. (F2.1, F3.1)', 'Free [F1.2]. You pay nothing (F2.1, F3.1).'],
    ['Free [F1.2]. Then?', 'Free [F1.2]. Then?'],
    ['See [the page](https://shop.example). Then?', 'See [the page](https://shop.example). Then?'],
  ])('move into their sentence: %s', (text, expected) => expect(pointersInside(text)).toBe(expected))
})

it.each([
  ['Free. [F1', 'Free.'],
  ['Free. [', 'Free.'],
  ['Free. [F1.2, F2', 'Free.'],
  ['See [the pa', 'See [the pa'],
  ['Free [F1.2].', 'Free [F1.2].'],
])('a label that is still arriving is waited for: %s', (text, expected) => {
  expect(withoutUnfinishedPointer(text)).toBe(expected)
})

it.each<[string, string, number[][]]>([
  ['Returns are free [F1.2].', 'Returns are free.', [[1, 2]]],
  [
    'Returns are free (F1.2, F3.1).',
    'Returns are free.',
    [
      [1, 2],
      [3, 1],
    ],
  ],
  ['[F1.2]', '', [[1, 2]]],
  ['Returns are free.', 'Returns are free.', []],
])('%s points', (sentence, text, pointers) => {
  expect(readPointers(sentence, [])).toEqual({ text, pointers })
})
