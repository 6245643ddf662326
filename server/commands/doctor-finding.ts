/** What the doctor found of one part. */
export interface Finding {
  what: string
  /** Null: all is well. */
  problem: string | null
  detail: string
}

const ANSWER_TIMEOUT_MS = 10_000

/** Null: it took what was posted. */
export async function problemWith(
  url: string,
  body: object,
  headers: Record<string, string>,
): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    })
    await response.body?.cancel()
    return response.ok ? null : `${new URL(url).host} answers with status ${response.status}.`
  } catch (error) {
    return messageOf(error)
  }
}

export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${message}${cause}.`.replace(/\.\.$/, '.')
}
