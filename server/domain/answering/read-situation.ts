import type { SessionStatus } from '#prisma/generated/enums.ts'
import type { Deps } from '../deps.ts'
import type { FaqDecision } from '../knowledge/search/faq-match.ts'
import { speechFor } from '../language/wording/speech.ts'
import { needsLastWord } from './decide-reply.ts'
import { leaningOf } from './follow-up/leaning.ts'
import { matchInConversation } from './follow-up/match-in-conversation.ts'
import { readLastWord } from './last-word.ts'
import type { LastWord, Situation } from './situation.ts'

export interface MessageInSession {
  status: SessionStatus
  text: string
  /** The customer's, as BCP 47; null: not known. */
  language: string | null
  /** Null: the session begins with this message. */
  sessionId: string | null
  /** When the message is stored already: its place. */
  seq?: number
  /** What the search says to the message by itself. */
  alone: FaqDecision
}

/** All that the rules decide by. What was said before is read only when it decides anything. */
export async function readSituation(
  deps: Deps,
  { status, text, language, sessionId, seq, alone }: MessageInSession,
): Promise<Situation> {
  const index = deps.faqs.current()
  const lastWord =
    sessionId !== null && needsLastWord(status, text, alone) ? await readLastWord(deps, sessionId, seq) : null
  const before = lastWord ? questionBefore(lastWord, index.faqs) : null
  const offered = lastWord?.offeredFaqIds.flatMap((id) => index.faqs.find((faq) => faq.id === id) ?? []) ?? []
  return {
    status,
    text,
    speech: speechFor(language, deps.settings),
    decision: before ? await matchInConversation(index, { text, language, alone }, before) : alone,
    escalationKeywords: deps.settings.escalationKeywords,
    modelAvailable: deps.model.models.length > 0,
    lastWord,
    offered,
  }
}

/** What a follow-up leans on. After another follow-up it is the entry that answered that one. */
function questionBefore({ sender, question, answeredFaqIds }: LastWord, faqs: Situation['offered']) {
  if (sender !== 'BOT' || question === null) return null
  const answered = faqs.find(({ id }) => answeredFaqIds.includes(id))
  return {
    question: answered && leaningOf(question) === 'leans' ? answered.question : question,
    answeredFaqIds,
  }
}
