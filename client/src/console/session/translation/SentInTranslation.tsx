import { type JSX, Show } from 'solid-js'
import { languageName } from '../../translation/language-name.ts'
import { OtherText } from './OtherText.tsx'

export interface SentInTranslationProps {
  /** As the customer reads it. */
  text: string
  translation: { from: string; to: string; originalText: string | null } | null
  /** What the agent reads; null: as the customer does. */
  reads: string | null
  bubble: (text: string, language?: string) => JSX.Element
}

/** What the customer reads in another language than it was written in: the text that this agent reads, and the other one. */
export function SentInTranslation(props: SentInTranslationProps) {
  const translation = () => (props.translation?.originalText ? props.translation : undefined)
  const original = () => translation()?.originalText ?? ''
  return (
    <Show when={translation()} fallback={props.bubble(props.text)}>
      {(known) => (
        <Show
          when={known().from === props.reads}
          fallback={
            <>
              {props.bubble(props.text, known().to)}
              <OtherText
                note={`Translated from ${languageName(known().from)}`}
                toggle="Show original"
                text={original()}
                language={known().from}
              />
            </>
          }
        >
          {props.bubble(original(), known().from)}
          <OtherText
            note={`Sent in ${languageName(known().to)}`}
            toggle="Show"
            text={props.text}
            language={known().to}
          />
        </Show>
      )}
    </Show>
  )
}
