import { findFacts } from './facts.ts'

const opening =
  /^(?:oh |ah |well |okay |ok |of course |sure |certainly |absolutely |no worries|no problem|not a problem|you are welcome|you are very welcome|my pleasure|hello|hi|hey|good (?:morning|afternoon|evening|day)|thanks?(?: you)?|many thanks|great|perfect|got it|understood|i am (?:so |very |really |truly )?sorry|(?:we are |i am )?(?:so |very |really )?sorry|apologies|my apologies|we apologi[sz]e|i apologi[sz]e|i understand|i see|i get|i can imagine|i hope|i hear you|that (?:must|sounds|is (?:annoying|frustrating|a shame|a pity|no fun|unfortunate|understandable))|what a (?:shame|pity)|how (?:annoying|frustrating)|good question|great question|happy to help|glad to help|i am (?:glad|happy|here|afraid)|enjoy|have a (?:nice|good|great|lovely)|take care|best (?:wishes|regards)|kind regards|good luck|congratulations|welcome|if (?:there is |you have |you need )?any(?:thing| (?:other|more|further))|is there anything|anything else|feel free|do not hesitate|just (?:ask|let me know|write)|let me know|please let me know|we (?:are sorry|understand|appreciate|hope)|here is (?:how|what)|here are (?:the|your)|in short|to sum up|happy (?:shopping|hiking|camping|travels))\b/i
const abstention =
  /\b(?:i|we|faqs?|sources?|articles?|information|help (?:centre|center|pages?)|knowledge|entries|details)\b.{0,60}\b(?:do(?:es)? not|is not|are not|can ?not|could not|unable|no|nothing|not)\b.{0,40}\b(?:mention|cover|contain|have|say|include|information|know|find|answer|help|sure|tell|listed|available|covered|anything|details?|see|access|look up)/i
const notCovered =
  /\b(?:is|are) not (?:covered|mentioned|listed|included|explained|something|anything)\b.{0,40}\b(?:sources?|faqs?|articles?|information|help|pages?|me|i)\b/i
const persona =
  /^(?:(?:yes|no|hello|hi)[, ]+)?(?:i am|this is|you are (?:chatting|talking|speaking) (?:with|to)) (?:only |just )?(?:an? |the |your )?(?:[\w-]+ ){0,2}(?:assistant|bot|chatbot|ai|program|software|robot)\b/i
/** What begins like a courtesy and then states something. */
const states =
  /\b(?:we|our|us|it|they|you (?:will|can|get|have|need|must|should)|your (?:order|refund|parcel|account|money|case)|refund\w*|deliver\w*|free|days?|hours?|weeks?|will|busy|delay\w*|because|due to)\b/i
const MAX_COURTESY = 140

/** Whether a plain sentence states nothing about the business: a greeting, sympathy, an abstention, "I'm an assistant". */
export function isCourtesy(plain: string): boolean {
  if (plain.length > MAX_COURTESY || findFacts(plain).facts.length > 0) return false
  if (persona.test(plain)) return !/\b(?:human|person|real|colleague)\b/i.test(plain)
  if (abstention.test(plain) || notCovered.test(plain)) return !/\b(?:because|however|will)\b/i.test(plain)
  const begin = opening.exec(plain)?.[0]
  if (begin === undefined) return false
  // "If there is anything else", "about orders or returns": what may follow in the same breath.
  const tail = plain.slice(begin.length)
  const harmless = /^(?:feel free|if |is there|anything|just|let me know|please let|do not)/i.test(begin)
  return harmless ? !/\b(?:will|refund\w* (?:is|are|you)|free of|within)\b/i.test(tail) : !states.test(tail)
}
