import { createUniqueId, Match, Show, Switch } from 'solid-js'
import { LateIcon } from '../../ui/loading/LateIcon.tsx'
import { useConsole } from '../console-context.ts'
import { formats } from '../formats.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { problemText } from '../problem-text.ts'
import { saveFile } from '../save-file.ts'
import { SettingsTabs } from '../settings/SettingsTabs.tsx'
import { createHeldData, type HeldState } from './create-held-data.ts'
import { EraseData } from './EraseData.tsx'
import { fileName, summarize } from './held-data.ts'
import './personal-data.css'
import { ReceiptCard } from './ReceiptCard.tsx'
import { SubjectForm } from './SubjectForm.tsx'

/** What is stored about a customer or a session: to be given to them, or erased at their request. */
export default function PersonalDataPage() {
  const { api } = useConsole()
  const model = createHeldData(api)
  const at = <Step extends HeldState['step']>(step: Step) => {
    const state = model.state()
    return state.step === step ? (state as Extract<HeldState, { step: Step }>) : undefined
  }
  return (
    <div class="page">
      <div class="page-inner">
        <header class="page-head">
          <h1>Personal data</h1>
        </header>
        <SettingsTabs />
        <p class="page-lead">
          Export everything we store about a customer or one conversation, or erase it for good. Both are
          recorded in the audit log.
        </p>
        <Show
          when={at('erased')}
          fallback={
            <SubjectForm
              busy={model.state().step === 'busy'}
              onLook={(subject) => void model.look(subject)}
            />
          }
        >
          {(erased) => <ReceiptCard receipt={erased().receipt} onAgain={() => model.again()} />}
        </Show>
        <Switch>
          <Match when={at('asking')?.problem}>
            {(problem) => (
              <p class="alert" role="alert">
                {problem().kind === 'gone' ? 'We store nothing under this ID.' : problemText(problem())}
              </p>
            )}
          </Match>
          <Match when={at('found')}>
            {(found) => <Found found={found()} onErase={() => void model.erase()} />}
          </Match>
        </Switch>
      </div>
    </div>
  )
}

function Found(props: { found: Extract<HeldState, { step: 'found' }>; onErase: () => void }) {
  const headingId = createUniqueId()
  const held = () => summarize(props.found.data)
  const save = (): void =>
    saveFile(
      fileName('personal-data', new Date()),
      'application/json',
      `${JSON.stringify(props.found.data, null, 2)}\n`,
    )
  return (
    <section class="card held" aria-labelledby={headingId}>
      <h2 id={headingId}>
        What we store about {props.found.subject.kind === 'user' ? 'customer' : 'conversation'}{' '}
        <code>{props.found.subject.id}</code>
      </h2>
      <dl class="held-sums">
        <div>
          <dt>Conversations</dt>
          <dd>{formats.number(held().sessions)}</dd>
        </div>
        <div>
          <dt>Messages</dt>
          <dd>{formats.number(held().messages)}</dd>
        </div>
        <div>
          <dt>Tickets</dt>
          <dd>{formats.number(held().tickets)}</dd>
        </div>
        <Show when={held().from}>
          {(from) => (
            <div>
              <dt>Period</dt>
              <dd class="held-dates">
                {formats.date(from())} – {formats.date(held().to ?? from())}
              </dd>
            </div>
          )}
        </Show>
      </dl>
      <ProblemAlert problem={props.found.problem} />
      <div class="held-actions">
        <button type="button" class="button" onClick={save}>
          <LateIcon name="download" />
          Export as JSON
        </button>
        <EraseData subject={props.found.subject} held={held()} onErase={() => props.onErase()} />
      </div>
    </section>
  )
}
