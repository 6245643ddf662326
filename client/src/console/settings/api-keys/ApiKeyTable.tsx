import { For } from 'solid-js'
import type { ApiKeyFieldsFragment } from '../../../gql/console/graphql.ts'
import { useConsole } from '../../console-context.ts'
import { TableScroll } from '../../controls/TableScroll.tsx'
import { ApiKeyRow } from './ApiKeyRow.tsx'

export interface ApiKeyTableProps {
  keys: readonly ApiKeyFieldsFragment[]
  onRename: (key: ApiKeyFieldsFragment) => void
  onRevoke: (key: ApiKeyFieldsFragment) => void
}

/** Every key with who it is for and when it was last used, never with its secret. */
export function ApiKeyTable(props: ApiKeyTableProps) {
  const { viewer } = useConsole()
  return (
    <TableScroll label="API keys">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Begins with</th>
            <th scope="col">Created</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span class="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.keys}>
            {(key) => (
              <ApiKeyRow
                apiKey={key}
                isOwn={key.id === viewer.id}
                onRename={() => props.onRename(key)}
                onRevoke={() => props.onRevoke(key)}
              />
            )}
          </For>
        </tbody>
      </table>
    </TableScroll>
  )
}
