import { z } from 'zod'
import type { Db } from '../../../db.ts'
import { loadOffers } from '../../load-offers.ts'
import type { FaqTrace } from '../faq-match.ts'
import { storedFaqTrace } from '../stored-trace.ts'

/** An answer from the FAQ and what the customer thought of it. */
export interface LabelledAnswer {
  trace: FaqTrace
  helpful: boolean
}

/** More would be a judgement of the FAQ as it once was. */
const MAX_LABELS = 2_000

const storedTrace = z.object({ search: storedFaqTrace })

/** What customers made of matches: thumbs on answers, and choices out of offers. Newest first within each. */
export async function loadLabels(db: Db): Promise<LabelledAnswer[]> {
  return [...(await thumbs(db)), ...(await choices(db))].slice(0, MAX_LABELS)
}

/** Thumbs on answers that came from the FAQ. Traces of an older shape are left out. */
async function thumbs(db: Db): Promise<LabelledAnswer[]> {
  const rows = await db.feedback.findMany({
    where: { message: { sender: 'BOT', source: 'FAQ' } },
    orderBy: { createdAt: 'desc' },
    take: MAX_LABELS,
    select: { helpful: true, message: { select: { trace: true } } },
  })
  return rows.flatMap(({ helpful, message }) => {
    const { data } = storedTrace.safeParse(message.trace)
    return data ? [{ trace: data.search, helpful }] : []
  })
}

/** A customer who picks an offer's first question says that the best match was right; another one, or none, that it was not. */
async function choices(db: Db): Promise<LabelledAnswer[]> {
  const offers = await loadOffers(db, MAX_LABELS)
  return offers.flatMap(({ trace, offeredFaqIds, pickedFaqId, declined }) => {
    const { data } = storedTrace.safeParse(trace)
    if (!data || (pickedFaqId === null && !declined)) return []
    return [{ trace: data.search, helpful: pickedFaqId === offeredFaqIds[0] }]
  })
}
