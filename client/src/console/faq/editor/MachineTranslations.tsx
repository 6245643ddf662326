import { createResource, createUniqueId, For, Show } from 'solid-js'
import { MachineTranslationsDocument } from '../../../gql/console/graphql.ts'
import { useConsole } from '../../console-context.ts'
import { languageName } from '../translations.ts'

export interface MachineTranslationsProps {
  faqId: string
  /** Another value: look again. */
  version: string
  /** The languages that an editor has written it in, as BCP 47. */
  written: readonly string[]
  mayWrite: boolean
  onReview(words: { language: string; question: string; answer: string }): void
}

/** What the model made of an FAQ for customers of other languages, to be approved; nothing when there is none. */
export function MachineTranslations(props: MachineTranslationsProps) {
  const { api } = useConsole()
  const headingId = createUniqueId()
  const [loaded] = createResource(
    () => ({ id: props.faqId, version: props.version }),
    async ({ id }) => {
      const result = await api.query(MachineTranslationsDocument, { id })
      return result.ok && result.value.node && 'machineTranslations' in result.value.node
        ? result.value.node.machineTranslations
        : []
    },
  )
  const isWritten = (language: string) => props.written.some((tag) => tag.split('-')[0] === language)
  const shown = () => (loaded.latest ?? []).filter(({ language }) => !isWritten(language))
  return (
    <Show when={shown().length > 0}>
      <section class="faq-translations" aria-labelledby={headingId}>
        <h3 id={headingId}>Translated by the model</h3>
        <ul>
          <For each={shown()}>
            {({ language, question, answer, problem, isOutdated }) => (
              <li>
                <span class="field-hint">{languageName(language)}</span>
                <Show
                  when={question !== null && answer !== null && { question, answer }}
                  fallback={<span>Held back: it changed a {problem}. Customers read the original.</span>}
                >
                  {(words) => (
                    <details>
                      <summary>
                        <bdi lang={language}>{words().question}</bdi>
                        <Show when={isOutdated}>
                          <span class="chip chip-soon">Outdated</span>
                        </Show>
                      </summary>
                      <p class="faq-snapshot" dir="auto" lang={language}>
                        {words().answer}
                      </p>
                      <Show when={props.mayWrite}>
                        <button
                          type="button"
                          class="button"
                          onClick={() => props.onReview({ language, ...words() })}
                        >
                          Review and approve
                        </button>
                      </Show>
                    </details>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
