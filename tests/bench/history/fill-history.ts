import pg from 'pg'

export interface HistorySize {
  sessions: number
  messagesPerSession: number
  /** One session is a very long one: `longest` messages. */
  longest: number
}

export const MILLION: HistorySize = { sessions: 100_000, messagesPerSession: 10, longest: 5_000 }

/** The newest session, which is the long one. */
export const LONG_TOKEN = 'st_history_long'
/** This word is in one message of a hundred thousand; "battery" is in one of ten. */
export const RARE_WORD = 'xylograph'
export const COMMON_WORD = 'battery'

/**
 * Fills migrated, empty tables with what a shop has after 90 days: sessions of customers and the bot, one in fifty with a
 * ticket. Made by the database itself, so a million messages take about a minute. Times run up to now.
 */
export async function fillHistory(url: string, { sessions, messagesPerSession, longest }: HistorySize) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`
      CREATE FUNCTION pg_temp.id_at(at timestamptz, salt text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
        SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(salt), 1, 3)
          || '8' || substr(md5(salt), 4, 15))::uuid $$`)
    await client.query(
      `INSERT INTO "Session" ("id", "tokenHash", "status", "lastSeq", "userId", "verified", "metadata", "createdAt", "updatedAt")
       SELECT pg_temp.id_at(at, 's' || n), sha256(convert_to(CASE n WHEN $1 THEN $4 ELSE 'st_history_' || n END, 'UTF8')),
         CASE WHEN n % 1000 = 1 THEN 'WAITING' WHEN n % 1000 = 2 THEN 'WITH_AGENT' WHEN n % 3 = 0 THEN 'ACTIVE' ELSE 'RESOLVED' END::"SessionStatus",
         CASE n WHEN $1 THEN $3::int ELSE $2::int END, 'user-' || n % 40000, n % 2 = 0,
         jsonb_build_object('name', 'Customer ' || md5(n::text), 'plan', CASE n % 3 WHEN 0 THEN 'gold' ELSE 'free' END), at, at
       FROM (SELECT n, now() - interval '90 days' * (($1::int - n)::float8 / $1::int) AS at FROM generate_series(1, $1::int) n) made`,
      [sessions, messagesPerSession, longest, LONG_TOKEN],
    )
    await client.query(
      `INSERT INTO "Message" ("id", "sessionId", "seq", "sender", "text", "replyToSeq", "confidence", "source", "citedFaqIds", "suggestedFaqIds", "suggestedActions", "replyMs", "trace", "createdAt")
       SELECT pg_temp.id_at(s."createdAt" + k * interval '20 ms', s.id::text || k), s.id, k,
         CASE k % 2 WHEN 1 THEN 'CUSTOMER' ELSE 'BOT' END::"MessageSender",
         CASE WHEN h % 100000 = 7 THEN 'I ordered a ${RARE_WORD}, number ' || h WHEN h % 10 = 3 THEN 'The ${COMMON_WORD} of my phone does not charge, order ' || h
           WHEN k % 2 = 1 THEN 'Where is my parcel with the number ' || h || ', please?'
           ELSE 'As soon as your parcel leaves our warehouse, we email you a tracking link. The carrier updates it a few times a day. ' || md5(h::text) END,
         CASE k % 2 WHEN 0 THEN k - 1 END, CASE k % 2 WHEN 0 THEN 0.9 END,
         CASE WHEN k % 2 = 0 THEN CASE WHEN h % 7 = 0 THEN 'RULE' ELSE 'FAQ' END::"AnswerSource" END,
         CASE WHEN k % 2 = 0 AND h % 7 <> 0 AND cardinality(f.ids) > 0 THEN ARRAY[f.ids[1 + (h % cardinality(f.ids))::int]] ELSE '{}' END, '{}', '{}',
         CASE k % 2 WHEN 0 THEN 12 END,
         CASE k % 2 WHEN 0 THEN jsonb_build_object('rule', CASE WHEN h % 7 = 0 THEN 'no-answer' ELSE 'faq' END, 'decision', 'answer',
           'nearest', jsonb_build_array(jsonb_build_object('id', f.ids[1], 'confidence', 0.9))) END,
         s."createdAt" + k * interval '20 ms'
       FROM "Session" s CROSS JOIN (SELECT coalesce(array_agg(id ORDER BY id), '{}') AS ids FROM "Faq") f
         CROSS JOIN LATERAL generate_series(1, s."lastSeq") k
         CROSS JOIN LATERAL (SELECT abs(hashint8(hashtext(s.id::text)::int8 * 5003 + k)::int8) AS h) hashed`,
    )
    await client.query(
      `INSERT INTO "Ticket" ("id", "sessionId", "status", "reason", "outcome", "createdAt", "queuedAt", "resolvedAt")
       SELECT pg_temp.id_at("createdAt", 't' || id::text), id,
         CASE "status" WHEN 'WAITING' THEN 'OPEN' WHEN 'WITH_AGENT' THEN 'TAKEN' ELSE 'RESOLVED' END::"TicketStatus", 'LOW_CONFIDENCE',
         CASE WHEN "status" NOT IN ('WAITING', 'WITH_AGENT') THEN 'SOLVED'::"TicketOutcome" END, "createdAt", "createdAt",
         CASE WHEN "status" NOT IN ('WAITING', 'WITH_AGENT') THEN "createdAt" END
       FROM "Session" WHERE "status" IN ('WAITING', 'WITH_AGENT') OR hashtext(id::text) % 50 = 0`,
    )
    await client.query('VACUUM ANALYZE "Session", "Message", "Ticket"')
  } finally {
    await client.end()
  }
}
