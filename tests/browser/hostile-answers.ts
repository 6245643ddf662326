import type { Page, Route } from 'playwright-core'
import { onTestFinished } from 'vitest'

export interface HostileServer {
  /** From now on every word of the server's is this. */
  says(words: string, names: readonly string[]): void
}

/** Not words: ids, moments, cursors, members of enums, numbers as texts. */
const structure = /^$|^[\da-f]{8}-[\da-f-]{27}$|^\d{4}-\d\d-\d\d(T|$)|^[A-Z][A-Z_]+$|^\d+$/
// An action is the name of a mutation.
const structureKeys = new Set([
  '__typename',
  'action',
  'startCursor',
  'endCursor',
  'sessionToken',
  'type',
  'id',
])

/**
 * Puts hostile words into every answer that this page gets, wherever the server has words: a field that is new
 * tomorrow is put to the test, too. The names of customers, of which few characters are shown, take turns.
 */
export async function makeAnswersHostile(page: Page): Promise<HostileServer> {
  let words = ''
  let names: readonly string[] = ['']
  let turn = 0
  const put = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') {
      if (structureKeys.has(key) || structure.test(value)) return value
      return key === 'customer' ? names[turn++ % names.length] : words
    }
    if (Array.isArray(value)) return value.map((item) => put(item, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => {
        if (key === 'metadata') return name === 'name' ? [name, put(child, 'customer')] : [words, put(child)]
        return [name, put(child, name)]
      }),
    )
  }
  const answer = async (route: Route): Promise<void> => {
    const response = await route.fetch()
    const body: unknown = await response.json()
    await route.fulfill({ response, json: put(body) })
  }
  await page.route('**/graphql', answer)
  // What is still on its way at the end of a test is read by nobody.
  onTestFinished(() => page.unrouteAll({ behavior: 'ignoreErrors' }))
  await page.routeWebSocket('**/graphql', (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => socket.send(JSON.stringify(put(JSON.parse(String(message))))))
  })
  return {
    says(next, nextNames) {
      words = next
      names = nextNames
      turn = 0
    },
  }
}
