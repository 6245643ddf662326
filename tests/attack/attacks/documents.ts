import type { Attack } from '../attack.ts'
import { hostileDocuments } from '../hostile-documents.ts'
import { atOnce, post } from '../send.ts'

/** Of each document, so many that differ in a comment: no cache knows them. */
const EACH = 40
const AT_ONCE = 8

export const attack: Attack = {
  title: 'documents that are cheap to send and dear to read',
  async run({ url, newKey, newAddress, count, say }) {
    const problems: string[] = []
    for (const [does, document] of Object.entries(hostileDocuments)) {
      say(`a document that ${does}`)
      const key = await newKey()
      await atOnce(AT_ONCE, Array(EACH).keys(), async (turn) => {
        // Half of them with a key, for which nothing is refused before it is read.
        const bearer = turn % 2 === 0 ? { bearer: key } : {}
        const query = `${document} # ${turn} ${Math.random()}`
        const { status, body } = await post(url, { query }, { address: newAddress(), ...bearer })
        count(status)
        if (!body.startsWith('{'))
          problems.push(`a document that ${does} got ${status}: ${body.slice(0, 100)}`)
      })
    }
    return problems
  },
}
