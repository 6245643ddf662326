import { matchInConversation } from '#server/domain/answering/follow-up/match-in-conversation.ts'
import { readChoice } from '#server/domain/answering/offer/read-choice.ts'
import type { FaqIndex } from '#server/domain/knowledge/search/index/faq-index.ts'
import { matchFaq } from '#server/domain/knowledge/search/index/match-faq.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { LabelledFollowUp } from './read-data.ts'

/** How many follow-ups came to what. */
export interface FollowUpSummary {
  messages: number
  /** Answered right, or, where no FAQ answers it, not answered. */
  right: number
  /** The right one among what was offered. */
  offered: number
  wrong: number
  /** Neither answered nor offered the right one. */
  ticket: number
}

/** The two messages of a conversation through the search of production: what each came to. */
async function converse(
  index: FaqIndex,
  { first, text }: LabelledFollowUp,
): Promise<{ before: Outcome; after: Outcome }> {
  const before = outcomeOf(await matchFaq(index, first))
  const questions = before.offered.flatMap((id) => index.faqs.find((faq) => faq.id === id)?.question ?? [])
  const choice = readChoice(text, questions)
  if (choice?.kind === 'picked') {
    return { before, after: { answered: before.offered.slice(choice.at, choice.at + 1), offered: [] } }
  }
  const said = { question: first, answeredFaqIds: before.answered }
  return {
    before,
    after: outcomeOf(await matchInConversation(index, { text, alone: await matchFaq(index, text) }, said)),
  }
}

export async function measureFollowUps(
  index: FaqIndex,
  followUps: readonly LabelledFollowUp[],
): Promise<FollowUpSummary> {
  const summary = { messages: followUps.length, right: 0, offered: 0, wrong: 0, ticket: 0 }
  for (const followUp of followUps) {
    const { before, after } = await converse(index, followUp)
    summary[sort(expectedOf(followUp, before), after)]++
  }
  return summary
}

/** "The second one" means what was offered second, whatever that was. */
function expectedOf({ faqId, also, tags }: LabelledFollowUp, before: Outcome): readonly string[] {
  if (faqId !== null) return [faqId, ...also]
  return tags.includes('choice') ? before.offered.slice(1, 2) : []
}

function sort(
  expected: readonly string[],
  { answered, offered }: Outcome,
): 'right' | 'offered' | 'wrong' | 'ticket' {
  const isExpected = (id: string) => expected.includes(id)
  if (answered.length > 0) return answered.every(isExpected) ? 'right' : 'wrong'
  if (expected.length === 0) return 'right'
  return offered.some(isExpected) ? 'offered' : 'ticket'
}
