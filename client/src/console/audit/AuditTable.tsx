import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { AuditEntriesQuery } from '../../gql/console/graphql.ts'
import { TableScroll } from '../controls/TableScroll.tsx'
import { formats } from '../formats.ts'
import { actionText, subjectRows } from './audit-filter.ts'

/** One line an action, newest first. */
export function AuditTable(props: {
  entries: readonly AuditEntriesQuery['auditEntries']['nodes'][number][]
}) {
  return (
    <TableScroll label="Activity">
      <table class="table audit">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Action</th>
            <th scope="col">Subject</th>
            <th scope="col">Address</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.entries}>
            {(entry) => (
              <tr>
                <td class="audit-when">
                  <time datetime={entry.createdAt} title={entry.createdAt}>
                    {formats.full(entry.createdAt)}
                  </time>
                </td>
                <td class="words">
                  <Show when={entry.actorId} fallback={entry.actorName}>
                    {(id) => <A href={`/settings/audit?actor=${id()}`}>{entry.actorName}</A>}
                  </Show>
                </td>
                <td>
                  <span title={entry.action}>{actionText(entry.action)}</span>
                </td>
                <td>
                  <ul class="audit-subjects">
                    <For each={subjectRows(entry.subjects)}>
                      {({ kind, id, href }) => (
                        <li>
                          {kind}{' '}
                          <Show when={href} fallback={<code title={id}>…{id.slice(-8)}</code>}>
                            {(place) => (
                              <A href={place()} title={id}>
                                <code>…{id.slice(-8)}</code>
                              </A>
                            )}
                          </Show>
                        </li>
                      )}
                    </For>
                  </ul>
                </td>
                <td class="audit-from">
                  <bdi>{entry.address}</bdi>
                  <Show when={entry.requestId}>
                    <span title="Request ID, as in the logs">{entry.requestId}</span>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </TableScroll>
  )
}
