const words: Record<string, string> = {
  number: 'a number',
  date: 'a date',
  link: 'a link or address',
  code: 'a code',
  order: 'the order of its numbers',
  name: 'a name',
  negation: 'a “not”',
  promise: 'a promise',
  refund: 'a refund',
  free: 'what is free',
  length: 'how much it says',
  untranslated: 'nothing at all',
}

/** What a translation has changed, for a sentence; more kinds may come. */
export function problemWords(problem: string): string {
  return words[problem] ?? 'something'
}
