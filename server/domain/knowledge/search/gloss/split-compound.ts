type EnglishOf = (word: string) => string | undefined

/** In which words are written together that English writes apart. */
const compounding = new Set(['de', 'nl', 'da', 'sv', 'no'])
const MIN_PART = 3
/** The rest of a word is parted again when it is at least so long. */
const MIN_REST = 6
/** What may stand between two parts: "Rechnung-s-nummer", "Kunde-n-konto". */
const joints = [/s$/, /en$/, /n$/, /er$/, /e$/]

/**
 * "Versandkosten" as "shipping", "cost", in as few parts as possible; null when a part is unknown. `first`: of a part
 * with another behind it, `last`: of the one that carries the ending.
 */
export function createCompoundSplitter(
  language: string,
  { first, last }: { first: EnglishOf; last: EnglishOf },
): (word: string) => readonly string[] | null {
  if (!compounding.has(language)) return () => null

  function englishOfHead(head: string): string | undefined {
    const jointless = joints
      .filter((joint) => joint.test(head))
      .map((joint) => first(head.replace(joint, '')))
      .find((english) => english !== undefined)
    return first(head) ?? jointless ?? first(`${head}e`) ?? first(`${head}en`)
  }

  return function partsOf(word): readonly string[] | null {
    let best: readonly string[] | null = null
    for (let end = word.length - MIN_PART; end >= MIN_PART; end--) {
      const head = englishOfHead(word.slice(0, end))
      if (head === undefined) continue
      const tail = word.slice(end)
      const own = last(tail)
      const rest = own !== undefined ? [own] : tail.length >= MIN_REST ? partsOf(tail) : null
      if (rest && (best === null || rest.length + 1 < best.length)) best = [head, ...rest]
    }
    return best
  }
}
