import { ModelFailure } from '#server/ports/language-model.ts'
import type { Deps } from '../deps.ts'
import { cleanText } from '../message/clean-text.ts'
import { exactKey } from './normalize-text.ts'
import { parsePhrasings, phrasingsPrompt } from './suggest-phrasings-prompt.ts'

/**
 * Other ways to put a question, drafted by the model for an editor to choose from. Empty when there is no model or it
 * gives nothing usable: nothing is invented. What another FAQ is found by already is left out.
 * @throws InvalidInput
 */
export async function suggestPhrasings(
  deps: Pick<Deps, 'model' | 'faqs' | 'stopping' | 'log'>,
  input: { question: string; answer?: string | null | undefined },
): Promise<string[]> {
  const question = cleanText(input.question, 'question', 500)
  const answer = input.answer == null ? null : cleanText(input.answer, 'answer', 8000)
  if (deps.model.models.length === 0) return []
  const accept = (text: string) => parsePhrasings(text, question) !== null
  try {
    for await (const event of deps.model.complete({
      ...phrasingsPrompt(question, answer),
      accept,
      signal: deps.stopping,
    })) {
      if (event.type !== 'done') continue
      const { exact } = deps.faqs.current()
      return (parsePhrasings(event.text, question) ?? []).filter((phrasing) => !exact.has(exactKey(phrasing)))
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    deps.log.warn({ kind: error.kind, err: error }, 'The model drafted no phrasings.')
  }
  return []
}
