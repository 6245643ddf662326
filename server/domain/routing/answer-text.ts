// Control characters and halves of surrogate pairs: PostgreSQL refuses the one and changes the other.
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is what this is for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu

/** The model's words as they are stored: without control characters, trimmed. */
export function cleanAnswer(raw: string): string {
  return raw.replace(unprintable, '').trim()
}

/**
 * `cleanAnswer` for text that arrives in pieces: what `push` returned so far is always the beginning of what
 * `cleanAnswer` makes of the whole. Spaces at the end and half a surrogate pair are held back until more comes.
 */
export function createAnswerCleaner(): { push(piece: string): string } {
  let held = ''
  let started = false
  return {
    push(piece) {
      let text = held + piece
      held = ''
      const last = text.charCodeAt(text.length - 1)
      if (last >= 0xd800 && last <= 0xdbff) {
        held = text.slice(-1)
        text = text.slice(0, -1)
      }
      text = text.replace(unprintable, '')
      if (!started) text = text.trimStart()
      const shown = text.trimEnd()
      held = text.slice(shown.length) + held
      if (shown !== '') started = true
      return shown
    },
  }
}
