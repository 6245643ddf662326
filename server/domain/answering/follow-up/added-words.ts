import type { SearchableFaq } from '../../knowledge/search/faq-match.ts'
import { wordsOf } from '../../knowledge/search/text/normalize-text.ts'

const functionWords = new Set(
  `a about after all also am an and any are as at be been before but by can could did do does doing done else even for from
  get give go got had has have having he her him his how i if in is it its just like me mine more my no not now of ok on
  one ones only or other our out over please same she should so some such than that the their them then there these they
  this those till to too until up us very was way we well were what when where which who whom whose why will with would
  yes yet you your
  und aber oder der die das den dem ein eine einen ist sind auch mit nach zu zum zur im in am fur von es ich sie wir wie was wo wann
  et mais ou le la les un une des est sont aussi avec pour dans que qui quoi combien quand comment je vous
  y o pero el la los las un una es son tambien con para en que cuanto cuando como yo
  e ma il lo gli uno sono anche per di da quanto quando come`
    .split(/\s+/)
    .filter(Boolean),
)

/** What the answer has to contain for a question of this kind to be about it. */
const attributes: readonly { asks: RegExp; words: RegExp; holds: RegExp }[] = [
  {
    asks: /\b(?:cost|costs|price|pay|pays|paid|fee|fees|charge|charged|charges|how much|expensive|cheap|free)\b/u,
    words: /^(?:cost|price|pay|paid|fee|charge|much|expensive|cheap|free|money|anything)/u,
    holds: /[€$£¥₹%]|\b(?:eur|usd|gbp|euros?|dollars?|pounds?)\b|\bfree\b|\bno (?:fee|charge|cost)/iu,
  },
  {
    asks: /\b(?:how long|how soon|how fast|how quickly|when|until|till|how many (?:days|weeks|hours)|expire|expires)\b/u,
    words: /^(?:long|many|soon|fast|quick|time|take|wait|last|day|week|hour|valid|good|expire)/u,
    holds:
      /\b\d+\*{0,2}\s*(?:working |business )?(?:minutes?|hours?|days?|weeks?|months?|years?)\b|\b\d{1,2}[:.]\d{2}\b|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|expires?|valid)\b/iu,
  },
  {
    asks: /\btemperature|\bhow (?:hot|warm|cold)\b/u,
    words: /^(?:temperature|hot|warm|cold)/u,
    holds: /\d\s*°/u,
  },
]

/** How much of what a follow-up adds to the question before it is in an entry. */
export type Overlap =
  /** `'fact'`: all of it, and it is the kind of fact that is asked for: a price, a time. */
  'fact' | 'all' | 'some' | 'none'

/**
 * Compares what a follow-up adds, its words of content and the kind of fact that it asks for, with the entry that was
 * just answered. Only when all of it is there may that entry be the answer again: "and to Norway?" after the delivery
 * times, which name Norway; not "and to Brazil?".
 */
export function overlapWith(text: string, faq: SearchableFaq): Overlap {
  const asked = attributes.filter(({ asks }) => asks.test(text.toLowerCase()))
  const rest = addedWords(text).filter((word) => !asked.some(({ words }) => words.test(word)))
  const own = new Set(wordsOf([faq.question, faq.answer, ...faq.phrasings].join('\n')).map(stem))
  const found = [
    ...asked.map(({ holds }) => holds.test(faq.answer)),
    ...rest.map((word) => own.has(stem(word))),
  ]
  if (found.length === 0) return 'none'
  if (found.every(Boolean)) return asked.length > 0 && rest.length === 0 ? 'fact' : 'all'
  return found.some(Boolean) ? 'some' : 'none'
}

function addedWords(text: string): string[] {
  return wordsOf(text).filter((word) => word.length > 1 && !functionWords.has(word))
}

/** Enough of a stem to take "tents" for "tent" and "posted" for "post". */
function stem(word: string): string {
  return word.replace(/(?:ies|es|s|ed|ing)$/u, '').slice(0, 7) || word
}
