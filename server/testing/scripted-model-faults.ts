import type { ServerResponse } from 'node:http'
import { answerJson, type ModelScript, openStream, sendChunk } from './scripted-model-scripts.ts'

/** Every way in which a model lets a customer down, by name. Those that hang do so until the client leaves. */
export const modelFaults = {
  noHeaders: (): ModelScript => () => undefined,

  /** Some tokens, then nothing; the connection stays open. */
  stall:
    (text?: string): ModelScript =>
    (response) =>
      begin(response, text),

  /** Comments for ever: alive on the wire, silent to the customer. */
  commentsOnly: (everyMs = 20): ModelScript => {
    return (response) => {
      openStream(response)
      const timer = setInterval(() => response.write(': OPENROUTER PROCESSING\n\n'), everyMs)
      response.on('close', () => clearInterval(timer))
    }
  },

  /** Chunks without a word of text, for ever. */
  emptyDeltas: (everyMs = 20): ModelScript => {
    return (response) => {
      openStream(response)
      const chunk = { choices: [{ index: 0, delta: { content: '' }, finish_reason: null }] }
      const timer = setInterval(() => sendChunk(response, chunk), everyMs)
      response.on('close', () => clearInterval(timer))
    }
  },

  /** Ends politely, but without `finish_reason`. */
  cut: (): ModelScript => (response) => {
    begin(response)
    response.end()
  },

  /** The connection is reset in the middle of the answer. */
  reset: (): ModelScript => (response) => {
    begin(response)
    // Only once the tokens are out, so that the client has seen some.
    response.write('\n', () => response.socket?.resetAndDestroy())
  },

  badJson: (): ModelScript => (response) => {
    begin(response)
    response.end('data: {"choices": [{"delta"\n\ndata: [DONE]\n\n')
  },

  html: (): ModelScript => (response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end('<!doctype html><title>Welcome</title><p>Please sign in to the network.</p>')
  },

  /** As OpenRouter says it when the provider fails half-way. */
  errorInStream: (code: number | string = 502): ModelScript => {
    return (response) => {
      begin(response)
      const choices = [{ index: 0, delta: { content: '' }, finish_reason: 'error' }]
      sendChunk(response, { error: { code, message: 'Provider disconnected' }, choices })
      response.end('data: [DONE]\n\n')
    }
  },

  status: (
    status: number,
    { retryAfter, message = 'scripted' }: { retryAfter?: string; message?: string } = {},
  ): ModelScript => {
    return (response) => {
      const headers = {
        'content-type': 'application/json',
        ...(retryAfter ? { 'retry-after': retryAfter } : {}),
      }
      response.writeHead(status, headers)
      response.end(JSON.stringify({ error: { code: status, message } }))
    }
  },

  /** A status whose body never comes. */
  statusWithoutBody: (status: number): ModelScript => {
    return (response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.flushHeaders()
    }
  },

  emptyChoices: (): ModelScript => (response) => {
    openStream(response)
    sendChunk(response, { choices: [] })
    response.end('data: [DONE]\n\n')
  },

  /** An answer of that many characters, as fast as it is read. */
  huge: (characters = 2_000_000): ModelScript => {
    return async (response) => {
      openStream(response)
      const content = 'x'.repeat(1000)
      for (let sent = 0; sent < characters && !response.destroyed; sent += content.length) {
        sendChunk(response, { choices: [{ index: 0, delta: { content }, finish_reason: null }] })
        if (response.writableNeedDrain) await drained(response)
      }
      if (!response.destroyed) response.end('data: [DONE]\n\n')
    }
  },

  /** One line that never ends: nothing for the client's parser to show. */
  hugeLine: (characters = 50_000_000): ModelScript => {
    return async (response) => {
      openStream(response)
      response.write('data: "')
      await flood(response, characters)
    }
  },

  hugeError: (characters = 50_000_000): ModelScript => {
    return async (response) => {
      response.writeHead(500, { 'content-type': 'application/json' })
      await flood(response, characters)
    }
  },
}

async function flood(response: ServerResponse, characters: number): Promise<void> {
  for (let sent = 0; sent < characters && !response.destroyed; sent += 10_000) {
    response.write('x'.repeat(10_000))
    if (response.writableNeedDrain) await drained(response)
  }
}

/** The first half of a good answer. */
function begin(response: ServerResponse, text = answerJson().slice(0, 90)): void {
  openStream(response)
  for (const content of [text.slice(0, 60), text.slice(60)]) {
    sendChunk(response, { choices: [{ index: 0, delta: { content }, finish_reason: null }] })
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go)
      response.off('close', go)
      resolve()
    }
    response.on('drain', go)
    response.on('close', go)
  })
}
