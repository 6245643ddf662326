import type { Db } from '../../../db.ts'
import { loadOffers } from '../../load-offers.ts'
import { exactKey } from '../../search/text/normalize-text.ts'

const MAX_OFFERS = 500
const MAX_SHOWN = 10

/**
 * How customers asked who then picked this FAQ out of an offer, newest first: candidates for phrasings. What the FAQ
 * says already is left out.
 */
export async function askedAs(
  db: Db,
  faq: { id: string; question: string; phrasings: readonly string[]; keywords: readonly string[] },
): Promise<string[]> {
  const known = new Set([faq.question, ...faq.phrasings, ...faq.keywords].map(exactKey))
  const offers = await loadOffers(db, MAX_OFFERS, faq.id)
  const found: string[] = []
  for (const { question } of offers) {
    const key = exactKey(question)
    if (known.has(key)) continue
    known.add(key)
    found.push(question)
  }
  return found.slice(0, MAX_SHOWN)
}
