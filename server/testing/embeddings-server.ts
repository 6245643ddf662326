import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A real HTTP server that speaks OpenAI's /embeddings; its vectors count words, so that like texts are alike. */
export interface EmbeddingsServer {
  /** As a setting: `/v1` included. */
  url: string
  /** How many texts it was asked for. */
  asked(): number
  /** Answers with 503 until `mend`. */
  breakDown(): void
  mend(): void
  /** Answers nobody until `goOn`. */
  hold(): void
  goOn(): void
  close(): Promise<void>
}

const WIDTH = 64

export async function startEmbeddingsServer(): Promise<EmbeddingsServer> {
  let texts = 0
  let broken = false
  let held = Promise.withResolvers<void>()
  held.resolve()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    // What our own adapter sends, by OpenAI's protocol.
    const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] }
    await held.promise
    response.writeHead(broken ? 503 : 200, { 'content-type': 'application/json' })
    if (broken) return response.end('{}')
    texts += input.length
    return response.end(
      JSON.stringify({ data: input.map((text, index) => ({ index, embedding: wordCounts(text) })) }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // It listens on a port, so the address is one of a network.
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked: () => texts,
    breakDown() {
      broken = true
    },
    mend() {
      broken = false
    },
    hold() {
      held = Promise.withResolvers()
    },
    goOn: () => held.resolve(),
    async close() {
      held.resolve()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function wordCounts(text: string): number[] {
  const counts = new Array<number>(WIDTH).fill(0.01)
  for (const word of text.toLowerCase().match(/\p{L}+|\d+/gu) ?? []) {
    let hash = 0
    for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % WIDTH
    counts[hash] = (counts[hash] ?? 0) + 1
  }
  return counts
}
