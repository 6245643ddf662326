export interface AuditFilter {
  action?: string
  actorId?: string
  subjectId?: string
}

type Query = Record<string, string | string[] | undefined>

/** The filter as it stands in the address: whoever gets the link sees the same lines. */
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

/** "Take ticket" for takeTicket: the names are the API's own, and most read well enough. */
export function actionText(action: string): string {
  const own = ownTexts[action]
  if (own) return own
  const words = action.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const ownTexts: Record<string, string> = {
  personalData: 'Export personal data',
  createApiKey: 'Create API key',
  revokeApiKey: 'Revoke API key',
  createFaq: 'Create FAQ',
  updateFaq: 'Update FAQ',
  deleteFaq: 'Delete FAQ',
  restoreFaq: 'Restore FAQ',
  importFaqs: 'Import FAQs',
}

export interface AuditSubject {
  kind: string
  id: string
  /** Where it can be seen in the console. */
  href?: string
}

const names: Record<string, string> = { apiKey: 'key', faq: 'FAQ', revision: 'FAQ revision' }

/** What an action was done to, as rows to show. */
export function subjectsOf(subjects: unknown): AuditSubject[] {
  if (typeof subjects !== 'object' || subjects === null) return []
  return Object.entries(subjects)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([kind, id]) => {
      const href = placeOf(kind, id)
      return { kind: names[kind] ?? kind, id, ...(href === undefined ? {} : { href }) }
    })
}

function placeOf(kind: string, id: string): string | undefined {
  if (kind === 'session') return `/sessions/${id}`
  return kind === 'faq' ? `/faq?open=${id}` : undefined
}

function textIn(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}
