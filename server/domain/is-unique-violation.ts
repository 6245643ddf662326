import { Prisma } from '#prisma/generated/client.ts'

/**
 * Of PostgreSQL, past Prisma: a key that is there already; and the division by zero by which store-turn.sql undoes itself.
 */
const sqlStates = new Set(['23505', '22012'])

/** Whether a write failed because a row with the same unique key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === 'P2002'
  return error instanceof Error && 'code' in error && sqlStates.has(String(error.code))
}
