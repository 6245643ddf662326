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
import { readChoice } from './read-choice.ts'

/** This many messages in a row that could only be met with an offer are for a colleague. */
const MAX_MISSES = 2

/** "Yes", "the second one", "none of these": said to the offer that the bot has just made. */
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
  if (choice.kind === 'which') return replyWith(whichReply(speech, offered, lastWord.misses))
  const faq = offered[choice.at]
  if (!faq) return null
  return replyWith(shown && choice.at === 0 ? helpedReply(speech) : pickedReply(faq))
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
