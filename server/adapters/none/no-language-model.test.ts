import { expect, it } from 'vitest'
import { createNoLanguageModel } from './no-language-model.ts'

it('has no models, and fails at once if it is called anyway', async () => {
  const model = createNoLanguageModel()
  expect(model.models).toEqual([])
  const request = {
    system: '',
    messages: [],
    schema: { name: 'x', schema: {} },
    accept: () => true,
    signal: new AbortController().signal,
  }
  const first = model.complete(request)[Symbol.asyncIterator]().next()
  await expect(first).rejects.toMatchObject({
    kind: 'unconfigured',
    calls: [],
  })
})
