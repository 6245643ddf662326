import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weaknessOf } from './weak-key.ts'

test.each([
  'password',
  'a'.repeat(23),
  'a'.repeat(64),
  'abcabcabcabcabcabcabcabcabcabc',
  'passwordpasswordpassword',
  'ChangeMe-ChangeMe-ChangeMe!',
  'change_me_123_change_me_123',
  'admin-password-secret-key-1234567890',
  'my-support-admin-key-password',
])('"%s" is easy to guess', (key) => expect(weaknessOf(key)).toMatch(/^(?:has|repeats|is made of) /))

test('keys that a machine made are good, in every usual spelling', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 1 }).map(() => randomBytes(32))
  fc.assert(
    fc.property(bytes, (random) => {
      for (const spelling of ['hex', 'base64', 'base64url'] as const)
        expect(weaknessOf(random.toString(spelling))).toBeNull()
      expect(weaknessOf(`ak_${random.toString('base64url')}`)).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test('a sentence of one’s own is good', () =>
  expect(weaknessOf('seven violins under the old bridge')).toBeNull())
