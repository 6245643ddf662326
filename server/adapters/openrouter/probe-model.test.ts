import { afterEach, expect, test } from 'vitest'
import { startScriptedModel } from '#server/testing/scripted-model.ts'
import { createModelProbe } from './probe-model.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

test('probes at most once a minute, however often it is called, and never generates an answer', async () => {
  const model = await startScriptedModel()
  opened.push(model)
  let now = 0
  const probe = createModelProbe({ apiKey: 'sk-scripted', baseUrl: model.url, now: () => now })
  expect(await Promise.all([probe(), probe(), probe()])).toEqual([null, null, null])
  now += 59_000
  await probe()
  expect(model.listed()).toBe(1)
  now += 1000
  await probe()
  expect(model.listed()).toBe(2)
  expect(model.requests).toEqual([])
})

test('says what is wrong, and notices within seconds that a server is back', async () => {
  const first = await startScriptedModel()
  const port = Number(new URL(first.url).port)
  await first.close()
  let now = 0
  const probe = createModelProbe({ apiKey: 'sk-scripted', baseUrl: first.url, now: () => now })
  expect(await probe()).toBe('The model’s server does not answer.')
  opened.push(await startScriptedModel(port))
  expect(await probe()).not.toBeNull()
  now += 10_000
  expect(await probe()).toBeNull()
})
