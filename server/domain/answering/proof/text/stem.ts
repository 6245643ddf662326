const irregular = new Map(
  Object.entries({
    sent: 'send',
    paid: 'pay',
    bought: 'buy',
    kept: 'keep',
    left: 'leave',
    got: 'get',
    gotten: 'get',
    found: 'find',
    told: 'tell',
    went: 'go',
    gone: 'go',
    taken: 'take',
    took: 'take',
    began: 'begin',
    begun: 'begin',
    written: 'write',
    wrote: 'write',
    broken: 'break',
    broke: 'break',
    lost: 'lose',
    held: 'hold',
    brought: 'bring',
    chosen: 'choose',
    chose: 'choose',
    given: 'give',
    gave: 'give',
    seen: 'see',
    saw: 'see',
    done: 'do',
    did: 'do',
    does: 'do',
    made: 'make',
    met: 'meet',
    came: 'come',
    sold: 'sell',
    said: 'say',
    spent: 'spend',
    built: 'build',
    won: 'win',
    worn: 'wear',
    shown: 'show',
    known: 'know',
    knew: 'know',
    grown: 'grow',
    was: 'be',
    were: 'be',
    is: 'be',
    are: 'be',
    been: 'be',
    has: 'have',
    had: 'have',
    children: 'child',
    people: 'person',
    feet: 'foot',
    lies: 'lie',
    dies: 'die',
    shipped: 'ship',
    shipping: 'ship',
    put: 'put',
    mice: 'mouse',
    lent: 'lend',
    thought: 'think',
    forgot: 'forget',
    forgotten: 'forget',
    hidden: 'hide',
    drawn: 'draw',
    woven: 'weave',
    torn: 'tear',
    dealt: 'deal',
    hung: 'hang',
  }),
)

/** A word without its English endings, so that "returned", "returning" and "returns" are one. Other languages keep theirs. */
export function stem(word: string): string {
  const known = irregular.get(word)
  if (known) return known
  if (word.length <= 3) return word
  let base = word
  if (/ies$/.test(base) && base.length > 4) base = `${base.slice(0, -3)}y`
  else if (/(?:ss|us|is)$/.test(base)) base = word
  else if (/(?:ch|sh|x|z|ss)es$/.test(base)) base = base.slice(0, -2)
  else if (/s$/.test(base)) base = base.slice(0, -1)
  if (/(?:ied)$/.test(base) && base.length > 4) base = `${base.slice(0, -3)}y`
  else if (/ed$/.test(base) && base.length > 4 && /[aeiouy].*ed$/.test(base) && !/eed$/.test(base))
    base = undouble(base.slice(0, -2))
  else if (/ing$/.test(base) && base.length > 5 && /[aeiouy].*ing$/.test(base))
    base = undouble(base.slice(0, -3))
  if (/ly$/.test(base) && base.length > 5) base = base.slice(0, -2)
  if (/ment$/.test(base) && base.length > 7) base = base.slice(0, -4)
  return base.length > 4 ? base.replace(/e$/, '') : base
}

function undouble(word: string): string {
  return /([bdfgklmnprt])\1$/.test(word) && !/(?:ll|ss)$/.test(word) ? word.slice(0, -1) : word
}
