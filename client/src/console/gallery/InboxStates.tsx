import { Inbox } from '../inbox/Inbox.tsx'
import { emptyInbox, type Inbox as InboxContents, type QueueTicket } from '../inbox/inbox.ts'
import { Queue } from '../inbox/Queue.tsx'
import { aTicket } from '../inbox/testing.ts'
import { Area } from './Area.tsx'
import { standingStill } from './frozen-context.ts'
import { ada, endless, minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { sessionAnswers, talk, waitingSession } from './sample-sessions.ts'

const { inbox } = standingStill({})

const wrote = (name: string, text: string, minutes: number): QueueTicket['session'] => ({
  ...aTicket({ id: name }).session,
  metadata: { name },
  lastCustomerMessage: { seq: 3, text, createdAt: minutesAgo(minutes) },
  messages: { nodes: [{ seq: 3, sender: 'CUSTOMER', text, createdAt: minutesAgo(minutes) }] },
})

const tickets: QueueTicket[] = [
  aTicket({
    id: 'overdue',
    reason: 'KEYWORD',
    keyword: 'legal',
    createdAt: minutesAgo(125),
    session: wrote('Noor', 'This is a legal matter', 125),
  }),
  aTicket({
    id: 'late',
    reason: 'LOW_CONFIDENCE',
    createdAt: minutesAgo(6),
    session: { ...wrote('Maya', 'It never came', 6), id: waitingSession.id },
  }),
  aTicket({
    id: 'soon',
    reason: 'MODEL_UNAVAILABLE',
    createdAt: minutesAgo(3),
    session: wrote(endless, endless, 3),
  }),
  aTicket({
    ...{
      id: 'returned',
      reason: 'CUSTOMER_REQUESTED',
      createdAt: minutesAgo(3000),
      returnedAt: minutesAgo(4),
    },
    session: wrote('Rosa', 'It broke again', 4),
  }),
  aTicket({ id: 'fresh', reason: 'CUSTOMER_REQUESTED', createdAt: minutesAgo(0), note: 'A refund, please' }),
  ...(['SHORT_ANSWER', 'MODEL_REQUESTED', 'STAFF_REQUESTED'] as const).map((reason) =>
    aTicket({ id: reason, reason, createdAt: minutesAgo(1), session: wrote('سارة', 'أين طلبي؟', 1) }),
  ),
  aTicket({
    ...{ id: 'mine', status: 'TAKEN', assignee: ada.name, assigneeId: ada.id, createdAt: minutesAgo(20) },
    session: wrote('Kim', 'Are you there?', 2),
  }),
  aTicket({
    ...{ id: 'bens', status: 'TAKEN', assignee: 'Ben', assigneeId: 'key-of-ben', assigneeAway: true },
    createdAt: minutesAgo(20),
    session: wrote('Lou', 'Thanks', 9),
  }),
]

const holding = (contents: Partial<InboxContents>) => ({
  inbox: { ...inbox, inbox: () => ({ ...emptyInbox, ...contents }) },
  unread: { count: (id: string) => (id === 'session of Kim' ? 2 : 0), total: () => 2 },
})

const full = holding({
  state: 'loaded',
  tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
  waitingTotal: 12,
})

export function InboxStates() {
  return (
    <Area name="Inbox">
      <State name="Queue loading" context={holding({ state: 'loading' })}>
        <Queue />
      </State>
      <State name="Queue failed" context={holding({ state: 'failed' })}>
        <Queue />
      </State>
      <State name="Nobody waits" wide context={holding({ state: 'loaded' })}>
        <Inbox />
      </State>
      <State name="Every age and reason" context={full}>
        <Queue current={waitingSession.id} />
      </State>
      <State
        name="Two selected to be closed as junk"
        context={full}
        after={async (hand) => {
          await hand.press('Select')
          await hand.tick('Select Noor')
          await hand.tick('Select Maya')
        }}
      >
        <Queue />
      </State>
      <State name="Several wait, none is open" wide context={full}>
        <Inbox />
      </State>
      <State
        name="One is open"
        wide
        context={full}
        at={`/inbox/${waitingSession.id}`}
        route="/inbox/:sessionId"
        answers={sessionAnswers(waitingSession, talk.slice(2, 6))}
      >
        <Inbox />
      </State>
    </Area>
  )
}
