import { type ModelCallRecord, ModelFailure } from '#server/ports/language-model.ts'
import { cleanText } from '../../../clean-text.ts'
import type { Deps } from '../../../deps.ts'
import { exactKey } from '../../search/text/normalize-text.ts'
import { loadDismissed } from './dismissed-phrasings.ts'
import { parsePhrasings, phrasingsPrompt } from './suggest-phrasings-prompt.ts'

type DraftingDeps = Pick<Deps, 'db' | 'model' | 'faqs'>

export interface FaqToPhrase {
  question: string
  answer?: string | null | undefined
}

/**
 * Other ways to put a question, drafted by the model for an editor to choose from. Empty when there is no model or it
 * gives nothing usable: nothing is invented. What another FAQ is found by already, and what an editor
 * has dismissed for this question and answer, is left out.
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
  { db, model, faqs }: DraftingDeps,
  { question, answer = null }: FaqToPhrase,
  signal: AbortSignal,
): Promise<{ phrasings: string[]; calls: readonly ModelCallRecord[] }> {
  const accept = (text: string) => parsePhrasings(text, question) !== null
  const dismissed = answer === null ? [] : await loadDismissed(db, { question, answer })
  const dismissedKeys = new Set(dismissed.map(exactKey))
  const prompt = phrasingsPrompt({ question, answer, dismissed })
  for await (const event of model.complete({ ...prompt, accept, signal })) {
    if (event.type !== 'done') continue
    const { exact } = faqs.current()
    const phrasings = parsePhrasings(event.text, question) ?? []
    return {
      phrasings: phrasings.filter(
        (phrasing) => exact.find(phrasing).length === 0 && !dismissedKeys.has(exactKey(phrasing)),
      ),
      calls: event.calls,
    }
  }
  throw new ModelFailure('cut', 'The model adapter ended without an outcome.', [])
}
