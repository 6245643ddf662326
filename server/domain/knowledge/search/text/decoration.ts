// Faces, hearts, hands and the marks of sentences; other pictures may be what is asked about.
const decoration =
  /^(?:[\s!?.,\u{1f600}-\u{1f64f}\u{1f910}-\u{1f92f}\u{1f970}-\u{1f97a}\u{1fae0}-\u{1fae8}☺☹❤♥🧡💛💚💙💜🖤🤍💔💕💖👋👍👏👌🤞🎉✨]|\ufe0f|\p{Emoji_Modifier})$/u

/** The text without the feelings that customers put around a question. */
export function withoutDecoration(text: string): string {
  const characters = [...text]
  const isKept = (character: string) => !decoration.test(character)
  // ".NET" begins with its dot.
  const start = characters.findIndex((character) => isKept(character) || character === '.')
  return characters.slice(Math.max(0, start), characters.findLastIndex(isKept) + 1).join('')
}
