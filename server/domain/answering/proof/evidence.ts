import type { LeftOutRule, Outcome } from './prover.ts'
import type { SourceSentence } from './sources.ts'

/** The words of an entry that a sentence rests on. */
export interface EvidenceSource {
  faqId: string
  quote: string
  /** Of the quote in the entry's answer, in UTF-16 code units. */
  start: number
  end: number
}

export interface SentenceEvidence {
  text: string
  /** `quoted`: the entry's own sentence. `unproven`: only under open grounding. */
  basis: 'PROVEN' | 'QUOTED' | 'COURTESY' | 'UNPROVEN'
  sources: EvidenceSource[]
}

/** A sentence of the model that no customer read. */
export interface LeftOutSentence {
  text: string
  rule: LeftOutRule
}

/** What each sentence of a reply rests on, as it is stored with the message. */
export interface Evidence {
  sentences: SentenceEvidence[]
  leftOut: LeftOutSentence[]
}

/** As stored; a message without any has none. */
export function readEvidence(stored: unknown): Evidence {
  // Written by `commitTurn` alone.
  return (stored as Evidence | null) ?? { sentences: [], leftOut: [] }
}

const basisOf = { proven: 'PROVEN', quoted: 'QUOTED', courtesy: 'COURTESY', unproven: 'UNPROVEN' } as const

export function evidenceOf(outcome: Exclude<Outcome, { kind: 'dropped' }>): SentenceEvidence {
  const by = 'by' in outcome ? outcome.by : []
  return { text: outcome.text, basis: basisOf[outcome.kind], sources: by.map(sourceOf) }
}

function sourceOf({ entry, quote, start, end }: SourceSentence): EvidenceSource {
  return { faqId: entry.id, quote, start, end }
}
