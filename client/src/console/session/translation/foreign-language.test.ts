import { expect, test } from 'vitest'
import { foreignLanguage } from './foreign-language.ts'

const said = (language: string | null, sender: 'CUSTOMER' | 'AGENT' = 'CUSTOMER') => ({ sender, language })

test.each([
  ['is off', { own: null, session: 'de', messages: [said('de')] }, undefined],
  ['has only the session to go by', { own: 'en', session: 'de', messages: [] }, 'de'],
  [
    'goes by the customer’s latest message',
    { own: 'en', session: 'de', messages: [said('de'), said('fr')] },
    'fr',
  ],
  [
    'leaves out the agent’s words and what is in no known language',
    { own: 'en', session: 'fr', messages: [said('fr'), said('de', 'AGENT'), said(null)] },
    'fr',
  ],
  ['is not needed', { own: 'en', session: 'de', messages: [said('de'), said('en')] }, undefined],
])('translation that %s', (_, spoken, language) => {
  expect(foreignLanguage(spoken)).toBe(language)
})
