import { describe, expect, test } from 'vitest'
import { partEnds } from './text-places.ts'

describe('where the parts of a text end', () => {
  test('is known for consecutive parts, even when they are alike', () => {
    expect(partEnds('Yes.Yes.Itis.', ['Yes.', 'Yes.', 'Itis.'])).toEqual([4, 8, 13])
  })

  test('is found again after a part that looks different in the text', () => {
    expect(partEnds('Post3Dustit.Keepitdry.', ['|Post|3|', 'Dustit.', 'Keepitdry.'])).toEqual([null, 12, 22])
  })

  test('is not guessed when the words occur twice and what precedes them is unknown', () => {
    expect(partEnds('Post3.No.No.5isout.', ['|Post|3|', 'No.', 'No.5isout.'])).toEqual([null, null, 19])
  })

  test('is nowhere for a part without words', () => {
    expect(partEnds('Yes.', ['', 'No.'])).toEqual([null, null])
  })
})
