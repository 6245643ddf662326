import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { basisWords, ruleWords } from './rule-words.ts'

const schema = readFileSync(join(import.meta.dirname, '../../../../../schema.graphql'), 'utf8')

test('every rule in the API has a description', () => {
  const described = /type LeftOutSentence \{[\s\S]*?\n\}/.exec(schema)?.[0] ?? ''
  const rules = [...described.matchAll(/\\?"([a-z-]+)\\?"(?= \(|,| or|\.)/g)].flatMap(
    ([, rule]) => rule ?? [],
  )
  expect(rules.length).toBeGreaterThan(12)
  expect(rules.filter((rule) => ruleWords(rule).startsWith('Dropped by'))).toEqual([])
})

test('every basis has a description, and an unknown rule is shown by name', () => {
  const described = /enum EvidenceBasis \{[\s\S]*?\n\}/.exec(schema)?.[0] ?? ''
  const bases = [...described.matchAll(/^ {2}([A-Z]+)$/gm)].flatMap(([, basis]) => basis ?? [])
  expect(bases).toHaveLength(4)
  for (const basis of bases) expect(basisWords(basis)).not.toBe(basis)
  expect(ruleWords('tomorrow')).toBe('Dropped by the rule “tomorrow”.')
})
