import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { InvalidInput } from '../../errors.ts'
import { newSession } from '../new-session.ts'
import { verifyUser } from './verify-user.ts'

const secret = 'a-secret-of-the-partner'
const hashOf = (userId: string) => createHmac('sha256', secret).update(userId).digest('hex')

function fieldRefused(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof InvalidInput) return error.field
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('a customer known to the partner', () => {
  it('is verified by the right hash, in either case', () => {
    expect(verifyUser(secret, 'ada', hashOf('ada'))).toBe(true)
    expect(verifyUser(secret, 'ada', hashOf('ada').toUpperCase())).toBe(true)
  })

  it.each([
    ['another one’s', hashOf('bob')],
    ['half a', hashOf('ada').slice(0, 32)],
    ['an empty', ''],
    ['a prefixed', `0x${hashOf('ada')}`],
    ['all zeros for a', '0'.repeat(64)],
  ])('is refused with %s hash', (_, hash) => {
    expect(fieldRefused(() => verifyUser(secret, 'ada', hash))).toBe('userHash')
  })

  it('must bring a hash with the userId, and a userId with the hash', () => {
    expect(fieldRefused(() => verifyUser(secret, 'ada', null))).toBe('userHash')
    expect(fieldRefused(() => verifyUser(secret, null, hashOf('ada')))).toBe('userId')
  })

  it('is an ordinary visitor without a secret or a userId', () => {
    expect(verifyUser(null, 'ada', hashOf('ada'))).toBe(false)
    expect(verifyUser(null, 'ada', null)).toBe(false)
    expect(verifyUser(secret, null, null)).toBe(false)
  })

  it('is verified as the user the session is stored under, not as a lookalike', () => {
    const deps = {
      clock: () => new Date(),
      settings: { ...({} as Parameters<typeof newSession>[0]['settings']), identitySecret: secret },
    }
    const lookalike = 'a\u200bda'
    const details = { userId: lookalike, userHash: hashOf(lookalike) }
    expect(fieldRefused(() => newSession(deps, details))).toBe('userHash')
    const known = newSession(deps, { userId: 'ada', userHash: hashOf('ada') })
    expect(known.session).toMatchObject({ userId: 'ada', verified: true })
  })
})
