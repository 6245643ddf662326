import {
  MessageTranslationsDocument,
  TranslateMessagesDocument,
  TranslateReplyDocument,
  TranslationAvailableDocument,
} from '../../gql/console/graphql.ts'
import { SessionPane } from '../session/SessionPane.tsx'
import { aMessage } from '../session/testing.ts'
import type { MessageTranslation } from '../session/translation/create-translations.ts'
import type { OpenSession } from '../session/view/session-view.ts'
import { TranslationCard } from '../settings/TranslationCard.tsx'
import { Area } from './Area.tsx'
import { minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { sessionAnswers, withAda } from './sample-sessions.ts'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const readsEnglish = { translation: { language: () => 'en', choose: async () => undefined } }
const german: OpenSession = { ...withAda, language: 'de' }
const aTranslation = (fields: Partial<MessageTranslation>): MessageTranslation => ({
  ...{ language: 'en', from: 'de', state: 'DONE', text: null, problem: null, ...fields },
})

const talk = [
  aMessage({
    seq: 1,
    text: 'Mein Paket ist seit dem 3. März fort.',
    language: 'de',
    createdAt: minutesAgo(9),
  }),
  aMessage({ seq: 2, text: 'Es waren 2 Pakete für 40 €.', language: 'de', createdAt: minutesAgo(8) }),
  aMessage({ seq: 3, text: 'Können Sie mir helfen?', language: 'de', createdAt: minutesAgo(7) }),
  aMessage({ seq: 4, text: 'Hallo?', language: 'de', createdAt: minutesAgo(6) }),
  aMessage({
    ...{ seq: 5, sender: 'AGENT', agentName: 'Ada', text: 'Ich sehe gleich nach.', language: 'de' },
    translation: { from: 'en', to: 'de', originalText: 'I am looking into it.' },
    createdAt: minutesAgo(5),
  }),
  aMessage({
    ...{ seq: 6, sender: 'AGENT', agentName: 'Bruno', text: 'Das Lager antwortet heute.', language: 'de' },
    translation: { from: 'fr', to: 'de', originalText: 'L’entrepôt répond aujourd’hui.' },
    createdAt: minutesAgo(4),
  }),
]
const found: Record<number, MessageTranslation> = {
  1: aTranslation({ text: 'My parcel has been missing since 3 March.' }),
  2: aTranslation({ text: 'There were 2 parcels for 50 €.', problem: 'number' }),
  3: aTranslation({ state: 'PENDING' }),
  4: aTranslation({ state: 'FAILED' }),
}
const messages = talk.map(({ seq }) => ({ seq, machineTranslation: found[seq] ?? null }))
const translations = [
  answers(TranslateMessagesDocument, {
    translateMessages: { __typename: 'TranslateMessagesPayload', messages },
  }),
  answers(MessageTranslationsDocument, { session: { messages: { nodes: messages } } }),
]
const replyOf = (translation: { text: string; problem: string | null } | null) =>
  answers(TranslateReplyDocument, {
    translateReply: {
      __typename: 'TranslateReplyPayload',
      translation: translation && { from: 'en', to: 'de', ...translation },
    },
  })
const unavailable = {
  kind: 'conflict',
  reason: 'TRANSLATION_UNAVAILABLE',
  explanation: 'The reply could not be translated. Try again, or send it as written.',
} as const

const session = [...translations, ...sessionAnswers(german, talk)]
const draft = 'It arrives on 14 March.'
const pane = () => <SessionPane sessionId={german.id} onBack={() => undefined} />

export function TranslationStates() {
  return (
    <Area name="Translation">
      <State name="Messages in another language" wide opened context={readsEnglish} answers={session}>
        {pane()}
      </State>
      <State
        name="A reply, as the customer will read it"
        wide
        draft={draft}
        context={readsEnglish}
        answers={[replyOf({ text: 'Es kommt am **14. März** an.', problem: null }), ...session]}
        after={(hand) => hand.press('Preview')}
      >
        {pane()}
      </State>
      <State
        name="A reply that the translation changed"
        wide
        draft={draft}
        context={readsEnglish}
        answers={[replyOf({ text: 'Es kommt am 15. März an.', problem: 'date' }), ...session]}
        after={(hand) => hand.press('Preview')}
      >
        {pane()}
      </State>
      <State
        name="A reply that was not sent, because it was not translated"
        wide
        draft={draft}
        context={readsEnglish}
        answers={[fails(TranslateReplyDocument, unavailable), ...session]}
        after={async (hand) => {
          await hand.press('Preview')
          await hand.press('Send')
        }}
      >
        {pane()}
      </State>
      <State
        name="A reply to be sent as written"
        wide
        draft={draft}
        context={readsEnglish}
        answers={session}
        after={(hand) => hand.press('Send as written')}
      >
        {pane()}
      </State>
      <State
        name="The setting, on"
        context={readsEnglish}
        answers={[answers(TranslationAvailableDocument, { translationAvailable: true })]}
      >
        <TranslationCard />
      </State>
      <State
        name="The setting, on, with no model any more"
        context={readsEnglish}
        answers={[answers(TranslationAvailableDocument, { translationAvailable: false })]}
      >
        <TranslationCard />
      </State>
      <State
        name="The setting, without a model"
        answers={[answers(TranslationAvailableDocument, { translationAvailable: false })]}
      >
        <TranslationCard />
      </State>
      <State name="The setting, loading" answers={[neverAnswers(TranslationAvailableDocument)]}>
        <TranslationCard />
      </State>
      <State name="The setting, failed" answers={[fails(TranslationAvailableDocument)]}>
        <TranslationCard />
      </State>
    </Area>
  )
}
