import { expect, test } from 'vitest'
import { createQuestionVectors } from './question-vectors.ts'

function countingEncoder(model: string) {
  const asked: string[][] = []
  return {
    asked,
    model,
    async embed(texts: readonly string[]) {
      asked.push([...texts])
      return texts.map((text) => Float32Array.of(text.length))
    },
  }
}

test('a question is computed once, however often it is asked', async () => {
  const encoder = countingEncoder('first')
  const vectors = createQuestionVectors().of(encoder)
  expect(await vectors.embed(['a', 'bb', 'a'])).toEqual(
    [[1], [2], [1]].map((numbers) => Float32Array.from(numbers)),
  )
  expect(await vectors.embed(['bb', 'ccc'])).toEqual([[2], [3]].map((numbers) => Float32Array.from(numbers)))
  await vectors.embed(['a'])
  expect(encoder.asked).toEqual([['a', 'bb'], ['ccc']])
})

test('vectors of another model are not taken for it', async () => {
  const known = createQuestionVectors()
  await known.of(countingEncoder('first')).embed(['a'])
  const second = countingEncoder('second')
  await known.of(second).embed(['a'])
  expect(second.asked).toEqual([['a']])
})

test('those that were not used for longest are forgotten first', async () => {
  const encoder = countingEncoder('first')
  const vectors = createQuestionVectors(2).of(encoder)
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await vectors.embed([text])
  expect(encoder.asked).toEqual([['a'], ['b'], ['c'], ['b']])
})
