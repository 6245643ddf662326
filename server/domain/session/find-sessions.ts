import { Prisma } from '#prisma/generated/client.ts'
import type { Db } from '../db.ts'
import { InvalidInput } from '../errors.ts'

const MAX_QUERY = 200
/** Sessions found at most: more are looked for with more words, not by scrolling. */
const MAX_FOUND = 500
/** A text in more messages than this is frequent: it is looked for in the newest sessions, one after the other. */
const FREQUENT = 1000
const NEWEST_SESSIONS = 20_000
/** Shorter texts have no trigram, which is what the index finds. */
const MIN_INDEXED = 3

const combining = /[\u0300-\u036f]/g

/**
 * The newest sessions with this text in a message, in their userId or in a value of their metadata, as a literal part
 * of it. Case and accents may differ. Newest first. The work is bounded: a text of one or two characters, or one that is in
 * more than 1,000 messages, is found in the newest 20,000 sessions. @throws InvalidInput for more than 200 characters
 */
export async function findSessions(db: Db, query: string): Promise<string[]> {
  const text = query.trim().normalize('NFC')
  if ([...text].length > MAX_QUERY)
    throw new InvalidInput('search', `search is longer than ${MAX_QUERY} characters. Shorten it.`)
  const [byMessage, byCustomer] = await Promise.all([
    sessionsByMessage(db, text),
    sessionsByCustomer(db, text),
  ])
  // UUIDv7: the order of ids is that of creation.
  return [...new Set([...byMessage, ...byCustomer])].sort().reverse().slice(0, MAX_FOUND)
}

async function sessionsByMessage(db: Db, text: string): Promise<string[]> {
  const inMessage = like(Prisma.sql`search_fold("text")`, foldedForms(text))
  const indexed = foldedForms(text).every((form) => [...form].length >= MIN_INDEXED)
  const rows = indexed
    ? await db.$queryRaw<{ id: string }[]>`
      SELECT "sessionId"::text AS id FROM "Message" WHERE ${inMessage} LIMIT ${FREQUENT + 1}`
    : []
  if (indexed && rows.length <= FREQUENT) return rows.map(({ id }) => id)
  const newest = await db.$queryRaw<{ id: string }[]>`
    SELECT session.id::text AS id FROM (SELECT id FROM "Session" ORDER BY id DESC LIMIT ${NEWEST_SESSIONS}) AS session
    WHERE EXISTS (SELECT 1 FROM "Message" WHERE "sessionId" = session.id AND ${inMessage})
    ORDER BY session.id DESC LIMIT ${MAX_FOUND}`
  return [...newest, ...rows].map(({ id }) => id)
}

/** The index holds userId and the metadata as one text; what it finds is then looked at value by value. */
async function sessionsByCustomer(db: Db, text: string): Promise<string[]> {
  const forms = foldedForms(text)
  const written = forms.map((form) => JSON.stringify(form).slice(1, -1))
  const indexed = Prisma.sql`search_fold(coalesce("userId", '') || ' ' || coalesce("metadata"::text, ''))`
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM "Session"
    WHERE ${like(indexed, [...forms, ...written])} AND (
      ${like(Prisma.sql`search_fold("userId")`, forms)}
      OR EXISTS (
        SELECT 1 FROM jsonb_path_query("metadata", '$.**') AS value
        WHERE jsonb_typeof(value) IN ('string', 'number') AND ${like(Prisma.sql`search_fold(value #>> '{}')`, forms)}
      ))
    ORDER BY id DESC LIMIT ${MAX_FOUND}`
  return rows.map(({ id }) => id)
}

/** As search_fold makes it. Some databases fold the case of ASCII alone, so other cases are asked for by name. */
function foldedForms(text: string): string[] {
  const bare = text.normalize('NFKD').replace(combining, '')
  const lower = bare.toLowerCase()
  const cases = [bare, lower, bare.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)]
  return [...new Set(cases.map((form) => form.replace(/[A-Z]/g, (letter) => letter.toLowerCase())))]
}

/** Joined by OR, for each of which the index is asked. */
function like(column: Prisma.Sql, forms: readonly string[]): Prisma.Sql {
  const conditions = [...new Set(forms)].map((form) => Prisma.sql`${column} LIKE ${patternOf(form)}`)
  return Prisma.sql`(${Prisma.join(conditions, ' OR ')})`
}

function patternOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
