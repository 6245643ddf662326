import { ModelFailure } from '#server/ports/language-model.ts'
import { cleanText } from '../../../clean-text.ts'
import type { Deps } from '../../../deps.ts'
import { recordModelCalls } from '../../../usage/record-model-calls.ts'
import { exactKey } from '../../search/text/normalize-text.ts'
import { loadDismissed } from './dismissed-phrasings.ts'
import { parsePhrasings, phrasingsPrompt } from './suggest-phrasings-prompt.ts'

type DraftingDeps = Pick<Deps, 'db' | 'clock' | 'metrics' | 'model' | 'faqs'>

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
    return await askForPhrasings(deps, { question, answer }, deps.stopping)
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    deps.log.warn({ kind: error.kind, err: error }, 'The model drafted no phrasings.')
    return []
  }
}

/** The same, with what the model's failure was. @throws ModelFailure */
export async function askForPhrasings(
  deps: DraftingDeps,
  { question, answer = null }: FaqToPhrase,
  signal: AbortSignal,
): Promise<string[]> {
  const accept = (text: string) => parsePhrasings(text, question) !== null
  const dismissed = answer === null ? [] : await loadDismissed(deps.db, { question, answer })
  const dismissedKeys = new Set(dismissed.map(exactKey))
  const prompt = phrasingsPrompt({ question, answer, dismissed })
  try {
    for await (const event of deps.model.complete({ ...prompt, accept, signal })) {
      if (event.type !== 'done') continue
      await recordModelCalls(deps, event.calls, { purpose: 'phrasings' })
      const { exact } = deps.faqs.current()
      const phrasings = parsePhrasings(event.text, question) ?? []
      return phrasings.filter(
        (phrasing) => exact.find(phrasing).length === 0 && !dismissedKeys.has(exactKey(phrasing)),
      )
    }
  } catch (error) {
    if (error instanceof ModelFailure) await recordModelCalls(deps, error.calls, { purpose: 'phrasings' })
    throw error
  }
  throw new ModelFailure('cut', 'The model adapter ended without an outcome.', [])
}
