import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { EscalationReason } from '#prisma/generated/enums.ts'
import { describeOnEachDatabase } from '#server/testing/test-database.ts'
import { countUsage } from './count-usage.ts'

describeOnEachDatabase('counting usage', (getDatabase) => {
  test('counts tickets by their reason, day by day', async () => {
    const { db } = getDatabase()
    const ticket = async (day: string, reason: EscalationReason) => {
      const { id: sessionId } = await db.session.create({ data: { tokenHash: randomBytes(32) } })
      await db.ticket.create({ data: { sessionId, reason, createdAt: new Date(`${day}T12:00:00Z`) } })
    }
    await ticket('2026-01-01', 'KEYWORD')
    await ticket('2026-01-01', 'KEYWORD')
    await ticket('2026-01-01', 'LOW_CONFIDENCE')
    await ticket('2026-01-02', 'MODEL_REQUESTED')
    const byDate = await countUsage(db, new Date('2026-01-01T00:00:00Z'), new Date('2026-01-03T00:00:00Z'))
    expect(byDate.get('2026-01-01')).toMatchObject({
      escalations: 3,
      escalationsByReason: { KEYWORD: 2, LOW_CONFIDENCE: 1 },
    })
    expect(byDate.get('2026-01-02')).toMatchObject({
      escalations: 1,
      escalationsByReason: { MODEL_REQUESTED: 1 },
    })
  })
})
