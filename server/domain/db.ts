import type { Prisma, PrismaClient } from '#prisma/generated/client.ts'

/** The database, as use cases get it in `deps.db`. */
export type Db = PrismaClient

/** The same inside `db.$transaction(async (tx) => …)`: everything in it happens or nothing. */
export type Tx = Prisma.TransactionClient
