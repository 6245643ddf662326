import { type JSX, Match, Switch } from 'solid-js'
import { languageName } from '../../translation/language-name.ts'
import type { MessageTranslation } from './create-translations.ts'
import { OtherText } from './OtherText.tsx'
import { problemWords } from './problem-words.ts'

export interface TranslatedTextProps {
  text: string
  translation: MessageTranslation | undefined
  /** A bubble with a text of the message's kind, in this language. */
  bubble: (text: string, language?: string) => JSX.Element
  onRetry: () => void
}

/** What somebody else wrote, in the agent's language as soon as it is there; the original is never further than a tap. */
export function TranslatedText(props: TranslatedTextProps) {
  const translation = () => (props.translation?.text === props.text ? undefined : props.translation)
  const done = () => (translation()?.state === 'DONE' ? translation() : undefined)
  const sound = () => (done()?.problem === null ? done() : undefined)
  const doubtful = () => (done()?.problem == null ? undefined : done())
  return (
    <Switch fallback={props.bubble(props.text)}>
      <Match when={sound()}>
        {(found) => (
          <>
            {props.bubble(found().text ?? '', found().language)}
            <OtherText
              note={`Translated from ${languageName(found().from)}`}
              toggle="Show original"
              text={props.text}
              language={found().from}
            />
          </>
        )}
      </Match>
      <Match when={doubtful()}>
        {(found) => (
          <>
            {props.bubble(props.text, found().from)}
            <div class="translated translated-doubtful">
              <p>
                Translation. It may have changed {problemWords(found().problem ?? '')}; check the original.
              </p>
              <p class="plain" dir="auto" lang={found().language}>
                {found().text}
              </p>
            </div>
          </>
        )}
      </Match>
      <Match when={translation()?.state === 'PENDING'}>
        {props.bubble(props.text)}
        <p class="translated">Translating…</p>
      </Match>
      <Match when={translation()?.state === 'FAILED'}>
        {props.bubble(props.text)}
        <p class="translated">
          Could not be translated.{' '}
          <button type="button" class="link-button" onClick={() => props.onRetry()}>
            Try again
          </button>
        </p>
      </Match>
    </Switch>
  )
}
