import { createResource, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { VariantsDocument } from '../../gql/console/graphql.ts'
import { useConsole } from '../console-context.ts'
import { TableScroll } from '../controls/TableScroll.tsx'
import { formats } from '../formats.ts'
import { type HealthRow, readHealth } from './health.ts'

const words: Record<HealthRow['state'], { text: string; tone: string }> = {
  ok: { text: 'OK', tone: 'chip-ok' },
  degraded: { text: 'Degraded', tone: 'chip-soon' },
  down: { text: 'Down', tone: 'chip-late' },
}

/** How this server is, and for admins what it runs on. */
export function ServerCard() {
  const { api, viewer, now } = useConsole()
  const headingId = createUniqueId()
  const [health, { refetch }] = createResource(async () => readHealth(await api.health()))
  const [variants] = createResource(async () => {
    if (viewer.role !== 'ADMIN') return []
    const result = await api.query(VariantsDocument, {})
    return result.ok ? result.value.variants : []
  })
  return (
    <section class="card" aria-labelledby={headingId}>
      <header class="card-head">
        <h2 id={headingId}>This server</h2>
        <button type="button" class="button" onClick={() => void refetch()}>
          Check again
        </button>
      </header>
      <Show when={variants.latest?.length}>
        <dl class="variants">
          <For each={variants.latest}>
            {({ name, description }) => (
              <div>
                <dt>{name}</dt>
                <dd>{description}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Switch fallback={<p class="alert">The server’s health is unavailable.</p>}>
        <Match when={health.loading}>
          <p class="queue-note">Loading…</p>
        </Match>
        <Match when={health.latest}>
          {(parts) => (
            <TableScroll label="Health">
              <table class="table">
                <caption class="visually-hidden">Health</caption>
                <thead>
                  <tr>
                    <th scope="col">Part</th>
                    <th scope="col">State</th>
                    <th scope="col">Detail</th>
                    <th scope="col" class="health-since">
                      Since
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={parts()}>
                    {({ name, state, detail, since }) => (
                      <tr>
                        <td>{name}</td>
                        <td>
                          <span class={`chip ${words[state].tone}`}>{words[state].text}</span>
                        </td>
                        <td class="words">{detail}</td>
                        <td class="health-since">{since ? formats.when(since, now()) : ''}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </TableScroll>
          )}
        </Match>
      </Switch>
    </section>
  )
}
