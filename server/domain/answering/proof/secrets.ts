const SECRET_WORDS = 7

/** Every run of seven words of a text: one of them in an answer gives the text away. */
export function secretsOf(text: string): Set<string> {
  return new Set(runsOf(text))
}

export function holdsSecret(sentence: string, secrets: ReadonlySet<string>): boolean {
  return runsOf(sentence).some((run) => secrets.has(run))
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .slice(0, Math.max(0, words.length - SECRET_WORDS + 1))
    .map((_, at) => words.slice(at, at + SECRET_WORDS).join(' '))
}
