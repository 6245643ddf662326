import { beforeEach, expect, test } from 'vitest'
import { createMemoryRateLimiter } from '#server/adapters/memory/rate-limiter.ts'
import { nothingWatched } from '#server/testing/nothing-watched.ts'
import type { Viewer } from '../access/authenticate.ts'
import { RateLimited } from '../errors.ts'
import { type CostBudget, createCostBudget } from './cost-budget.ts'

const limits = { pointsPerAddress: 100, pointsPerCredential: 200, unknownCredentials: 3 }
const anonymous: Viewer = { kind: 'anonymous' }
const unknown: Viewer = { kind: 'anonymous', credential: 'unknown' }
// The budget reads nothing else of them.
const staff = (id: string) => ({ kind: 'staff', key: { id } }) as Viewer
const customer = (id: string) => ({ kind: 'customer', session: { id } }) as Viewer
const from = (address: string, bearer: string | null = null) => ({ address, bearer })

let now: number
let budget: CostBudget
beforeEach(() => {
  now = Date.now()
  budget = createCostBudget(
    { limiter: createMemoryRateLimiter(), metrics: nothingWatched.metrics, clock: () => new Date(now) },
    limits,
  )
})

test('an address that has spent its points is refused, is told until when, and is then served again', async () => {
  await budget.charge(from('a'), anonymous, 100)
  await expect(budget.charge(from('a'), anonymous, 1)).rejects.toMatchObject({ retryAfterSeconds: 60 })
  expect(budget.refusalOf(from('a'))?.retryAfterSeconds).toBe(60)
  expect(budget.refusalOf(from('b'))).toBeNull()
  now += 61_000
  expect(budget.refusalOf(from('a'))).toBeNull()
})

test('all who come from an address without a key share its points, whatever their sessions', async () => {
  for (const id of ['1', '2', '3', '4']) await budget.charge(from('a', `st_${id}`), customer(id), 25)
  await expect(budget.charge(from('a', 'st_5'), customer('5'), 1)).rejects.toBeInstanceOf(RateLimited)
})

test('a session has its own points, from wherever it asks', async () => {
  await budget.charge(from('a', 'st_1'), customer('1'), 100)
  await budget.charge(from('b', 'st_1'), customer('1'), 100)
  await expect(budget.charge(from('c', 'st_1'), customer('1'), 1)).rejects.toBeInstanceOf(RateLimited)
})

test('a key pays for itself: what others do at its address does not stop it, nor does it stop them', async () => {
  await budget.charge(from('a', 'ak_1'), staff('1'), 150)
  await expect(budget.charge(from('a'), anonymous, 101)).rejects.toBeInstanceOf(RateLimited)
  expect(budget.refusalOf(from('a', 'ak_1'))).toBeNull()
  expect(budget.refusalOf(from('a', 'ak_2'))).toBeNull()
  await expect(budget.charge(from('a', 'ak_1'), staff('1'), 51)).rejects.toBeInstanceOf(RateLimited)
  expect(budget.refusalOf(from('a', 'ak_1'))).toBeInstanceOf(RateLimited)
})

test('after a few guesses no new credential of the address is looked at, right or wrong; proven ones go on', async () => {
  await budget.charge(from('a', 'ak_colleague'), staff('1'), 1)
  for (let guess = 0; guess < 3; guess += 1) await budget.charge(from('a', `ak_${guess}`), unknown, 1)
  await expect(budget.charge(from('a', 'ak_3'), unknown, 1)).rejects.toBeInstanceOf(RateLimited)
  expect(budget.refusalOf(from('a', 'ak_right'))).toBeInstanceOf(RateLimited)
  expect(budget.refusalOf(from('a', 'ak_colleague'))).toBeNull()
  expect(budget.refusalOf(from('a'))).toBeNull()
  expect(budget.refusalOf(from('b', 'ak_colleague'))).toBeNull()
})

test('customers who share the address of somebody who guesses go on, those with a new session included', async () => {
  for (let guess = 0; guess < 4; guess += 1)
    await budget.charge(from('a', `ak_${guess}`), unknown, 1).catch(() => undefined)
  expect(budget.refusalOf(from('a', 'st_new'))).toBeNull()
  await budget.charge(from('a', 'st_new'), customer('new'), 1)
  await expect(budget.charge(from('a', 'st_wrong'), unknown, 1)).rejects.toBeInstanceOf(RateLimited)
})

test('a page that goes on with its revoked key guesses once', async () => {
  for (let poll = 0; poll < 10; poll += 1) await budget.charge(from('a', 'ak_revoked'), unknown, 1)
  expect(budget.refusalOf(from('a', 'ak_new'))).toBeNull()
})

test('what is refused for its syntax is paid for by its address', async () => {
  await budget.chargeRefusal(from('a', 'whatever'), 90)
  await expect(budget.charge(from('a'), anonymous, 11)).rejects.toBeInstanceOf(RateLimited)
})
