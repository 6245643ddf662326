export interface ModelServer {
  apiKey: string
  baseUrl: string
}

const TIMEOUT_MS = 20_000

/**
 * What keeps a model from answering, found by asking it for one word: only a real call shows that the key is
 * taken and the account has credit. Null: it answers.
 */
export async function diagnoseModel({ apiKey, baseUrl }: ModelServer, model: string): Promise<string | null> {
  let response: Response
  try {
    response = await fetch(`${baseUrl.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Say: OK' }], stream: true }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch (error) {
    return `${reasonOf(error)} Check OPENROUTER_BASE_URL and the way out of this machine.`
  }
  // Its first words are not waited for, so that a long thought costs nothing.
  const body = response.ok ? '' : await response.text().catch(() => '')
  if (response.ok) await response.body?.cancel()
  return response.ok
    ? null
    : (problemOf(response.status, body) ?? `The server answers with status ${response.status}.`)
}

function problemOf(status: number, body: string): string | null {
  if (status === 402 || /insufficient_(?:quota|balance|credits)|billing_(?:error|hard|not)/.test(body))
    return `The account is out of credit (${status}). Top it up, or change OPENROUTER_API_KEY.`
  if (status === 401 || status === 403 || /invalid_api_key|authentication_error/.test(body))
    return `The server refuses the key (${status}). Check OPENROUTER_API_KEY.`
  if (status === 404) return 'The server does not know this model (404). Check OPENROUTER_MODEL.'
  if (status === 429) return 'The provider limits the rate of calls (429). Try again, or add a fallback.'
  return null
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return `${cause instanceof Error ? cause.message : String(cause)}.`.replace(/\.\.$/, '.')
}
