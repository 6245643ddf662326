import { findDrift } from './find-drift.ts'
import { withShadowDatabase } from './shadow-database.ts'

/** Throws, with the SQL that is missing, when the migrations do not make what schema.prisma says. Takes seconds. */
export async function checkDrift(): Promise<void> {
  const drift = await withShadowDatabase((shadowUrl) => findDrift({ shadowUrl }))
  if (drift === null) return
  throw new Error(
    `The migrations do not make what schema.prisma says. Run: npm run migration -- name\n\n${drift}`,
  )
}

if (import.meta.main) await checkDrift()
