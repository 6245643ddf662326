import { decodeBase64, decodeCursorChunk, PothosValidationError } from '@pothos/core'
import { InvalidInput } from '#server/domain/errors.ts'
import { isUuid } from '#server/domain/is-uuid.ts'

// A cursor is text that a client may make up: what it decodes to is checked before it reaches the database.

/** A page of a list ordered by id, as Prisma is asked for it. @throws InvalidInput for a cursor of no such list */
export function pageById<T extends object>(query: T): T {
  // Pothos puts it there, beside the fields that are selected, and does not say so in the type.
  const { cursor } = query as { cursor?: { id?: unknown } }
  const id = cursor?.id
  if (cursor && !(typeof id === 'string' && isUuid(id))) throw badCursor()
  return query
}

/** @throws InvalidInput for a cursor of another list than a session's messages */
export function checkMessageCursor(cursor: unknown): void {
  if (cursor != null && !isMessagePlace(decode(String(cursor)))) throw badCursor()
}

/** What Pothos refuses of a page before any resolver of ours runs, as our own error; null for anything else. */
export function refusedPage(error: unknown): InvalidInput | null {
  if (!(error instanceof PothosValidationError)) return null
  if (/cursor/i.test(error.message)) return badCursor()
  const [, argument] = /^Arguments? "(first|last|before|after)"/.exec(error.message) ?? []
  return argument === undefined ? null : new InvalidInput(argument, `${error.message}.`)
}

function decode(cursor: string): unknown {
  try {
    return decodeCursorChunk(decodeBase64(cursor).replace(/^GPC:/, ''))
  } catch {
    return null
  }
}

function isMessagePlace(place: unknown): boolean {
  if (!Array.isArray(place) || place.length !== 2) return false
  const [sessionId, seq]: unknown[] = place
  const isSeq = Number.isInteger(seq) && Number(seq) >= 0 && Number(seq) < 2 ** 31
  return isSeq && typeof sessionId === 'string' && isUuid(sessionId)
}

function badCursor(): InvalidInput {
  return new InvalidInput(
    'cursor',
    'The cursor is not from this list. Take it from pageInfo or an edge of the same list.',
  )
}
