const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Anything else can be no id of ours; PostgreSQL would refuse it with an error. */
export function isUuid(id: string): boolean {
  return uuid.test(id)
}
