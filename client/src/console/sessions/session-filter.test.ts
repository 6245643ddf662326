import { expect, test } from 'vitest'
import { readFilter } from './session-filter.ts'

test('the address decides what is listed', () => {
  expect(readFilter({ search: ' parcel ', status: 'with_agent' })).toEqual({
    search: 'parcel',
    status: 'WITH_AGENT',
  })
})

test('nonsense in the address lists everything', () => {
  expect(readFilter({ search: '  ', status: 'asleep' })).toEqual({})
  expect(readFilter({ search: ['a', 'b'] })).toEqual({})
})
