import { type Evidence, evidenceOf } from '../proof/evidence.ts'
import type { Outcome } from '../proof/prover.ts'

/** The reply as far as it is shown, and what is still held back. */
export interface ReplyText {
  /** `text`: as the model wrote the sentence. */
  add(sentence: { lead: string; text: string }, outcome: Outcome): void
  text(): string
}

type Shown = Exclude<Outcome, { kind: 'dropped' }>

/** Shorter answers are none, so nothing of them is shown. */
const MIN_CHARACTERS = 10

/**
 * Courtesies and asides wait until something answers the question: a reply of those alone is none. Fills `evidence`
 * with what is shown and what is left out.
 */
export function createReplyText(evidence: Evidence, show: (text: string) => void): ReplyText {
  let reply = ''
  let waiting: { lead: string; outcome: Shown }[] = []
  let skippedLead = ''

  function showWaiting(): void {
    for (const { lead, outcome } of waiting) {
      const piece = (reply === '' ? lead.trimStart() : lead === '' ? ' ' : lead) + outcome.text
      reply += piece
      evidence.sentences.push(evidenceOf(outcome))
      show(piece)
    }
    waiting = []
  }

  function mayShow(): boolean {
    const length = waiting.reduce((sum, { outcome }) => sum + outcome.text.length, reply.length)
    return length >= MIN_CHARACTERS && (reply !== '' || waiting.some(({ outcome }) => answers(outcome)))
  }

  return {
    add({ lead, text }, outcome) {
      if (outcome.kind === 'dropped' || outcome.kind === 'quoted') {
        const rule = outcome.kind === 'dropped' ? outcome.rule : outcome.instead
        if (text !== '') evidence.leftOut.push({ text, rule })
      }
      if (outcome.kind === 'dropped') {
        if (lead.includes('\n')) skippedLead = '\n\n'
        return
      }
      waiting.push({ lead: lead.includes('\n') ? lead : skippedLead || lead, outcome })
      skippedLead = ''
      if (mayShow()) showWaiting()
    },
    text: () => reply,
  }
}

function answers(outcome: Shown): boolean {
  return outcome.kind === 'unproven' || ('relevant' in outcome && outcome.relevant)
}
