import { type LanguageModel, ModelFailure } from '#server/ports/language-model.ts'

/** No key, no model: the product answers from the FAQ and hands over. Asking it anyway fails at once. */
export function createNoLanguageModel(): LanguageModel {
  return {
    models: [],
    // biome-ignore lint/correctness/useYield: there is nothing to yield
    async *complete() {
      throw new ModelFailure('unconfigured', 'No language model is configured.', [])
    },
  }
}
