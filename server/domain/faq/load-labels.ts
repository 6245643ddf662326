import { z } from 'zod'
import type { Db } from '../db.ts'
import type { FaqTrace } from './faq-match.ts'

/** An answer from the FAQ and what the customer thought of it. */
export interface LabelledAnswer {
  trace: FaqTrace
  helpful: boolean
}

/** More would be a judgement of the FAQ as it once was. */
const mostLabels = 2_000

const storedTrace = z.object({
  search: z.object({
    path: z.enum(['exact', 'fused', 'lexical', 'empty']),
    cached: z.boolean(),
    features: z.record(z.string(), z.number()),
    correctedWords: z.number(),
  }),
})

/** The newest thumbs on answers that came from the FAQ. Traces of an older shape are left out. */
export async function loadLabels(db: Db): Promise<LabelledAnswer[]> {
  const rows = await db.feedback.findMany({
    where: { message: { sender: 'BOT', source: 'FAQ' } },
    orderBy: { createdAt: 'desc' },
    take: mostLabels,
    select: { helpful: true, message: { select: { trace: true } } },
  })
  return rows.flatMap(({ helpful, message }) => {
    const { data } = storedTrace.safeParse(message.trace)
    return data ? [{ trace: data.search, helpful }] : []
  })
}
