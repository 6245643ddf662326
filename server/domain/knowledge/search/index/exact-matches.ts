import type { SearchableFaq } from '../faq-match.ts'
import type { EventLoopYielder } from '../numeric/event-loop-yielder.ts'
import { withoutDecoration } from '../text/decoration.ts'
import { exactKey, hasAccents, looseKey } from '../text/normalize-text.ts'

/** Which FAQs a message names word for word, by their question, a phrasing or a keyword phrase. */
export interface ExactMatches {
  /** Positions of FAQs; several when they claim the same words, none when it has to be searched for. */
  find(text: string): number[]
}

interface Claim {
  faq: number
  key: string
}

export async function collectExactMatches(
  faqs: readonly SearchableFaq[],
  maybeYield: EventLoopYielder,
): Promise<ExactMatches> {
  // By the key without accents: what a customer types without them is found, too.
  const claims = new Map<string, Claim[]>()
  for (const [faq, { question, phrasings, keywords }] of faqs.entries()) {
    const pause = maybeYield()
    if (pause) await pause
    for (const text of new Set([question, ...phrasings, ...keywords])) {
      const claim = { faq, key: exactKey(text) }
      const held = claims.get(looseKey(text))
      if (held) held.push(claim)
      else if (claim.key !== '') claims.set(looseKey(text), [claim])
    }
  }

  function findText(text: string): number[] {
    const key = exactKey(text)
    const held = claims.get(looseKey(text)) ?? []
    const same = held.filter((claim) => claim.key === key)
    const found = same.length > 0 ? same : held.filter((claim) => omitsAccentsOf(key, claim.key))
    return [...new Set(found.map(({ faq }) => faq))]
  }

  return {
    find(text) {
      const found = findText(text)
      if (found.length === 0) return findText(withoutDecoration(text))
      // "What is IT?" and "What is it?" are two questions to the one who wrote them.
      const asWritten = found.filter((faq) => spelling(faqs[faq]?.question ?? '') === spelling(text))
      return asWritten.length === 1 ? asWritten : found
    },
  }
}

/** As written, but for spacing and the marks at both ends. */
function spelling(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
}

/** "schon" may mean "schön", but who types one accent does not mean another. */
function omitsAccentsOf(a: string, b: string): boolean {
  const others = b.split(' ')
  return a.split(' ').every((word, at) => {
    return word === others[at] || !hasAccents(word)
  })
}
