import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'
import { InvalidInput } from './errors.ts'

describe('cleaning a text', () => {
  it('keeps visible characters and drops invisible ones', () => {
    expect(cleanText('  Wo\u200b ist\u202e mein\u0007 Paket?\r\n')).toBe('Wo ist mein Paket?')
    expect(cleanText('cafe\u0301')).toBe('café')
    expect(cleanText('a\n\n\n\n\n\nb')).toBe('a\n\n\nb')
  })

  it('keeps an emoji family together and removes a joiner that joins nothing', () => {
    expect(cleanText('👩‍👩‍👧')).toBe('👩‍👩‍👧')
    expect(cleanText('re\u200dfund')).toBe('refund')
  })

  it.each([
    ['nothing', ''],
    ['only blanks', ' \n\t '],
    ['only invisible characters', '\u200b\ufeff\u2060'],
    ['a NUL', 'a\0b'],
    ['a lone surrogate', 'a\ud800b'],
    ['4,001 characters', 'a'.repeat(4001)],
  ])('refuses %s and names the field', (_, raw) => {
    expect(() => cleanText(raw, 'text')).toThrow(InvalidInput)
    expect(() => cleanText(raw, 'text')).toThrow(/^text /)
  })

  it('counts characters as a person would, not UTF-16 units', () => {
    expect(cleanText('🙂'.repeat(4000))).toHaveLength(8000)
    expect(() => cleanText('🙂'.repeat(4001))).toThrow('4001 characters')
  })

  it('is idempotent, well-formed and free of control characters for any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        let text: string
        try {
          text = cleanText(raw)
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInput)
          return
        }
        expect(cleanText(text)).toBe(text)
        expect(text.isWellFormed()).toBe(true)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u200b\ufeff]/)
      }),
    )
  })
})
