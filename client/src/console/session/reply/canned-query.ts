/** Where in a reply a stored answer is being looked for: from the slash up to the caret. */
export interface CannedQuery {
  words: string
  from: number
  to: number
}

/** After more than this, it is a sentence that happens to have a slash in it. */
const maxQueryCharacters = 40

/** The slash begins the text, or follows a space: "and/or" and an address look for nothing. */
export function cannedQuery(text: string, caret: number): CannedQuery | undefined {
  const found = /(?:^|\s)\/(|[^\s/][^\n/]*)$/.exec(text.slice(0, caret))
  const words = found?.[1]
  if (words === undefined || words.length > maxQueryCharacters) return undefined
  return { words: words.trim(), from: caret - words.length - 1, to: caret }
}

/** The reply with the answer in place of what was looked for, and the caret behind it. */
export function withAnswer(
  text: string,
  { from, to }: CannedQuery,
  answer: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + answer + text.slice(to), caret: from + answer.length }
}
