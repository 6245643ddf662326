export type SubjectKind = 'user' | 'session'

/** Whose data. */
export interface Subject {
  kind: SubjectKind
  /** The partner's own id of the customer, or the id of a session. */
  id: string
}

export function variablesOf({ kind, id }: Subject): { userId?: string; sessionId?: string } {
  return kind === 'user' ? { userId: id } : { sessionId: id }
}

export interface HeldData {
  sessions: number
  messages: number
  tickets: number
  /** When the first session began and the last one changed; undefined when it does not say. */
  from?: string
  to?: string
}

/** How much an export contains; what it has none of is left out. */
export function summarize(data: unknown): HeldData {
  const sessions = listIn(data, 'sessions')
  const times = (field: string) => sessions.map((session) => textIn(session, field)).filter((at) => at !== '')
  const [from] = times('createdAt').sort()
  const to = times('updatedAt').sort().at(-1)
  const count = (field: string) =>
    sessions.reduce<number>((sum, session) => sum + listIn(session, field).length, 0)
  return {
    sessions: sessions.length,
    messages: count('messages'),
    tickets: count('tickets'),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}

/** A file name that no system refuses and that does not name the customer. */
export function fileName(what: 'personal-data' | 'receipt', at: Date): string {
  return `${what}-${at.toISOString().slice(0, 19).replaceAll(':', '-')}.json`
}

function listIn(value: unknown, field: string): unknown[] {
  const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
  return Array.isArray(list) ? list : []
}

function textIn(value: unknown, field: string): string {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
  return typeof text === 'string' ? text : ''
}
