import { expect, test } from 'vitest'
import { customerName, metadataRows, toneOf } from './customer-name.ts'

const id = '0198c0de-0000-7000-8000-00000000beef'

test('a customer is shown by name, else by id, else as a distinct visitor', () => {
  expect(customerName({ id, userId: 'u-1', metadata: { name: ' Grace Hopper ' } })).toBe('Grace Hopper')
  expect(customerName({ id, userId: 'u-1', metadata: { name: 7 } })).toBe('u-1')
  expect(customerName({ id, userId: null, metadata: 'text' })).toBe('Visitor BEEF')
})

test('metadata is shown row by row, whatever it is', () => {
  expect(metadataRows({ plan: 'Pro', seats: 3, tags: ['a'] })).toEqual([
    { name: 'plan', value: 'Pro' },
    { name: 'seats', value: '3' },
    { name: 'tags', value: '["a"]' },
  ])
  expect(metadataRows(null)).toEqual([])
  expect(metadataRows('text')).toEqual([])
})

test('a customer keeps their colour', () => {
  expect(toneOf(id)).toBe(toneOf(id))
  expect(toneOf(id)).toBeGreaterThanOrEqual(1)
  expect(toneOf(id)).toBeLessThanOrEqual(6)
})
