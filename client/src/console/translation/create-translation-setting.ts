import { type Accessor, createSignal } from 'solid-js'
import { SetTranslationLanguageDocument } from '../../gql/console/graphql.ts'
import type { Problem } from '../../session/problem.ts'
import { type ConsoleApi, payloadOf } from '../console-api.ts'

export interface TranslationSetting {
  /** What the agent reads and writes, whatever the customer does; null: translation is off. */
  language: Accessor<string | null>
  choose: (language: string | null) => Promise<Problem | undefined>
}

/** Whether, and into which language, conversations are translated for the agent who is signed in. */
export function createTranslationSetting(api: ConsoleApi, initial: string | null): TranslationSetting {
  const [language, setLanguage] = createSignal(initial)
  return {
    language,
    async choose(chosen) {
      const result = await api.mutate(SetTranslationLanguageDocument, { input: { language: chosen } })
      const set = result.ok
        ? payloadOf(result.value.setTranslationLanguage, 'SetTranslationLanguagePayload')
        : result
      if (!set.ok) return set.problem
      setLanguage(set.value.apiKey.translationLanguage)
      return undefined
    },
  }
}
