/**
 * Words that decide for whom, when and how far something is true. What one side says the other has to say as well,
 * by the same group: a sentence that adds "always" or drops "only" says something else.
 */
const groups = {
  universal:
    /\b(?:all|every|everything|everyone|everybody|everywhere|always|any|anything|anyone|anywhere|whatever|wherever|whichever|whoever|whenever|worldwide|each|entire|whole|completely|fully|unlimited|forever)\b/i,
  only: /\b(?:only|exclusively|solely|nothing but|no one but|alone)\b/i,
  before: /\b(?:before|prior to|earlier than|ahead of|beforehand|in advance)\b/i,
  after: /\b(?:after|afterwards|later than|following)\b/i,
  both: /\b(?:both|as well as|together with)\b/i,
  atLeast:
    /\b(?:at least|minimum|or more|no less than|not less than|no fewer than|no earlier than|not before|at the earliest|from the start)\b/i,
  atMost:
    /\b(?:at most|maximum|up to|no more than|not more than|or less|at the latest|no later than|never more than|no longer than)\b/i,
  except: /\b(?:unless|except|apart from|excluding|other than|with the exception|excepted)\b/i,
  without: /\b(?:without|excluding|minus|less the)\b/i,
  never: /\b(?:never|under no circumstances)\b/i,
  certain:
    /\b(?:guarantee[ds]?|definitely|certainly|assured?|promise[ds]?|surely|automatically|immediately|instantly|obliged|by law|legally)\b/i,
  superlative:
    /\b(?:best|worst|most \w+|least \w+|cheapest|fastest|safest|\w+est (?:in|on|of|price|choice)|more than any|than any(?:thing| other)?|number one|no\. ?1|leading|top-rated)\b/i,
  compared:
    /\b(?:more|less|fewer|better|worse|cheaper|faster|longer|shorter|larger|smaller|higher|lower|earlier|later|sooner|fewer) (?:\w+ )?than\b/i,
  noLonger: /\b(?:no longer|not (?:\w+ ){0,4}any ?more|not any longer)\b/i,
  partial:
    /\b(?:some|certain|selected|several|a few|many) (?:of (?:the|our|your) )?(?:\w+ )?\w+s\b|\bin some cases\b/i,
  outside: /\b(?:outside|abroad|overseas)\b/i,
  cause:
    /\b(?:because|due to|owing to|thanks to|as a result|that is why|so that|in order to|to avoid|to prevent|for (?:\w+ )?(?:reasons|purposes))\b/i,
  free: /\b(?:free|gratis|complimentary)\b(?! (?:to|from|space|time)\b)/i,
  usually: /\b(?:usually|normally|typically|mostly|often|sometimes|generally|in most cases|most)\b/i,
} as const

export type Restriction = keyof typeof groups

const allGroups = Object.entries(groups) as [Restriction, RegExp][]
/** Adding one of these to a sentence changes what it says. */
const addable: readonly Restriction[] = ['usually', 'partial']
/** Leaving one of these out of a clause that is used changes what it says. */
const kept: readonly Restriction[] = [
  ...(['only', 'atLeast', 'atMost', 'except', 'without', 'never', 'noLonger', 'partial', 'outside'] as const),
]

function restrictionsIn(text: string): Set<Restriction> {
  return new Set(allGroups.filter(([, pattern]) => pattern.test(text)).map(([name]) => name))
}

/** The first restriction that the claim adds to the source, or drops from the clauses of the source that it uses. */
export function changedRestriction(claim: string, source: string, used: string): Restriction | null {
  const claimed = restrictionsIn(claim)
  const there = restrictionsIn(source)
  for (const name of claimed) if (!there.has(name) && !addable.includes(name)) return name
  if (turnsBefore(claim, used)) return 'before'
  const inUse = restrictionsIn(used)
  for (const name of kept) if (inUse.has(name) && !claimed.has(name)) return name
  return null
}

/** "Before you connect it" is not "once it is connected". */
function turnsBefore(claim: string, used: string): boolean {
  const then = /\b(?:once|when|as soon as)\b/i
  return groups.before.test(used) && !groups.before.test(claim) && then.test(claim) && !then.test(used)
}
