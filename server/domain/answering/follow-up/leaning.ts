import { foldText, wordsOf } from '../../knowledge/search/text/normalize-text.ts'

/** A longer message says for itself what it is about. */
const MAX_LEANING_WORDS = 12
const MAX_ELLIPSIS_WORDS = 3
/** Scripts without spaces: about as long as three words. */
const MAX_ELLIPSIS_CHARACTERS = 8

/** "And to Norway?", "what about points?": how a message goes on from the one before, by language. */
const continues =
  /^(?:(?:and|but|or|so|ok(?:ay)?|also|what about|how about|what if|even if|except|plus)\b|(?:und|aber|oder|auch|was ist mit|wie (?:ist|sieht) es|wenn|sogar)\b|(?:et|mais|ou|aussi|qu en est|et si|meme si)\b|(?:y|e|pero|tambien|que tal|y si|aunque)\b|(?:ma|anche|oppure|invece)\b|(?:mas|tambem|ou)\b|(?:en|maar|ook|hoe zit)\b|(?:a|i|ale|takze|co z)\b|(?:ve|peki|ya|ama)\b|و|أو|ماذا عن|では|じゃあ|それと|あと|那|还有|那么|還有)/u
const endsAlike =
  /(?:\b(?:too|as well|also|either|then|instead|though)|\b(?:auch|noch|dann)|\b(?:aussi|egalement)|\b(?:tambien|tampoco)|\b(?:anche|pure)|\btambem|\book|\b(?:tez|takze)|\b(?:da|de)|أيضا|も|呢|吗)[\s?？!.]*$/u
const startsWithin =
  /^(?:to|for|in|on|at|from|with|without|by|until|till|after|before|within|during|nach|fur|im|am|mit|ohne|bis|pour|dans|avec|sans|jusqu|para|con|sin|hasta|per|senza|naar|voor|met|zonder|tot)\b/u
const pointsBack =
  /\b(?:it|its|they|them|their|that|those|these|this|there|one|ones|es|das|dies|diese|dafur|damit|dort|ca|cela|celui|celle|eso|esto|ese|esa|esos|alli|quello|questo|ci|isso|isto|dat|die|het|daar|to|tego|bu|bunu|onu)\b|ذلك|هذا|هذه|それ|これ|そこ|它|这个|那个|這個|那個/u

const asksInFull =
  /^(?:(?:and|but|so|or|ok(?:ay)?) )?(?:how (?!about)|what (?!about)|when|where|why|who|which|can|could|do|does|did|is|are|will|would|should|may|must|have|has)\b/u

/** Words that only add to the question before: "and to Norway?". A clause of its own asks for something else. */
export function isEllipsis(text: string): boolean {
  return !asksInFull.test(foldText(text).trim())
}

/** How much a message needs the one before it to be understood. */
export type Leaning = 'alone' | 'maybe' | 'leans'

export function leaningOf(text: string): Leaning {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > MAX_LEANING_WORDS) return 'alone'
  const folded = foldText(text).trim()
  if (continues.test(folded) || startsWithin.test(folded) || endsAlike.test(folded)) return 'leans'
  if (words.length <= MAX_ELLIPSIS_WORDS && !/\s/u.test(folded) && folded.length > MAX_ELLIPSIS_CHARACTERS) {
    return pointsBack.test(folded) ? 'leans' : 'maybe'
  }
  if (words.length <= MAX_ELLIPSIS_WORDS || pointsBack.test(folded)) return 'leans'
  return 'maybe'
}
