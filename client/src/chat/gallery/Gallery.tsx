import { For } from 'solid-js'
import { ChatContext } from '../chat-context.ts'
import { Composer } from '../composer/Composer.tsx'
import type { ConversationModel } from '../conversation/create-conversation.ts'
import { Header } from '../header/Header.tsx'
import { StatusBanner } from '../header/StatusBanner.tsx'
import { en } from '../locale/en.ts'
import { makeFormats } from '../locale/formats.ts'
import { Transcript } from '../transcript/Transcript.tsx'
import { Welcome } from '../welcome/Welcome.tsx'
import './gallery.css'
import { type GalleryState, galleryStates } from './gallery-states.ts'

const questions = ['Where is my order?', 'How long does delivery take?'].map((question) => ({
  id: question,
  question,
}))

/** The chat in every state at once, for looking at it and for what looks for barriers. Nothing is sent anywhere. */
export function Gallery() {
  return (
    <main class="gallery">
      <h1 class="gallery-intro">The chat in every state</h1>
      <For each={galleryStates}>
        {(shown) => (
          <section aria-label={shown.name}>
            <h2>{shown.name}</h2>
            <Frame shown={shown} />
          </section>
        )}
      </For>
    </main>
  )
}

function Frame(props: { shown: GalleryState }) {
  const nothing = (): void => undefined
  const isEmpty = () => props.shown.name === 'Empty'
  return (
    <ChatContext.Provider
      value={{
        locale: { language: 'en-GB', direction: 'ltr', strings: en },
        formats: makeFormats('en-GB'),
        conversation: standingStill(props.shown),
        newFrom: () => props.shown.newFrom,
        questionsLike: async () => [],
        ask: nothing,
        write: nothing,
        showFaq: nothing,
        showCommonQuestions: nothing,
        talkToPerson: nothing,
        announce: nothing,
      }}
    >
      <div class="chat">
        <Header title={en.title} onNew={nothing} onClose={nothing} />
        <StatusBanner />
        <Transcript
          onNew={nothing}
          welcome={<Welcome empty={isEmpty()} suggestions={isEmpty() ? questions : []} />}
        />
        <Composer
          ref={(handle) => queueMicrotask(() => handle.write(props.shown.draft))}
          saved={{ draft: () => '', saveDraft: nothing }}
          onWrite={nothing}
        />
      </div>
    </ChatContext.Provider>
  )
}

/** A conversation in which nothing happens. */
function standingStill({ state, online = true, connection = 'connected' }: GalleryState): ConversationModel {
  const nothing = (): undefined => undefined
  const done = async () => undefined
  return {
    state: () => state,
    session: () => undefined,
    connection: () => connection,
    online: () => online,
    loadingOlder: () => false,
    loadOlder: done,
    retryHistory: nothing,
    send: nothing,
    retry: nothing,
    withdraw: nothing,
    escalate: done,
    leaveLine: done,
    resolve: done,
    giveFeedback: done,
    rate: done,
    setTyping: nothing,
  }
}
