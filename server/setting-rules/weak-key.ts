const MIN_CHARACTERS = 24
const MIN_DISTINCT_CHARACTERS = 8
/** What is left of a key without the words that guesses begin with. */
const MIN_OWN_CHARACTERS = 16
const knownWords =
  /passwor[dt]|passphrase|pass|secret|change[ _-]?me|admin|support|example|letmein|welcome|default|qwert[yz]|test|key|token|abc(?:def)?|(?:0?123)(?:4567?8?9?0?)?/gi

/** What makes a secret of the operator's choosing easy to guess; null for one that is not. */
export function weaknessOf(secret: string): string | null {
  const characters = [...secret]
  if (characters.length < MIN_CHARACTERS)
    return `has ${characters.length} characters and must have at least ${MIN_CHARACTERS} in production`
  if (new Set(characters).size < MIN_DISTINCT_CHARACTERS)
    return 'repeats a few characters, which is easy to guess'
  if (secret.replace(knownWords, '').length < MIN_OWN_CHARACTERS)
    return 'is made of words that attackers try first'
  return null
}
