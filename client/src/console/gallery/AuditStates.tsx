import {
  AuditActorsDocument,
  AuditEntriesDocument,
  type AuditEntriesQuery,
} from '../../gql/console/graphql.ts'
import AuditPage from '../audit/AuditPage.tsx'
import { Area } from './Area.tsx'
import { ada, endless, minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { answers, fails, neverAnswers } from './scripted-api.ts'

type Entry = AuditEntriesQuery['auditEntries']['nodes'][number]

const anEntry = (fields: Partial<Entry> & { action: string }): Entry => ({
  id: fields.action,
  actorName: ada.name,
  actorId: ada.id,
  address: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
  requestId: 'b7f1c0de-0000-4000-8000-000000000001',
  subjects: [],
  createdAt: minutesAgo(10),
  ...fields,
})

const entries = [
  anEntry({
    action: 'takeTicket',
    subjects: [
      { kind: 'SESSION', subjectId: 'session-00000001' },
      { kind: 'TICKET', subjectId: 'ticket-000001' },
    ],
  }),
  anEntry({
    action: 'updateFaq',
    subjects: [
      { kind: 'FAQ', subjectId: 'faq-order' },
      { kind: 'REVISION', subjectId: 'revision-0001' },
    ],
  }),
  anEntry({ action: 'importFaqs', actorName: endless }),
  anEntry({
    action: 'erasePersonalData',
    actorId: null,
    actorName: 'npm run privacy',
    address: '',
    requestId: null,
  }),
]

const actors = answers(AuditActorsDocument, { apiKeys: [{ ...ada, prefix: 'ak_7f3a', revokedAt: null }] })

const listed = (nodes: Entry[], hasNextPage: boolean) =>
  answers(AuditEntriesDocument, {
    auditEntries: { totalCount: nodes.length, nodes, pageInfo: { hasNextPage, endCursor: 'x' } },
  })

export function AuditStates() {
  return (
    <Area name="Audit log">
      <State
        at="/settings/audit"
        name="Loading"
        wide
        answers={[neverAnswers(AuditEntriesDocument), neverAnswers(AuditActorsDocument)]}
      >
        <AuditPage />
      </State>
      <State
        at="/settings/audit"
        name="Failed"
        wide
        answers={[fails(AuditEntriesDocument), fails(AuditActorsDocument)]}
      >
        <AuditPage />
      </State>
      <State
        name="Nothing fits"
        wide
        at="/settings/audit?action=takeTicket&subject=none"
        answers={[actors, listed([], false)]}
      >
        <AuditPage />
      </State>
      <State at="/settings/audit" name="Rows" wide answers={[actors, listed(entries, true)]}>
        <AuditPage />
      </State>
    </Area>
  )
}
