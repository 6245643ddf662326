import { SessionsDocument, type SessionsQuery } from '../../gql/console/graphql.ts'
import SessionsPage from '../sessions/SessionsPage.tsx'
import { Area } from './Area.tsx'
import { endless, minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { maya, resolvedSession, waitingSession, withAda } from './sample-sessions.ts'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const nodes: SessionsQuery['sessions']['nodes'] = [
  waitingSession,
  withAda,
  { ...maya, metadata: { name: endless } },
  resolvedSession,
].map((session, index) => ({
  ...session,
  id: `${session.id}-${index}`,
  updatedAt: minutesAgo(40 ** index),
  messages: {
    totalCount: 3 + index,
    nodes: [{ sender: 'CUSTOMER', text: index === 2 ? endless : 'It never came' }],
  },
}))

const listed = (found: SessionsQuery['sessions']['nodes'], hasNextPage: boolean) =>
  answers(SessionsDocument, {
    sessions: {
      totalCount: hasNextPage ? 250 : found.length,
      nodes: found,
      pageInfo: { hasNextPage, endCursor: 'x' },
    },
  })

export function SessionsStates() {
  return (
    <Area name="Sessions">
      <State name="Loading" wide answers={[neverAnswers(SessionsDocument)]}>
        <SessionsPage />
      </State>
      <State name="Failed" wide answers={[fails(SessionsDocument)]}>
        <SessionsPage />
      </State>
      <State name="Nothing fits" wide at="/?search=zeppelin&status=waiting" answers={[listed([], false)]}>
        <SessionsPage />
      </State>
      <State name="Rows" wide answers={[listed(nodes, true)]}>
        <SessionsPage />
      </State>
    </Area>
  )
}
