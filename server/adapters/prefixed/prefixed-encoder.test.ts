import { expect, it } from 'vitest'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { withPrefixes } from './prefixed-encoder.ts'

const read: string[] = []
const plain: SentenceEncoder = {
  model: 'm',
  async embed(texts) {
    read.push(...texts)
    return texts.map(() => new Float32Array(1))
  },
  failure: () => null,
  close: async () => undefined,
}

it('puts each prefix before its texts, and gives what is read in different ways different names', async () => {
  const encoder = withPrefixes(plain, { query: 'query: ', passage: 'passage: ' })
  await encoder.embed(['a'])
  await encoder.ofPassages?.embed(['b'])
  expect(read).toEqual(['query: a', 'passage: b'])
  const names = [plain, encoder, encoder.ofPassages, withPrefixes(plain, { query: 'query:', passage: '' })]
  expect(new Set(names.map((one) => one?.model)).size).toBe(4)
})

it('is the encoder itself without prefixes, and reads all alike with one for both', () => {
  expect(withPrefixes(plain, { query: '', passage: '' })).toBe(plain)
  expect(withPrefixes(plain, { query: 'q: ', passage: 'q: ' }).ofPassages).toBeUndefined()
})
