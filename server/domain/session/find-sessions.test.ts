import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { InvalidInput } from '../errors.ts'
import { findSessions } from './find-sessions.ts'

describeOnEachDatabase('finding sessions', (getDatabase) => {
  const ids = new Map<string, string>()

  beforeAll(async () => {
    const { db } = getDatabase()
    const create = async (name: string, text: string, more: { userId?: string; metadata?: object } = {}) => {
      const { id } = await db.session.create({
        data: {
          tokenHash: randomBytes(32),
          ...more,
          lastSeq: 1,
          messages: { create: { seq: 1, sender: 'CUSTOMER', text } },
        },
      })
      ids.set(name, id)
    }
    await create('percent', 'I want 50% off my_order')
    await create('plain', 'I want 500 off my order')
    await create('path', 'the file is in C:\\temp\\x')
    await create('marta', 'hello', {
      userId: 'u-1001',
      metadata: { name: 'Marta Kowalska', contact: [{ email: 'marta.k@example.com', phone: 4917012345 }] },
    })
    await create('müller', 'Herr MÜLLER hat Ärger', { metadata: { name: 'José Ibáñez' } })
    await create('russian', 'Где мой Заказ?')
  })

  const found = async (query: string) => {
    const names = [...ids].map(([name, id]) => [id, name] as const)
    return (await findSessions(getDatabase().db, query)).map((id) => new Map(names).get(id)).sort()
  }

  test.each([
    ['50%', ['percent']],
    ['%', ['percent']],
    ['my_order', ['percent']],
    ['_', ['percent']],
    ['\\', ['path']],
    ['C:\\temp', ['path']],
    ['off my', ['percent', 'plain']],
    ["'; DROP", []],
  ])('%j is searched for literally', async (query, names) => {
    expect(await found(query)).toEqual(names)
  })

  test.each([
    ['marta', ['marta']],
    ['KOWAL', ['marta']],
    ['marta.k@example.com', ['marta']],
    ['@example', ['marta']],
    ['17012', ['marta']],
    ['U-1001', ['marta']],
    ['email', []],
  ])('%j finds names and addresses in the metadata, but not field names', async (query, names) => {
    expect(await found(query)).toEqual(names)
  })

  test.each([
    ['müller', ['müller']],
    ['muller', ['müller']],
    ['MÜLLER', ['müller']],
    ['arger', ['müller']],
    ['jose ibanez', ['müller']],
    ['заказ', ['russian']],
  ])('%j finds words whatever their case and accents', async (query, names) => {
    expect(await found(query)).toEqual(names)
  })

  test('is bounded', async () => {
    await expect(findSessions(getDatabase().db, 'x'.repeat(201))).rejects.toThrow(InvalidInput)
  })
})
