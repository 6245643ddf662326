import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Countries, languages and currencies in English, lower case, of one word: names that are written small in a chat. */
export async function listCommonNames(maybeYield: EventLoopYielder): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  const codes = letters.flatMap((a) => letters.map((b) => a + b))
  for (const type of ['region', 'language'] as const) {
    const display = new Intl.DisplayNames('en', { type, fallback: 'none' })
    for (const code of codes) {
      const pause = maybeYield()
      if (pause) await pause
      const name = display.of(type === 'region' ? code : code.toLowerCase())?.toLowerCase()
      if (name && /^\p{L}{4,}$/u.test(name)) names.add(name)
    }
  }
  return names
}

/** Written with a capital in English wherever they stand, and no names of anything. */
export const calendarWords: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december i im ive id ill ok'.split(
    ' ',
  ),
)
