/** A composition that ended longer ago than this has nothing to do with a key that is pressed now. */
const sameKeyMs = 300

let endedAt = Number.NEGATIVE_INFINITY
document.addEventListener('compositionend', ({ timeStamp }) => (endedAt = timeStamp), true)
// The key that ended it has been let go: the next one is meant for the field.
document.addEventListener('keyup', () => (endedAt = Number.NEGATIVE_INFINITY), true)

/**
 * Whether this key belongs to an input method (Japanese, Chinese, Korean and others), which it tells to take or leave a
 * word. Browsers differ: most say isComposing, Safari ends the composition first and then sends keyCode 229, and some
 * input methods send the plain key after the end.
 */
export function confirmsWord(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229 || event.timeStamp - endedAt < sameKeyMs
}
