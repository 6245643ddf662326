import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { Icon } from '../../../ui/Icon.tsx'
import { Glyph } from '../../controls/Glyph.tsx'
import { Composer, type ReplyHandle } from './Composer.tsx'
import './composer.css'
import type { SessionModel } from '../view/create-session-view.ts'
import type { ReplyMode } from './reply-mode.ts'

export interface ReplyAreaProps {
  ref: (handle: ReplyHandle) => void
  model: SessionModel
  mode: ReplyMode
  onTake: () => void
  onJunk: () => void
}

/** Where an agent answers, or what has to happen before they can. */
export function ReplyArea(props: ReplyAreaProps) {
  // An admin who writes into a colleague's conversation does so on purpose, every time.
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
          note={watched() && `${watched()?.agent} is answering. You’re writing as an admin.`}
        />
      </Match>
      <Match when={props.mode.mode === 'take'}>
        <Bar glyph="clock" text="Waiting for an agent.">
          <button
            type="button"
            class="button"
            disabled={props.model.busy()}
            title="Not a real request: close it without taking it (Shift+X)"
            onClick={() => props.onJunk()}
          >
            Close as junk
          </button>
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
        <Bar glyph="bot" text="The assistant is answering. Step in to take over.">
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
          <WatchBar
            watch={watch()}
            busy={props.model.busy()}
            ref={(button) => {
              takeButton = button
            }}
            onTakeOver={() => props.onTake()}
            onWrite={() => setInsists(true)}
          />
        )}
      </Match>
      <Match when={props.mode.mode === 'resolved'}>
        <Bar glyph="hand" text="Resolved. It reopens if the customer writes again." />
      </Match>
    </Switch>
  )
}

/** A colleague has the conversation; while they are away, anyone may take over. */
function WatchBar(props: {
  watch: Extract<ReplyMode, { mode: 'watch' }>
  busy: boolean
  ref: (button: HTMLButtonElement) => void
  onTakeOver: () => void
  onWrite: () => void
}) {
  return (
    <Bar
      glyph={props.watch.takeOver ? 'away' : 'sessions'}
      text={
        props.watch.takeOver
          ? `${props.watch.agent} is away, and the customer is waiting for an answer.`
          : `${props.watch.agent} is answering. You’re viewing live.`
      }
    >
      <Show when={props.watch.takeOver}>
        <TakeButton ref={props.ref} busy={props.busy} label="Take over" onTake={() => props.onTakeOver()} />
      </Show>
      <Show when={props.watch.mayWrite}>
        <button type="button" class="button" onClick={() => props.onWrite()}>
          Write as admin
        </button>
      </Show>
    </Bar>
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

function Bar(props: {
  glyph: 'hand' | 'clock' | 'bot' | 'sessions' | 'away'
  text: string
  children?: JSX.Element
}) {
  return (
    <div class="reply-bar">
      <Glyph name={props.glyph} />
      <p>{props.text}</p>
      {props.children}
    </div>
  )
}
