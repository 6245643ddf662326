import { withoutLabels } from './labels.ts'

/** What a model writes behind a sentence to name the approved sentences it rests on: "[F1.2]", "(F1.2, F3.1)". */
const pointer = /F(\d{1,2})[.:](\d{1,3})/gi
const bracketAfterStop =
  /([.!?…]+["'”’)*_]*)\s*((?:[[({【]\s*F\d{1,2}(?:[.:]\d{1,3})?(?:\s*[,;&-]\s*F?\d{1,2}(?:[.:]\d{1,3})?)*\s*[\])}】]\s*)+)/gi
/** A bracket that has not arrived whole yet, and the stop before it. */
const unfinishedBracket = /\s*[[({【][^\])}】]{0,40}$/

/** Brackets with labels moved before the stop of their sentence, so that a sentence keeps its pointers when it is cut out. */
export function pointersInside(answer: string): string {
  return answer.replace(
    bracketAfterStop,
    (_, stop: string, labels: string) => ` ${labels.trim()}${stop}${/\s$/.test(labels) ? ' ' : ''}`,
  )
}

/** Without a label that is still arriving: the sentence before it waits for it. */
export function withoutUnfinishedPointer(answer: string): string {
  const found = unfinishedBracket.exec(answer)
  return found && /^\s*[[({【]\s*(?:F[\d.:,;\sF&-]*)?$/i.test(found[0])
    ? answer.slice(0, found.index)
    : answer
}

/** The sentence as a customer may read it, and the numbers of the approved sentences that it points to: [2, 1] for F2.1. */
export function readPointers(
  sentence: string,
  sources: readonly string[],
): { text: string; pointers: (readonly [entry: number, sentence: number])[] } {
  const pointers = [...sentence.matchAll(pointer)].map(
    ([, entry, number]) => [Number(entry), Number(number)] as const,
  )
  const text = withoutLabels(sentence, sources).trim()
  return { text: /[\p{L}\p{N}]/u.test(text) ? text : '', pointers }
}
