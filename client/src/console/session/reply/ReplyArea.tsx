import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { Icon } from '../../ui/Icon.tsx'
import { Glyph } from '../Glyph.tsx'
import { Composer } from './Composer.tsx'
import './composer.css'
import type { SessionModel } from './create-session-view.ts'
import type { ReplyMode } from './reply-mode.ts'

export interface ReplyHandle {
  focus(): void
}

export interface ReplyAreaProps {
  ref: (handle: ReplyHandle) => void
  model: SessionModel
  mode: ReplyMode
  onTake: () => void
}

/** Where an agent answers, or what has to happen before they can. */
export function ReplyArea(props: ReplyAreaProps) {
  // An admin who writes into a colleague's conversation does so on purpose, each time anew.
  const [insists, setInsists] = createSignal(false)
  const watched = () => (props.mode.mode === 'watch' ? props.mode : undefined)
  let composer: ReplyHandle | undefined
  let takeButton: HTMLButtonElement | undefined
  props.ref({ focus: () => (composer && writes() ? composer.focus() : takeButton?.focus()) })
  const writes = () => props.mode.mode === 'write' || (watched()?.mayWrite === true && insists())

  return (
    <Switch>
      <Match when={writes()}>
        <Composer
          ref={(handle) => {
            composer = handle
          }}
          model={props.model}
          note={watched() && `${watched()?.agent} has this conversation. You write as an admin.`}
        />
      </Match>
      <Match when={props.mode.mode === 'take'}>
        <Bar
          glyph="clock"
          text="Somebody waits for a person. Until one takes over, the assistant answers only what it is sure of."
        >
          <TakeButton
            ref={(button) => {
              takeButton = button
            }}
            busy={props.model.busy()}
            label="Take conversation"
            onTake={() => props.onTake()}
          />
        </Bar>
      </Match>
      <Match when={props.mode.mode === 'step-in'}>
        <Bar glyph="bot" text="The assistant has this conversation. Step in, and it is silent from then on.">
          <TakeButton
            ref={(button) => {
              takeButton = button
            }}
            busy={props.model.busy()}
            label="Step in"
            onTake={() => props.onTake()}
          />
        </Bar>
      </Match>
      <Match when={watched()}>
        {(watch) => (
          <Bar glyph="sessions" text={`${watch().agent} has this conversation. You see it live.`}>
            <Show when={watch().mayWrite}>
              <button type="button" class="button" onClick={() => setInsists(true)}>
                Write as admin
              </button>
            </Show>
          </Bar>
        )}
      </Match>
      <Match when={props.mode.mode === 'resolved'}>
        <Bar
          glyph="hand"
          text="Resolved. When the customer writes again, the conversation reopens with the assistant."
        />
      </Match>
    </Switch>
  )
}

function TakeButton(props: {
  ref: (button: HTMLButtonElement) => void
  busy: boolean
  label: string
  onTake: () => void
}) {
  return (
    <button
      ref={props.ref}
      type="button"
      class="button button-primary reply-take"
      disabled={props.busy}
      onClick={() => props.onTake()}
    >
      <Icon name="person" />
      {props.busy ? 'Taking…' : props.label}
      <kbd>t</kbd>
    </button>
  )
}

function Bar(props: { glyph: 'hand' | 'clock' | 'bot' | 'sessions'; text: string; children?: JSX.Element }) {
  return (
    <div class="reply-bar">
      <Glyph name={props.glyph} />
      <p>{props.text}</p>
      {props.children}
    </div>
  )
}
