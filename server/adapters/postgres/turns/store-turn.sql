/*
  A turn of a conversation in one statement: all of it is stored, or nothing. Fenced by the session's epoch.

  Rows come as JSON in the shape of their tables, every column named. A `seq` in them counts from 1 within the turn: only
  the session's row, which this statement locks, says which place in the conversation that is.

  $1  a session to be created, as an array of one; or []
  $2  of the session that is there already: id, null for a new one; and from here to $9 what becomes of it
  $3  the epoch that it must have
  $4  the lastSeq that it must have; null: any
  $5  status    $6  epoch    $7  ownerId    $8  language, null: as it is
  $9  unansweredSince: 'clear', 'begin' (the oldest one counts) or 'keep'
  $10 now
  $11 how many messages are added
  $12 the seq of the earlier message that awaits a reply no longer; null: none
  $13 messages    $14 model calls    $15 tickets
*/
WITH created AS (
  INSERT INTO "Session"
  SELECT given.* FROM jsonb_populate_recordset(NULL::"Session", $1::jsonb) AS given
  RETURNING *
), moved AS (
  UPDATE "Session" SET
    status = $5::"SessionStatus",
    epoch = $6::integer,
    "ownerId" = $7::uuid,
    language = coalesce($8::text, language),
    "unansweredSince" = CASE $9::text
      WHEN 'clear' THEN NULL
      WHEN 'begin' THEN coalesce("unansweredSince", $10::timestamptz)
      ELSE "unansweredSince"
    END,
    "updatedAt" = $10::timestamptz,
    "lastSeq" = "lastSeq" + $11::integer
  WHERE id = $2::uuid AND epoch = $3::integer AND ($4::integer IS NULL OR "lastSeq" = $4::integer)
  RETURNING *
), session AS (
  SELECT * FROM created UNION ALL SELECT * FROM moved
), turn AS (
  SELECT id AS session_id, "lastSeq" - $11::integer AS after_seq FROM session
), settled AS (
  UPDATE "Message" SET "awaitsReply" = false
  FROM turn WHERE "sessionId" = turn.session_id AND seq = $12::integer AND "awaitsReply"
  RETURNING seq
), messages AS (
  INSERT INTO "Message"
  SELECT message.*
  FROM turn, jsonb_array_elements($13::jsonb) AS given, jsonb_populate_record(NULL::"Message", given || jsonb_build_object(
    'sessionId', turn.session_id,
    'seq', (given->>'seq')::integer + turn.after_seq,
    'replyToSeq', CASE WHEN given->>'replyToSeq' IS NOT NULL
      THEN coalesce($12::integer, (given->>'replyToSeq')::integer + turn.after_seq)
    END
  )) AS message
), model_calls AS (
  INSERT INTO "ModelCall"
  SELECT call.*
  FROM turn, jsonb_array_elements($14::jsonb) AS given, jsonb_populate_record(NULL::"ModelCall", given || jsonb_build_object(
    'sessionId', turn.session_id,
    'messageSeq', coalesce($12::integer, turn.after_seq + 1)
  )) AS call
), tickets AS (
  INSERT INTO "Ticket"
  SELECT ticket.*
  FROM turn, jsonb_array_elements($15::jsonb) AS given,
    jsonb_populate_record(NULL::"Ticket", given || jsonb_build_object('sessionId', turn.session_id)) AS ticket
)/* jobs */
SELECT session.* FROM session
-- An earlier message that awaits nothing any more has been answered by somebody else: the division undoes everything.
WHERE 1 / (CASE WHEN $12::integer IS NULL OR EXISTS (SELECT FROM settled) THEN 1 ELSE 0 END) = 1
