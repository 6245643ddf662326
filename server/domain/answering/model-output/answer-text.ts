import { withoutThinking } from './thinking.ts'

// Control characters and halves of surrogate pairs: PostgreSQL refuses the one and changes the other.
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is what this is for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu

/** The model's words without thoughts and control characters, trimmed. Its labels are still in them: `readPointers`. */
export function cleanAnswer(raw: string): string {
  return withoutThinking(raw.replace(unprintable, '')).trim()
}
