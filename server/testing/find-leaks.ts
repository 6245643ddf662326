/** In every text that a test sends to see whether it is printed somewhere. */
export const CANARY = 'canary-7f3a'

/** What tests use as secrets and as customers' words: none of it belongs into a log. */
const known = [
  CANARY,
  // Keys and secrets: start-app.ts, openrouter-bench.ts and the journeys.
  ...['ak_test_admin_key', 'sk-scripted', 'sk-or-the-key', 'a secret of the tests', 'hunter2'],
  // Words of customers and of the model: test-faqs.ts, the journeys, the scripted model.
  ...[
    'my cat is called Ada',
    'Qqqq zzzz',
    'purple submarine',
    'I want to talk to a person',
    'scripted answer',
  ],
]
/** A session's token or an API key, as domain/secret.ts makes them. */
const token = /\b(?:ak|st)_[\w-]{43}/
/** The two places where a new key is shown to the person who made it: the first start, and `npm run key`. */
const shownOnce = [/shown only now: ak_/, /^ {2}ak_\S+$/]

/** The lines that hold what nobody may print, shortened to where it stands. */
export function findLeaks(printed: string): string[] {
  return printed.split('\n').flatMap((line) => {
    if (shownOnce.some((place) => place.test(line))) return []
    const at = [...known.map((words) => line.indexOf(words)), line.search(token)].find((index) => index >= 0)
    return at === undefined ? [] : [line.slice(Math.max(0, at - 200), at + 100)]
  })
}
