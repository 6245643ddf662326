import {
  AgentsDocument,
  ResolveSessionDocument,
  SearchFaqsDocument,
  SendAgentMessageDocument,
  SessionDocument,
  TakeTicketDocument,
} from '../../gql/console/graphql.ts'
import { SessionPane } from '../session/SessionPane.tsx'
import { Area } from './Area.tsx'
import { adaAsAgent } from './people.ts'
import { State } from './State.tsx'
import {
  abandonedByBen,
  benLooks,
  isTyping,
  maya,
  resolvedSession,
  sessionAnswers,
  talk,
  waitingSession,
  withAda,
  withBen,
} from './sample-sessions.ts'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const taken = { kind: 'conflict', explanation: 'Ben has taken this ticket.' } as const
const unanswered = { kind: 'conflict', explanation: '', reason: 'UNANSWERED_MESSAGE' } as const
const colleagues = answers(AgentsDocument, {
  agents: [
    { id: 'key-of-ben', name: 'Ben', role: 'AGENT', present: false },
    { id: 'key-of-cy', name: 'Cy', role: 'AGENT', present: true },
  ],
})
const tooLong = { kind: 'invalid', explanation: 'The text is longer than 4,000 characters.' } as const

const pane = () => <SessionPane sessionId={maya.id} onBack={() => undefined} />

export function SessionStates() {
  return (
    <Area name="Conversation">
      <State name="Loading" answers={[neverAnswers(SessionDocument), ...sessionAnswers(maya)]}>
        {pane()}
      </State>
      <State name="Failed" answers={[fails(SessionDocument), ...sessionAnswers(maya)]}>
        {pane()}
      </State>
      <State name="Gone" answers={[fails(SessionDocument, { kind: 'gone' }), ...sessionAnswers(maya)]}>
        {pane()}
      </State>
      <State name="Nothing said yet" wide answers={sessionAnswers(maya, [])}>
        {pane()}
      </State>
      <State name="With the assistant, everything open" wide opened answers={sessionAnswers(maya, talk)}>
        {pane()}
      </State>
      <State
        name="Waiting; a colleague looks, the customer writes"
        wide
        answers={sessionAnswers(waitingSession, undefined, benLooks, isTyping('CUSTOMER'))}
      >
        {pane()}
      </State>
      <State
        name="Taken by somebody else meanwhile"
        wide
        answers={[fails(TakeTicketDocument, taken), ...sessionAnswers(waitingSession)]}
        after={(hand) => hand.press('Take conversation')}
      >
        {pane()}
      </State>
      <State
        name="With another agent, who writes"
        wide
        context={{ viewer: adaAsAgent }}
        answers={sessionAnswers(withBen, undefined, isTyping('AGENT'))}
      >
        {pane()}
      </State>
      <State
        name="With another agent, an admin writes"
        wide
        answers={sessionAnswers(withBen)}
        after={(hand) => hand.press('Write as admin')}
      >
        {pane()}
      </State>
      <State
        name="With an agent who is away"
        wide
        context={{ viewer: adaAsAgent }}
        answers={sessionAnswers(abandonedByBen)}
      >
        {pane()}
      </State>
      <State name="Resolved" wide answers={sessionAnswers(resolvedSession)}>
        {pane()}
      </State>
    </Area>
  )
}

export function OwnSessionStates() {
  return (
    <Area name="One’s own conversation">
      <State
        name="With me, to be handed over"
        wide
        answers={[colleagues, ...sessionAnswers(withAda)]}
        after={(hand) => hand.press('Hand over')}
      >
        {pane()}
      </State>
      <State
        name="With me, resolved over a message without an answer"
        wide
        answers={[fails(ResolveSessionDocument, unanswered), ...sessionAnswers(withAda)]}
        after={(hand) => hand.press('Resolve')}
      >
        {pane()}
      </State>
    </Area>
  )
}

export function ReplyStates() {
  return (
    <Area name="Writing a reply">
      <State
        name="With me, a draft begun"
        wide
        draft="Your parcel is at the depot."
        answers={sessionAnswers(withAda)}
      >
        {pane()}
      </State>
      <State name="With me, a draft too long" wide draft={'x'.repeat(4003)} answers={sessionAnswers(withAda)}>
        {pane()}
      </State>
      <State
        name="With me, answers from the FAQ"
        wide
        draft="/delivery"
        answers={sessionAnswers(withAda, talk)}
      >
        {pane()}
      </State>
      <State name="With me, nothing looked for yet" wide draft="/" answers={sessionAnswers(withAda, talk)}>
        {pane()}
      </State>
      <State
        name="With me, nothing found"
        wide
        draft="/zeppelin"
        answers={[answers(SearchFaqsDocument, { searchFaqs: [] }), ...sessionAnswers(withAda, talk)]}
      >
        {pane()}
      </State>
      <State
        name="With me, the FAQ cannot be searched"
        wide
        draft="/zeppelin"
        answers={[fails(SearchFaqsDocument), ...sessionAnswers(withAda, talk)]}
      >
        {pane()}
      </State>
      <State
        name="With me, an answer on its way"
        wide
        draft="Your parcel is at the depot."
        answers={[neverAnswers(SendAgentMessageDocument), ...sessionAnswers(withAda)]}
        after={(hand) => hand.press('Send')}
      >
        {pane()}
      </State>
      <State
        name="With me, an answer not sent"
        wide
        draft="Your parcel is at the depot."
        answers={[fails(SendAgentMessageDocument, tooLong), ...sessionAnswers(withAda)]}
        after={(hand) => hand.press('Send')}
      >
        {pane()}
      </State>
    </Area>
  )
}
