import { COMMON_WORD, RARE_WORD } from './fill-history.ts'

/** What is asked of the API, and the best statement that we know for the same rows: no server answers faster. */
export interface HistoryRow {
  name: string
  query: string
  variables?: Record<string, unknown>
  /** With the token of the long session; else as an admin. */
  asCustomer?: boolean
  sql: string
}

const lastMessages = `CROSS JOIN LATERAL (SELECT "sender", "text" FROM "Message" m
  WHERE m."sessionId" = s."id" ORDER BY "seq" DESC LIMIT 1) last`

const sessionList = `query ($search: String, $status: SessionStatus) { sessions(first: 50, search: $search, status: $status) {
  nodes { id status userId metadata createdAt updatedAt ticket { assignee createdAt }
    messages(last: 1) { totalCount nodes { sender text } } } pageInfo { hasNextPage endCursor } } }`

const transcript = `query ($id: ID!) { session(id: $id) { id status messages(last: 50) {
  nodes { id seq sender text source confidence citations { id question } createdAt } pageInfo { hasPreviousPage startCursor } } } }`

const found = (word: string) => `SELECT s.*, last.* FROM "Session" s ${lastMessages}
  WHERE s."id" IN (SELECT "sessionId" FROM "Message" WHERE "text" ILIKE '%${word}%' ORDER BY "sessionId" DESC LIMIT 500)
  ORDER BY s."id" DESC LIMIT 51`

export const historyRows: HistoryRow[] = [
  {
    name: 'sessions, newest 50',
    query: sessionList,
    sql: `SELECT s.*, last.* FROM (SELECT * FROM "Session" ORDER BY "id" DESC LIMIT 51) s ${lastMessages}`,
  },
  {
    name: 'sessions that wait',
    query: sessionList,
    variables: { status: 'WAITING' },
    sql: `SELECT s.*, last.* FROM (SELECT * FROM "Session" WHERE "status" = 'WAITING' ORDER BY "id" DESC LIMIT 51) s ${lastMessages}`,
  },
  { name: 'search, rare word', query: sessionList, variables: { search: RARE_WORD }, sql: found(RARE_WORD) },
  {
    name: 'search, common word',
    query: sessionList,
    variables: { search: COMMON_WORD },
    sql: `SELECT s.*, last.* FROM "Session" s ${lastMessages} WHERE EXISTS (SELECT 1 FROM "Message" m
      WHERE m."sessionId" = s."id" AND m."text" ILIKE '%${COMMON_WORD}%') ORDER BY s."id" DESC LIMIT 51`,
  },
  {
    name: 'transcript of 5,000',
    query: transcript,
    asCustomer: true,
    sql: `SELECT * FROM "Message" WHERE "sessionId" = $1 ORDER BY "seq" DESC LIMIT 51`,
  },
  {
    name: 'tickets that are open',
    query: `{ tickets(status: OPEN, first: 50) { totalCount nodes { id status reason queuedAt session { id userId unansweredSince
      lastCustomerMessage { seq text } messages(last: 1) { nodes { seq sender text createdAt } } } } } }`,
    sql: `SELECT t.*, s.*, last.* FROM (SELECT * FROM "Ticket" WHERE "status" = 'OPEN' ORDER BY "id" LIMIT 51) t
      JOIN "Session" s ON s."id" = t."sessionId" ${lastMessages}`,
  },
  {
    name: 'usage of 90 days',
    query: '{ usage(days: 90) { totals { sessions messages } } }',
    sql: `SELECT count(*), count(*) FILTER (WHERE "source" = 'FAQ') FROM "Message" WHERE "createdAt" >= date_trunc('day', now())`,
  },
  {
    name: 'unanswered questions',
    query: '{ unansweredGroups(days: 30, limit: 20) { question count } }',
    sql: `SELECT q."text" FROM (SELECT "sessionId", "replyToSeq", "createdAt", "trace"->>'rule' AS rule FROM "Message"
      WHERE "sender" = 'BOT' AND "createdAt" >= now() - interval '30 days' ORDER BY "createdAt" DESC LIMIT 20000) r
      JOIN "Message" q ON q."sessionId" = r."sessionId" AND q."seq" = r."replyToSeq"
      WHERE rule = 'no-answer' ORDER BY r."createdAt" DESC LIMIT 1000`,
  },
]
