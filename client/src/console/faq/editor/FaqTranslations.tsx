import { useNavigate } from '@solidjs/router'
import { createUniqueId, For, Show } from 'solid-js'
import type { Faq } from '../faq-form.ts'
import { languageName, translationsOf } from '../translations.ts'
import type { FaqFormModel } from './create-faq-form.ts'
import type { FaqDraft } from './faq-draft.ts'
import { MachineTranslations } from './MachineTranslations.tsx'

export interface FaqTranslationsProps {
  faq: Faq
  all: readonly Faq[]
  model: FaqFormModel
  mayWrite: boolean
}

/** The same question in other languages: what is there, what is missing, what is older than its original. */
export function FaqTranslations(props: FaqTranslationsProps) {
  const navigate = useNavigate()
  const headingId = createUniqueId()
  const found = () => translationsOf(props.faq, props.all)
  const own = () => found()?.variants.find(({ faq }) => faq.id === props.faq.id)
  const others = () => found()?.variants.filter(({ faq }) => faq.id !== props.faq.id) ?? []
  const add = (original: Faq, language: string, words: Pick<FaqDraft, 'question' | 'answer'> = {}): void => {
    const translation = { translationOfId: original.id, language, category: original.category }
    const draft: FaqDraft = { ...words, phrasings: [], translation }
    navigate('/faq?open=new', { state: { draft } })
  }
  return (
    <>
      <Show when={others().length > 0 || (found()?.missing.length ?? 0) > 0}>
        <section class="faq-translations" aria-labelledby={headingId}>
          <h3 id={headingId}>In other languages</h3>
          <Show when={own()?.isOutdated && found()}>
            {(translations) => (
              <OutdatedNote
                original={translations().original}
                model={props.model}
                mayWrite={props.mayWrite}
              />
            )}
          </Show>
          <ul>
            <For each={others()}>
              {({ faq, isOutdated }) => (
                <li>
                  <span class="field-hint">{languageName(faq.language)}</span>
                  <button type="button" class="link-button" onClick={() => navigate(`/faq?open=${faq.id}`)}>
                    <bdi lang={faq.language ?? undefined}>{faq.question}</bdi>
                  </button>
                  <Show when={isOutdated}>
                    <span class="chip chip-soon">Outdated</span>
                  </Show>
                </li>
              )}
            </For>
            <Show when={found()}>
              {(translations) => (
                <For each={translations().missing}>
                  {(language) => (
                    <li>
                      <span class="field-hint">{languageName(language)}</span>
                      <Show when={props.mayWrite} fallback={<span class="field-hint">Missing</span>}>
                        <button
                          type="button"
                          class="link-button"
                          onClick={() => add(translations().original, language)}
                        >
                          Add translation
                        </button>
                      </Show>
                    </li>
                  )}
                </For>
              )}
            </Show>
          </ul>
        </section>
      </Show>
      <Show when={props.faq.translationOf === null}>
        <MachineTranslations
          faqId={props.faq.id}
          version={props.faq.updatedAt}
          written={others().flatMap(({ faq }) => faq.language ?? [])}
          mayWrite={props.mayWrite}
          onReview={({ language, question, answer }) => add(props.faq, language, { question, answer })}
        />
      </Show>
    </>
  )
}

/** An editor compares with the original, and says that the translation is still right or mends it. */
function OutdatedNote(props: { original: Faq; model: FaqFormModel; mayWrite: boolean }) {
  return (
    <div class="faq-outdated">
      <p>The original has changed since this translation was written.</p>
      <details>
        <summary>Original ({languageName(props.original.language)})</summary>
        <p class="faq-snapshot-question" lang={props.original.language ?? undefined}>
          <bdi>{props.original.question}</bdi>
        </p>
        <p class="faq-snapshot" dir="auto" lang={props.original.language ?? undefined}>
          {props.original.answer}
        </p>
      </details>
      <Show when={props.mayWrite}>
        <button
          type="button"
          class="button"
          disabled={props.model.busy()}
          onClick={() => void props.model.confirmTranslation()}
        >
          It’s still right
        </button>
      </Show>
    </div>
  )
}
