import { Show } from 'solid-js'
import { RichText } from '../../ui/markdown/RichText.tsx'
import { useChat } from '../chat-context.ts'
import type { Message } from '../conversation/conversation.ts'
import { translationStrings } from './translation-strings.ts'
import './translation.css'

/** Says that an answer is a translation and opens what was approved, or that there is none. */
export default function TranslationNote(props: { translation: NonNullable<Message['translation']> }) {
  const { locale } = useChat()
  const strings = translationStrings(locale)
  const from = () =>
    new Intl.DisplayNames(locale.language, { type: 'language' }).of(props.translation.from) ??
    props.translation.from
  return (
    <Show
      when={props.translation.originalText}
      fallback={<p class="translation">{strings.shownIn(from())}</p>}
    >
      {(original) => (
        <details class="translation">
          <summary>
            {strings.translatedFrom(from())} · <span class="translation-toggle">{strings.showOriginal}</span>
          </summary>
          <div class="translation-original" lang={props.translation.from} dir="auto">
            <RichText text={original()} />
          </div>
        </details>
      )}
    </Show>
  )
}
