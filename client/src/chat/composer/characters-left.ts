import { maxMessageCharacters } from '../../session/max-message-characters.ts'

/** From here on the composer says how much room is left. */
const noticeFrom = 3500

/**
 * What the composer says about the length of `text`: nothing while there is plenty of room. Counted in code points, as
 * the server does: an emoji is one character.
 */
export function roomLeft(text: string): number | undefined {
  // A text has at most as many code points as UTF-16 units: spare the count at each key.
  if (text.length < noticeFrom) return undefined
  const length = Array.from(text.trim()).length
  return length < noticeFrom ? undefined : maxMessageCharacters - length
}
