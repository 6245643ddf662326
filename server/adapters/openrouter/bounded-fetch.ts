import { AttemptFailure } from './attempt-failure.ts'

/**
 * `fetch` whose body fails with `too-large` after `maxBytes` (decompressed). The SDK collects a line, and the whole
 * body of an error, before it shows them to its caller.
 */
export function createBoundedFetch(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (!response.body) return response
    let bytes = 0
    const bound = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > maxBytes) controller.error(new AttemptFailure('too-large', `Over ${maxBytes} bytes.`))
        else controller.enqueue(chunk)
      },
    })
    const { status, statusText, headers } = response
    return new Response(response.body.pipeThrough(bound), { status, statusText, headers })
  }
}
