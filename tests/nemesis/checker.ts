import type { Evidence, StoredMessage, StoredRows } from './evidence.ts'

/** Each is to be 0. */
export type Violations = Record<
  | 'acknowledged but missing'
  | 'duplicate rows'
  | 'gaps in seq'
  | 'deliveries lost'
  | 'deliveries doubled'
  | 'deliveries out of order'
  | 'replies missing'
  | 'replies doubled'
  | 'bot over a person'
  | 'stuck in typing over 60 s'
  | 'tickets without notice'
  | 'more than one open ticket'
  | 'jobs given up'
  | 'processes that ended by themselves',
  string[]
>

const endOfPerson = ['AGENT_LEFT', 'AGENT_CLOSED', 'BACK_IN_LINE', 'REQUEST_WITHDRAWN']
const LONGEST_TYPING_MS = 60_000

/** Holds what clients were told against what is stored. Each violation is named, so that its cause can be looked for. */
export function check(evidence: Evidence, rows: StoredRows): Violations {
  const bySession = Map.groupBy(rows.messages, ({ sessionId }) => sessionId)
  return {
    'acknowledged but missing': missing(evidence, rows),
    'duplicate rows': duplicates(rows.messages, ({ sessionId, sender, clientMessageId }) =>
      clientMessageId === null ? null : `${sessionId} ${sender} ${clientMessageId}`,
    ),
    'gaps in seq': rows.sessions.flatMap(({ id, lastSeq }) => gaps(id, lastSeq, bySession.get(id) ?? [])),
    ...deliveries(evidence, bySession),
    'replies missing': repliesMissing(rows, bySession),
    'replies doubled': duplicates(rows.messages, ({ sessionId, replyToSeq }) =>
      replyToSeq === null ? null : `${sessionId} ${replyToSeq}`,
    ),
    'bot over a person': [...bySession.values()].flatMap(overPerson),
    'stuck in typing over 60 s': evidence.subscriptions
      .filter(({ MAX_TYPING_MS }) => MAX_TYPING_MS > LONGEST_TYPING_MS)
      .map(({ name, MAX_TYPING_MS }) => `${name}: ${MAX_TYPING_MS} ms`),
    'tickets without notice': ticketsWithoutNotice(evidence, rows, bySession),
    'more than one open ticket': duplicates(
      rows.tickets.filter(({ status }) => status !== 'RESOLVED'),
      ({ sessionId }) => sessionId,
    ),
    'jobs given up': rows.deadLetters > 0 ? [`${rows.deadLetters} dead letters`] : [],
    'processes that ended by themselves': [...evidence.crashes],
  }
}

/** What the bot said after an agent had joined and before they left. */
function overPerson(messages: readonly StoredMessage[]): string[] {
  let isWithAgent = false
  return messages.flatMap(({ sessionId, seq, sender, notice }) => {
    if (notice === 'AGENT_JOINED') isWithAgent = true
    if (notice !== null && endOfPerson.includes(notice)) isWithAgent = false
    return isWithAgent && sender === 'BOT' ? [`${sessionId} #${seq}`] : []
  })
}

export function countViolations(violations: Violations): number {
  return Object.values(violations).reduce((sum, found) => sum + found.length, 0)
}

function missing({ acknowledged }: Evidence, { messages }: StoredRows): string[] {
  const stored = new Map(messages.map((message) => [message.id, message]))
  return acknowledged
    .filter(({ sessionId, clientMessageId, messageId, seq }) => {
      const row = stored.get(messageId)
      return row?.sessionId !== sessionId || row.clientMessageId !== clientMessageId || row.seq !== seq
    })
    .map(({ sessionId, seq, clientMessageId }) => `${sessionId} #${seq} (${clientMessageId})`)
}

function duplicates<T>(items: readonly T[], keyOf: (item: T) => string | null): string[] {
  const counts = new Map<string, number>()
  for (const item of items) {
    const key = keyOf(item)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > 1).map(([key, count]) => `${key}: ${count}`)
}

function gaps(sessionId: string, lastSeq: number, messages: readonly StoredMessage[]): string[] {
  const seqs = new Set(messages.map(({ seq }) => seq))
  const found = Array.from({ length: lastSeq }, (_, index) => index + 1)
    .filter((seq) => !seqs.has(seq))
    .map((seq) => `${sessionId} has no #${seq}`)
  const beyond = messages
    .filter(({ seq }) => seq > lastSeq)
    .map(({ seq }) => `${sessionId} #${seq} is beyond lastSeq`)
  return [...found, ...beyond]
}

function deliveries({ subscriptions }: Evidence, bySession: ReadonlyMap<string, StoredMessage[]>) {
  const lost: string[] = []
  const doubled: string[] = []
  const disordered: string[] = []
  for (const { sessionId, name, afterSeq, delivered } of subscriptions) {
    const got = new Set(delivered)
    for (const { seq } of bySession.get(sessionId) ?? []) {
      if (seq > afterSeq && !got.has(seq)) lost.push(`${name} never got #${seq}`)
    }
    if (delivered.length !== got.size) doubled.push(...duplicates(delivered, (seq) => `${name} #${seq}`))
    delivered.forEach((seq, index) => {
      const before = delivered[index - 1]
      if (before !== undefined && seq < before) disordered.push(`${name} got #${seq} after #${before}`)
    })
  }
  return { 'deliveries lost': lost, 'deliveries doubled': doubled, 'deliveries out of order': disordered }
}

/** In a session that no person was asked into, every message has a reply; in the others, none is still waited for. */
function repliesMissing(rows: StoredRows, bySession: ReadonlyMap<string, StoredMessage[]>): string[] {
  const handedOver = new Set(rows.tickets.map(({ sessionId }) => sessionId))
  return [...bySession].flatMap(([sessionId, messages]) => {
    const answered = new Set(messages.map(({ replyToSeq }) => replyToSeq))
    return messages
      .filter(
        ({ sender, seq, awaitsReply }) =>
          sender === 'CUSTOMER' && (awaitsReply || (!handedOver.has(sessionId) && !answered.has(seq))),
      )
      .map(({ seq, awaitsReply }) => `${sessionId} #${seq}${awaitsReply ? ' still awaits its reply' : ''}`)
  })
}

/** The customer is told of each ticket by one message, and the outside by the webhook unless it was taken by then. */
function ticketsWithoutNotice(
  { notified }: Evidence,
  { tickets }: StoredRows,
  bySession: ReadonlyMap<string, StoredMessage[]>,
): string[] {
  const untold = tickets
    .filter(({ id, status }) => status === 'OPEN' && !notified.has(id))
    .map(({ id }) => `The webhook was not told of ${id}`)
  const unsaid = [...Map.groupBy(tickets, ({ sessionId }) => sessionId)].flatMap(([sessionId, own]) => {
    const notices = (bySession.get(sessionId) ?? []).filter(
      ({ notice }) => notice === 'COLLEAGUE_ASKED',
    ).length
    return notices === own.length ? [] : [`${sessionId} has ${own.length} tickets and ${notices} notices`]
  })
  return [...untold, ...unsaid]
}
