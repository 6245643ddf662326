import { schema } from '#server/schema/schema.ts'
import type { Attack } from '../attack.ts'
import { awkwardStrings } from '../awkward-strings.ts'
import { complaintsAbout } from '../refused-by-name.ts'
import { atOnce, post } from '../send.ts'
import { stringArguments } from '../string-arguments.ts'

const STRINGS = 1000
/** In one document, as aliases. */
const TOGETHER = 5
const seed = Number(process.env.GENERATED_SEED ?? Date.now() % 1_000_000)

export const attack: Attack = {
  title: `${STRINGS} awkward strings in every String argument, seed ${seed}`,
  async run({ url, newKey, newAddress, count, say }) {
    const problems: string[] = []
    const strings = awkwardStrings(STRINGS, seed)
    // Two of 50 KB are as much as a body may have.
    const batches = strings.flatMap((text, at) =>
      text.length > 9000
        ? [[text]]
        : at % TOGETHER === 0
          ? [strings.slice(at, at + TOGETHER).filter(isShort)]
          : [],
    )
    const created = 'mutation { createSession(input: {}) { ... on CreateSessionPayload { session { id } } } }'
    const { data } = JSON.parse((await post(url, { query: created }, { address: newAddress() })).body)
    for (const argument of stringArguments(schema)) {
      say(argument.name)
      const bearer = await newKey()
      await atOnce(16, batches, async (texts) => {
        const body = argument.operation(texts, data.createSession.session.id)
        const answer = await post(url, body, { address: newAddress(), bearer })
        count(answer.status)
        for (const complaint of complaintsAbout(answer)) problems.push(`${argument.name}: ${complaint}`)
      })
    }
    return problems.slice(0, 20)
  },
}

const isShort = (text: string) => text.length <= 9000
