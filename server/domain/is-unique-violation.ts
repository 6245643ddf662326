import { Prisma } from '#prisma/generated/client.ts'

/** Whether a write failed because a row with the same unique key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}
