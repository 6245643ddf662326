import { setTranslationLanguage } from '#server/domain/api-key/set-translation-language.ts'
import { mayTranslate } from '#server/domain/translation/translate-texts.ts'
import { addMutation } from '../add-mutation.ts'
import { builder } from '../builder.ts'
import { ApiKey } from './api-key.ts'
import { staff } from './staff.ts'

builder.queryField('translationAvailable', (t) =>
  t.boolean({
    authScopes: { agent: true },
    description:
      'Whether there is a model to translate conversations with, and TRANSLATION is on. For staff.',
    resolve: (_root, _args, { deps }) => mayTranslate(deps),
  }),
)

addMutation('setTranslationLanguage', {
  description:
    'Chooses the language that the agent reads and writes in with customers of other languages, or turns translation off. It is off until then. For the agent themselves; a Conflict TRANSLATION_UNAVAILABLE says that there is no model.',
  authScopes: { agent: true },
  input: {
    description: 'The language, if any.',
    fields: (t) => ({
      language: t.string({ description: 'As a BCP 47 tag such as "en". Omitted or null: off.' }),
    }),
  },
  resolve: async ({ language }, { deps, viewer }) => ({
    apiKey: await setTranslationLanguage(deps, staff(viewer).key, language),
  }),
  payload: {
    description: "The agent's key with its language.",
    fields: (t) => ({
      apiKey: t.expose('apiKey', { type: ApiKey, description: 'With translationLanguage set, or null.' }),
    }),
  },
})
