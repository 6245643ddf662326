import { createResource, For, Show } from 'solid-js'
import { AgentsDocument } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { Glyph } from '../controls/Glyph.tsx'
import { Menu } from '../controls/Menu.tsx'
import { problemText } from '../problem-text.ts'

export interface HandOverMenuProps {
  busy: boolean
  /** Whether an agent has it, so that it can go back to the queue. */
  isTaken: boolean
  /** Who has it by now, if anyone. */
  ownerId: string | null
  onQueue: () => void
  onAgent: (agent: { id: string; name: string }) => void
  onJunk: () => void
}

/** Whom a conversation can be given to. */
export function HandOverMenu(props: HandOverMenuProps) {
  return (
    <Menu
      class="button"
      disabled={props.busy}
      label="Hand over"
      title="Give this conversation to someone else"
      button={
        <>
          <Glyph name="handover" />
          <span class="session-action-text">Hand over</span>
        </>
      }
    >
      <Show when={props.isTaken}>
        <button type="button" class="menu-item" onClick={() => props.onQueue()}>
          <Glyph name="inbox" />
          Back to the queue
        </button>
      </Show>
      <Colleagues ownerId={props.ownerId} onAgent={props.onAgent} />
      <button type="button" class="menu-item" onClick={() => props.onJunk()}>
        <Glyph name="trash" />
        Close as junk
      </button>
    </Menu>
  )
}

/** Read when the menu opens: who is there changes all the time. */
function Colleagues(props: Pick<HandOverMenuProps, 'ownerId' | 'onAgent'>) {
  const { api } = useConsole()
  const [agents] = createResource(() => api.query(AgentsDocument, {}))
  const found = () => {
    const result = agents.latest
    if (!result?.ok) return []
    return result.value.agents
      .filter(({ id }) => id !== props.ownerId)
      .toSorted((a, b) => Number(b.present) - Number(a.present))
  }
  const problem = () => {
    const result = agents.latest
    return result && !result.ok ? result.problem : undefined
  }
  return (
    <>
      <p class="menu-head">To an agent</p>
      <For
        each={found()}
        fallback={
          <p class="menu-head" role="status">
            {agents.loading ? 'Loading…' : problemNote(problem())}
          </p>
        }
      >
        {(agent) => (
          <button type="button" class="menu-item" onClick={() => props.onAgent(agent)}>
            <span class="menu-presence" classList={{ 'menu-present': agent.present }} />
            <bdi>{agent.name}</bdi>
            <span class="menu-note">{agent.present ? 'online' : 'away'}</span>
          </button>
        )}
      </For>
    </>
  )
}

const problemNote = (problem: Parameters<typeof problemText>[0] | undefined): string =>
  problem ? problemText(problem) : 'No other agents yet.'
