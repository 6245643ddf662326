import { type ModelCallRecord, ModelFailure } from '#server/ports/language-model.ts'
import { cleanText } from '../../../clean-text.ts'
import type { Deps } from '../../../deps.ts'
import { parsePhrasings, phrasingsPrompt } from './suggest-phrasings-prompt.ts'

type DraftingDeps = Pick<Deps, 'model' | 'faqs'>

export interface FaqToPhrase {
  question: string
  answer?: string | null | undefined
}

/**
 * Other ways to put a question, drafted by the model for an editor to choose from. Empty when there is no model or it
 * gives nothing usable: nothing is invented. What another FAQ is found by already is left out.
 * @throws InvalidInput
 */
export async function suggestPhrasings(
  deps: DraftingDeps & Pick<Deps, 'stopping' | 'log'>,
  input: FaqToPhrase,
): Promise<string[]> {
  const question = cleanText(input.question, 'question', 500)
  const answer = input.answer == null ? null : cleanText(input.answer, 'answer', 8000)
  if (deps.model.models.length === 0) return []
  try {
    return (await askForPhrasings(deps, { question, answer }, deps.stopping)).phrasings
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    deps.log.warn({ kind: error.kind, err: error }, 'The model drafted no phrasings.')
    return []
  }
}

/** The same, with what the model's failure was and what it cost. @throws ModelFailure */
export async function askForPhrasings(
  { model, faqs }: DraftingDeps,
  { question, answer = null }: FaqToPhrase,
  signal: AbortSignal,
): Promise<{ phrasings: string[]; calls: readonly ModelCallRecord[] }> {
  const accept = (text: string) => parsePhrasings(text, question) !== null
  for await (const event of model.complete({ ...phrasingsPrompt(question, answer), accept, signal })) {
    if (event.type !== 'done') continue
    const { exact } = faqs.current()
    const phrasings = parsePhrasings(event.text, question) ?? []
    return {
      phrasings: phrasings.filter((phrasing) => exact.find(phrasing).length === 0),
      calls: event.calls,
    }
  }
  throw new ModelFailure('cut', 'The model adapter ended without an outcome.', [])
}
