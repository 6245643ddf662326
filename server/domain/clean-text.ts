import { InvalidInput } from './errors.ts'

/** Of a message, and of whatever is tried or searched in the place of one. */
export const MAX_MESSAGE_CHARACTERS = 4000

// Zero-width and bidirectional-override characters hide or reorder what a reader sees. What shapes an emoji stays:
// variation selectors, and the zero-width joiner between two emoji, without which a family falls apart.
const invisible = /(?!\u200d|\ufe0e|\ufe0f)(?:\p{Default_Ignorable_Code_Point}|\p{Cf})/gu
const looseJoiner =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is what this is for
const control = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f]/g
const manyBlankLines = /\n{4,}/g

/**
 * A person's text as it is stored: Unicode NFC, line ends as \n, no control and no invisible characters, trimmed.
 * @throws InvalidInput naming `field` for NUL, lone surrogates, nothing left, or more than `max` characters
 *   (Unicode code points).
 */
export function cleanText(raw: string, field = 'text', max = MAX_MESSAGE_CHARACTERS): string {
  if (raw.includes('\0')) throw new InvalidInput(field, `${field} contains a NUL character. Remove it.`)
  if (!raw.isWellFormed()) {
    throw new InvalidInput(field, `${field} contains half of a surrogate pair. Send well-formed Unicode.`)
  }
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(control, '')
    .replace(invisible, '')
    .replace(looseJoiner, '')
    .normalize('NFC')
    .replace(manyBlankLines, '\n\n\n')
    .trim()
  const characters = [...text].length
  if (characters === 0)
    throw new InvalidInput(field, `${field} is empty. Write at least one visible character.`)
  if (characters > max) {
    throw new InvalidInput(field, `${field} has ${characters} characters; ${max} are allowed. Shorten it.`)
  }
  return text
}

/** @throws InvalidInput for a text to search for that is longer than any message */
export function requireMessageLength(field: string, text: string): void {
  if ([...text].length > MAX_MESSAGE_CHARACTERS)
    throw new InvalidInput(field, `${field} is longer than ${MAX_MESSAGE_CHARACTERS} characters. Shorten it.`)
}
