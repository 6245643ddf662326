import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { groundingByKind, isEdgeCase, judgeCases, readGrounding, summarizeGrounding } from './grounding.ts'

/** Measures the proof on labelled answers: one line of JSON, and the kinds one by one for people, on standard error. */
export async function runGrounding(
  { faqs, grounding, mode }: { faqs: string; grounding: string; mode: string },
  encoder: SentenceEncoder | null,
): Promise<void> {
  const known = mode === 'quote' || mode === 'open' ? mode : 'strict'
  const cases = await readGrounding(grounding)
  const judge = (some: typeof cases) => judgeCases(faqs, some, { encoder, grounding: known })
  const judged = await judge(cases.filter((one) => !isEdgeCase(one)))
  const edge = await judge(cases.filter(isEdgeCase))
  console.error(`${groundingByKind(judged)}\nedge cases: ${JSON.stringify(summarizeGrounding(edge))}`)
  console.log(JSON.stringify(summarizeGrounding(judged)))
}
