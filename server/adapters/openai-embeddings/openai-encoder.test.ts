import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOpenAiEncoder } from './openai-encoder.ts'

const ignore = () => undefined
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }

describe('an OpenAI-compatible endpoint as the encoder', () => {
  let server: Server
  let baseUrl: string
  let answer: (input: string[]) => { status: number; body: unknown } | null
  const working = (input: string[]) => ({
    status: 200,
    // Out of order, as the protocol allows.
    body: { data: input.map((text, index) => ({ index, embedding: [text.length, 1, 0] })).reverse() },
  })

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        const reply = answer(JSON.parse(body).input)
        if (reply)
          response
            .writeHead(reply.status, { 'content-type': 'application/json' })
            .end(JSON.stringify(reply.body))
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const create = (timeoutMs = 5000) =>
    createOpenAiEncoder({ baseUrl, model: 'm', apiKey: 'k', log, timeoutMs })

  it('gives one vector of length 1 per text, in order', async () => {
    answer = working
    const vectors = await create().embed(['abc', 'a'])
    expect(vectors.map((vector) => Math.hypot(...vector))).toEqual([expect.closeTo(1), expect.closeTo(1)])
    expect(vectors[0]?.[0]).toBeGreaterThan(vectors[1]?.[0] ?? 1)
  })

  it('rejects unusable replies: errors, missing vectors, zero vectors, silence', async () => {
    for (const bad of [
      () => ({ status: 500, body: {} }),
      () => ({ status: 200, body: { data: [] } }),
      () => ({ status: 200, body: { data: [{ index: 0, embedding: [0, 0] }] } }),
      () => ({ status: 200, body: 'not what was asked for' }),
    ]) {
      answer = bad
      await expect(create().embed(['abc'])).rejects.toThrow()
    }
    answer = () => null
    await expect(create(100).embed(['abc'])).rejects.toThrow()
  })

  it('reports itself broken after three failures, and then fails without delay', async () => {
    answer = () => ({ status: 503, body: {} })
    const encoder = create()
    for (let attempt = 0; attempt < 3; attempt++) await expect(encoder.embed(['abc'])).rejects.toThrow()
    expect(encoder.failure()).toMatch(/does not answer/)
    answer = working
    await expect(encoder.embed(['abc'])).rejects.toThrow(/rest/)
  })
})
