import { createResource, createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { TranslationAvailableDocument } from '../../gql/console/graphql.ts'
import type { Problem } from '../../session/problem.ts'
import { useConsole } from '../console-context.ts'
import { problemText } from '../problem-text.ts'
import { languageName } from '../translation/language-name.ts'

/** What is offered; any other that was chosen over the API is shown as well. */
const offered = ['ar', 'zh', 'nl', 'en', 'fr', 'de', 'it', 'ja', 'pl', 'pt', 'es', 'tr']

const notYet =
  'Conversations in other languages can be translated for you once this server has a language model. Ask whoever runs it to set one up.'
const whatItDoes =
  'You read customers’ messages in your language and answer in it; they read theirs. Both sides can open the original. Translations are made by the language model, for you alone.'

/** Whether conversations are translated for the person who is signed in, and into which language. */
export function TranslationCard() {
  const { api, translation, announce } = useConsole()
  const headingId = createUniqueId()
  const noteId = createUniqueId()
  const [problem, setProblem] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  const [available, { refetch }] = createResource(async () => {
    const result = await api.query(TranslationAvailableDocument, {})
    return result.ok ? result.value.translationAvailable : undefined
  })
  const languages = () => {
    const chosen = translation.language()
    return chosen === null || offered.includes(chosen) ? offered : [...offered, chosen]
  }

  async function choose(language: string): Promise<void> {
    setBusy(true)
    const failure = await translation.choose(language === '' ? null : language)
    setBusy(false)
    setProblem(failure)
    if (!failure)
      announce(language === '' ? 'Translation is off.' : `Translation into ${languageName(language)}.`)
  }

  return (
    <section class="card" aria-labelledby={headingId}>
      <header class="card-head">
        <h2 id={headingId}>Your language</h2>
      </header>
      <Switch>
        <Match when={available.loading}>
          <p class="queue-note">Loading…</p>
        </Match>
        <Match when={available.latest === undefined}>
          <p class="alert">
            We can’t load this setting.{' '}
            <button type="button" class="link-button" onClick={() => void refetch()}>
              Try again
            </button>
          </p>
        </Match>
        <Match when={available.latest === false && translation.language() === null}>
          <p>{notYet}</p>
        </Match>
        <Match when={true}>
          <label class="translation-choice">
            Translate conversations
            <select
              class="field"
              aria-describedby={noteId}
              disabled={busy()}
              value={translation.language() ?? ''}
              onChange={(event) => void choose(event.currentTarget.value)}
            >
              <option value="">Off</option>
              <Show when={available.latest}>
                <For each={languages()}>
                  {(language) => <option value={language}>Into {languageName(language)}</option>}
                </For>
              </Show>
            </select>
          </label>
          <p id={noteId} class="translation-note">
            {whatItDoes}
          </p>
          <Show when={available.latest === false}>
            <p class="alert">This server has no language model any more, so nothing is translated.</p>
          </Show>
          <Show when={problem()}>
            {(what) => (
              <p class="alert" role="alert">
                {problemText(what())}
              </p>
            )}
          </Show>
        </Match>
      </Switch>
    </section>
  )
}
