const MIN_SLIP_LENGTH = 5

/** Words that are one slip of the keyboard away from one of `known` become that one; short ones only by a swap. */
export function createTypoCorrector(known: readonly string[]): (words: string) => string {
  const exact = new Set(known)
  const byLength = Map.groupBy(known, (word) => word.length)
  const correct = (word: string): string => {
    if (word.length < 4 || exact.has(word)) return word
    for (const length of [word.length, word.length + 1, word.length - 1]) {
      for (const candidate of byLength.get(length) ?? []) {
        if (candidate[0] === word[0] && isOneSlip(word, candidate)) return candidate
      }
    }
    return word
  }
  return (words) => words.split(' ').map(correct).join(' ')
}

function isOneSlip(word: string, known: string): boolean {
  let start = 0
  while (start < word.length && word[start] === known[start]) start += 1
  const rest = (text: string, skipped: number) => text.slice(start + skipped)
  if (word.length === known.length) {
    const swapped = word[start] === known[start + 1] && word[start + 1] === known[start]
    if (swapped && rest(word, 2) === rest(known, 2)) return true
    // One letter for another is too often another word: agent and agens, human and humam only.
    return word.length > MIN_SLIP_LENGTH && rest(word, 1) === rest(known, 1)
  }
  if (known.length < MIN_SLIP_LENGTH) return false
  // A plural is a word of its own, with patterns of its own.
  if (word === `${known}s` || word === `${known}e`) return false
  return word.length > known.length ? rest(word, 1) === rest(known, 0) : rest(word, 0) === rest(known, 1)
}
