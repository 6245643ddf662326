import { randomBytes } from 'node:crypto'
import type { Attack } from '../attack.ts'
import { atOnce, post } from '../send.ts'

const GUESSES = 3000
const viewer = { query: '{ viewer { id } }' }

export const attack: Attack = {
  title: `${GUESSES} guesses of an API key from one address, and then the right one`,
  async run({ url, newKey, newAddress, count, say }) {
    const key = await newKey()
    const [address, elsewhere] = [newAddress(), newAddress()]
    const isServed = async (from: string) =>
      !(await post(url, viewer, { address: from, bearer: key })).body.includes('errors')
    let looked = 0
    await atOnce(16, Array(GUESSES).keys(), async (guess) => {
      say(`guess ${guess}`)
      const bearer = `ak_${randomBytes(32).toString('base64url')}`
      const { status, body } = await post(url, viewer, { address, bearer })
      count(status)
      if (!body.includes('RATE_LIMITED')) looked += 1
    })
    return [
      ...(looked <= 50 ? [] : [`${looked} of ${GUESSES} guesses were looked at`]),
      ...((await isServed(address)) ? ['the right key was told from the wrong ones'] : []),
      ...((await isServed(elsewhere)) ? [] : ['the key was refused at another address']),
    ]
  },
}
