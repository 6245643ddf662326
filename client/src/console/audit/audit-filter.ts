import type { AuditEntriesQuery, AuditSubjectKind } from '../../gql/console/graphql.ts'

type Subjects = AuditEntriesQuery['auditEntries']['nodes'][number]['subjects']

export interface AuditFilter {
  action?: string
  actorId?: string
  subjectId?: string
}

type Query = Record<string, string | string[] | undefined>

/** The filter as the address has it: a shared link shows the same entries. */
export function readAuditFilter(query: Query): AuditFilter {
  const action = textIn(query.action)
  const actorId = textIn(query.actor)
  const subjectId = textIn(query.subject)
  return {
    ...(action ? { action } : {}),
    ...(actorId ? { actorId } : {}),
    ...(subjectId ? { subjectId } : {}),
  }
}

/** "Withdraw ticket" for withdrawTicket: the names are the API's own, and most read well enough. */
export function actionText(action: string): string {
  const own = ownTexts[action]
  if (own) return own
  const words = action.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const ownTexts: Record<string, string> = {
  takeTicket: 'Take conversation',
  returnToBot: 'Return to assistant',
  resolveSession: 'Resolve conversation',
  escalate: 'Ask for an agent',
  createSession: 'Start conversation',
  rateSession: 'Rate conversation',
  personalData: 'Export personal data',
  createApiKey: 'Create API key',
  revokeApiKey: 'Revoke API key',
  createFaq: 'Create FAQ',
  updateFaq: 'Update FAQ',
  deleteFaq: 'Delete FAQ',
  restoreFaq: 'Restore FAQ',
  importFaqs: 'Import FAQs',
  undoFaqImport: 'Undo FAQ import',
  startPhrasingRun: 'Draft other ways to ask',
  cancelPhrasingRun: 'Stop drafting',
  acceptPhrasingDrafts: 'Accept drafts',
  dismissPhrasingDrafts: 'Dismiss drafts',
}

/** One of an entry's subjects, as a row to show. */
export interface SubjectRow {
  kind: string
  id: string
  /** Where it can be seen in the console. */
  href?: string
}

const names: Record<AuditSubjectKind, string> = {
  SESSION: 'conversation',
  TICKET: 'ticket',
  FAQ: 'FAQ',
  API_KEY: 'key',
  MESSAGE: 'message',
  REVISION: 'FAQ revision',
  FAQ_IMPORT: 'FAQ import',
  PHRASING_RUN: 'drafting of questions',
}

/** What an action was done to, as rows to show. */
export function subjectRows(subjects: Subjects): SubjectRow[] {
  return subjects.map(({ kind, subjectId }) => {
    const href = placeOf(kind, subjectId)
    // A kind that is newer than this page has its own name.
    return { kind: names[kind] ?? kind, id: subjectId, ...(href === undefined ? {} : { href }) }
  })
}

function placeOf(kind: AuditSubjectKind, id: string): string | undefined {
  if (kind === 'SESSION') return `/sessions/${id}`
  return kind === 'FAQ' ? `/faq?open=${id}` : undefined
}

function textIn(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}
