import { A } from '@solidjs/router'
import type { SessionsQuery } from '../../gql/console/graphql.ts'
import { CustomerAvatar } from '../customer/CustomerAvatar.tsx'
import { customerName } from '../customer/customer-name.ts'
import { StatusChip } from '../session/StatusChip.tsx'
import { ageText } from '../ticket/wait-urgency.ts'

/** A conversation in the list: whose it is, its last message and where it has got to. */
export function SessionRow(props: {
  session: SessionsQuery['sessions']['nodes'][number]
  href: string
  current: boolean
  now: number
}) {
  const last = () => props.session.messages.nodes[0]
  return (
    <A href={props.href} class="queue-row" aria-current={props.current ? 'true' : undefined}>
      <CustomerAvatar of={props.session} />
      <span class="queue-name">{customerName(props.session)}</span>
      <span class="queue-age">{ageText(props.now - Date.parse(props.session.updatedAt))}</span>
      <span class="queue-text" dir="auto">
        {last()?.text ?? 'No message yet'}
      </span>
      <span class="queue-foot">
        <StatusChip session={props.session} now={props.now} />
        <span class="queue-agent">{props.session.messages.totalCount} messages</span>
      </span>
    </A>
  )
}
