import { Prisma } from '#prisma/generated/client.ts'
import type { Db } from '../db.ts'
import { InvalidInput } from '../errors.ts'

const MAX_QUERY = 200
/** Sessions found at most: more are looked for with more words, not by scrolling. */
const MAX_FOUND = 500

const combining = /[\u0300-\u036f]/g

/**
 * The newest sessions with this text in a message, in their userId or in a value of their metadata, as a literal part
 * of it. Case and accents may differ. Newest first. @throws InvalidInput for more than 200 characters
 */
export async function findSessions(db: Db, query: string): Promise<string[]> {
  const text = query.trim().normalize('NFC')
  if ([...text].length > MAX_QUERY)
    throw new InvalidInput('search', `search is longer than ${MAX_QUERY} characters. Shorten it.`)
  const found = matchesOf(text)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      (SELECT id FROM "Session" WHERE ${found(Prisma.sql`"userId"`)} ORDER BY id DESC LIMIT ${MAX_FOUND})
      UNION
      (SELECT id FROM "Session" WHERE metadata IS NOT NULL AND EXISTS (
        SELECT 1 FROM jsonb_path_query(metadata, '$.**') AS value
        WHERE jsonb_typeof(value) IN ('string', 'number') AND ${found(Prisma.sql`(value #>> '{}')`)}
      ) ORDER BY id DESC LIMIT ${MAX_FOUND})
      UNION
      (SELECT DISTINCT "sessionId" AS id FROM "Message" WHERE ${found(Prisma.sql`text`)}
        ORDER BY "sessionId" DESC LIMIT ${MAX_FOUND})
    ) AS found ORDER BY id DESC LIMIT ${MAX_FOUND}`
  return rows.map(({ id }) => id)
}

/** A condition on a column. Some databases fold the case of ASCII alone, so other cases are asked for by name. */
function matchesOf(text: string): (column: Prisma.Sql) => Prisma.Sql {
  const bare = text.normalize('NFKD').replace(combining, '')
  const lower = text.toLowerCase()
  const cases = [text, lower, text.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1), bare]
  const patterns = [...new Set(cases)].map(patternOf)
  const barePattern = patternOf(bare.toLowerCase())
  return (column) => Prisma.sql`(${column} ILIKE ANY (ARRAY[${Prisma.join(patterns)}]) OR (
    octet_length(${column}) <> char_length(${column})
    AND regexp_replace(lower(normalize(${column}, NFKD)), '[\u0300-\u036f]', '', 'g') LIKE ${barePattern}))`
}

function patternOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
