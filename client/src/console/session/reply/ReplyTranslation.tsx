import { createSignal, Match, Show, Switch } from 'solid-js'
import type { Problem } from '../../../session/problem.ts'
import { RichText } from '../../../ui/markdown/RichText.tsx'
import { problemText } from '../../problem-text.ts'
import { languageName } from '../../translation/language-name.ts'
import { problemWords } from '../translation/problem-words.ts'
import type { SessionModel } from '../view/create-session-view.ts'
import '../translation/translation.css'

/** In which language the customer will read the reply, and how it will read. */
export function ReplyTranslation(props: { model: SessionModel; text: string; offersPreview: boolean }) {
  const { replyLanguage: language } = props.model
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [shown, setShown] = createSignal(false)
  const preview = (to: string) =>
    shown() ? props.model.replyTranslation.known(props.text.trim(), to) : undefined

  async function look(to: string): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    const result = await props.model.replyTranslation.translate(props.text.trim(), to)
    setBusy(false)
    setShown(true)
    if (!result.ok) setProblem(result.problem)
  }

  return (
    <Show when={language.customers()}>
      {(to) => (
        <>
          <p class="reply-translation">
            <span>
              <Show
                when={language.target()}
                fallback={
                  <>
                    Will be sent <strong>as written</strong>, not in {languageName(to())}
                  </>
                }
              >
                Will be sent in <strong>{languageName(to())}</strong>
              </Show>
            </span>
            <Show when={language.target() && props.offersPreview}>
              <button type="button" class="link-button" disabled={busy()} onClick={() => void look(to())}>
                {busy() ? 'Translating…' : 'Preview'}
              </button>
            </Show>
            <button type="button" class="link-button" onClick={() => language.toggle()}>
              {language.target() ? 'Send as written' : `Send in ${languageName(to())}`}
            </button>
          </p>
          <Show when={language.target() ? problem() : undefined}>
            {(what) => (
              <p class="reply-hint-warning" role="alert">
                {problemText(what())}
              </p>
            )}
          </Show>
          <Show when={language.target() && preview(to()) !== undefined}>
            <TranslationPreview to={to()} translation={preview(to()) ?? null} />
          </Show>
        </>
      )}
    </Show>
  )
}

function TranslationPreview(props: {
  to: string
  translation: { text: string; problem: string | null } | null
}) {
  return (
    // Scrollable, so it takes the focus: the arrow keys scroll it.
    <section class="reply-preview" aria-label={`In ${languageName(props.to)}`} tabindex="0">
      <p class="reply-preview-head">In {languageName(props.to)}</p>
      <Switch>
        <Match when={props.translation}>
          {(translation) => (
            <>
              <div lang={props.to}>
                <RichText text={translation().text} />
              </div>
              <Show when={translation().problem}>
                {(problem) => (
                  <p class="reply-translation-problem">
                    This translation changed {problemWords(problem())}, so it will not be sent. Change your
                    reply, or send it as written.
                  </p>
                )}
              </Show>
            </>
          )}
        </Match>
        <Match when={true}>
          <p>Your reply is in {languageName(props.to)} already, and is sent as it is.</p>
        </Match>
      </Switch>
    </section>
  )
}
