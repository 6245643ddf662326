import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentColors, contrast } from './accent-colors.ts'

const surfaces = { light: ['#ffffff', '#f4f6f5', '#e9eeec'], dark: ['#171f1e', '#0e1413', '#212b29'] }
const text = { light: '#15201e', dark: '#e8efed' }
const full = (ink: string) => (ink === '#000' ? '#000000' : '#ffffff')

function expectReadable(color: string): void {
  for (const scheme of ['light', 'dark'] as const) {
    const { accent, hover, onAccent, soft, text: words } = accentColors(color, scheme)
    const pairs = [
      [full(onAccent), accent],
      [full(onAccent), hover],
      [words, soft],
      [text[scheme], soft],
      ...surfaces[scheme].map((surface) => [words, surface] as const),
    ] as const
    for (const [one, other] of pairs)
      expect(contrast(one, other), `${one} on ${other} of ${color}, ${scheme}`).toBeGreaterThanOrEqual(4.5)
  }
}

test.each([
  '#ffff00',
  '#ffffff',
  '#000000',
  '#808080',
  '#767676',
  '#777777',
  '#ff0000',
  '#0000ff',
  '#00ff00',
])('every pair of colours is readable with %s', expectReadable)

test('and with any other colour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) =>
      expectReadable(`#${number.toString(16).padStart(6, '0')}`),
    ),
  )
})

test('a colour that is readable stays as it is', () => {
  expect(accentColors('#0b5d54', 'light').text).toBe('#0b5d54')
})
