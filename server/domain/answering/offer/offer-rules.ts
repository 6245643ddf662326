import type { FaqDecision } from '../../knowledge/search/faq-match.ts'
import type { Speech } from '../../language/wording/speech.ts'
import {
  didYouMeanReply,
  helpedReply,
  MAY_HELP_RULE,
  mayHelpReply,
  noneOfTheseReply,
  pickedReply,
  whichReply,
} from '../replies/replies.ts'
import { traceOf } from '../replies/trace-of.ts'
import { type LastWord, type Plan, type Rule, replyWith } from '../situation.ts'
import { type Choice, readChoice } from './read-choice.ts'

/** This many messages in a row that could only be met with an offer are for a colleague. */
const MAX_MISSES = 2

/** "Yes", "the second one", "both", "none of these": said to the offer that the bot has just made. */
export const answerToOffer: Rule = ({ text, speech, lastWord, offered }) => {
  if (lastWord?.sender !== 'BOT' || offered.length === 0) return null
  const shown = lastWord.rule === MAY_HELP_RULE
  const choice = readChoice(
    text,
    offered.map(({ question }) => question),
  )
  if (choice === null) return null
  if (choice.kind === 'none') return replyWith(noneOfTheseReply(speech), 'LOW_CONFIDENCE')
  // "Yes" to "Did that answer it?": its answer has been shown.
  if (choice.kind === 'which' && shown) return replyWith(helpedReply(speech))
  const wanted = wantedOf(choice, offered.length, shown)
  const unread = wanted.filter((at) => !(shown && at === 0)).flatMap((at) => offered[at] ?? [])
  if (unread.length > 0) return replyWith(pickedReply(unread))
  return replyWith(wanted.length > 0 ? helpedReply(speech) : whichReply(speech, offered, lastWord.misses))
}

/** The places of the offered questions that a choice means; none: it does not say which. */
function wantedOf(choice: Choice, offered: number, shown: boolean): readonly number[] {
  if (choice.kind === 'picked') return [choice.at]
  if (choice.kind === 'several') return choice.places
  return choice.kind === 'other' && shown && offered === 2 ? [1] : []
}

/** An offer of what is near, unless the message before had to be met with one, too. Null: nothing is near. */
export function offerOf(speech: Speech, decision: FaqDecision, lastWord: LastWord | null): Plan | null {
  const misses = (lastWord?.misses ?? 0) + 1
  if (misses >= MAX_MISSES) return null
  const trace = { ...traceOf(decision), misses }
  if (decision.kind === 'may-help')
    return replyWith(mayHelpReply(speech, decision.match, decision.close, trace))
  if (decision.kind !== 'did-you-mean') return null
  return replyWith(didYouMeanReply(speech, decision.close, trace, decision.missing))
}
