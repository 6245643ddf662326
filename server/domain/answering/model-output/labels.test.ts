import { expect, it } from 'vitest'
import { withoutLabels } from './labels.ts'

it.each([
  [
    'We repair those that matter [F1]. See (F2) for the rest.',
    'We repair those that matter. See for the rest.',
  ],
  ['Within 30 days (see F1).', 'Within 30 days.'],
  ['Within 30 days 【F1】.', 'Within 30 days.'],
  ['Within 30 days [F1, F2] and free [FAQ 3: no].', 'Within 30 days and free [FAQ 3: no].'],
  ['Within 30 days [F1.2][F2.1].', 'Within 30 days.'],
  ['Innerhalb von 30 Tagen (siehe F1 und F2).', 'Innerhalb von 30 Tagen.'],
  ['According to F1, returns are free.', 'Returns are free.'],
  ['Yes. Laut F2 ist es gratis.', 'Yes. Ist es gratis.'],
  ['Returns are free. Source: F1', 'Returns are free.'],
  ['Returns are free. (Sources: F1, F2)', 'Returns are free.'],
  ['Press F5 twice, then Ctrl+F1.', 'Press F5 twice, then Ctrl+F1.'],
])('%s', (text, expected) => expect(withoutLabels(text)).toBe(expected))

it('keeps a label that an approved entry itself contains', () => {
  expect(withoutLabels('Press [F1] for help [F2].', ['Press [F1] for help.'])).toBe('Press [F1] for help.')
})
