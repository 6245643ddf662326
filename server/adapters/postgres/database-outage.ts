/** Of Prisma: not reachable, timed out, closed, no free connection, transaction not begun or lost, too many connections. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
/**
 * Of PostgreSQL: connection exceptions, shutting down or starting, read-only, out of room (disk, memory, connections) or
 * troubled by its disk, a statement cut for its time.
 */
const sqlStates = /^(?:08...|57P0.|25006|53[123]00|58030|57014)$/
const adapterKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
])
const socketCodes = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/
/** Of pg, which gives these no code. */
const poolMessages =
  /^(?:Connection terminated|Client (?:has encountered a connection error|was closed)|timeout exceeded when trying to connect|Query read timeout)/

/** Whether an error says that the database is away or overloaded, and not that what was asked of it was wrong. */
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, meta } = error as { code?: unknown; meta?: unknown }
  const { driverAdapterError } = Object(meta) as { driverAdapterError?: { cause?: unknown } }
  const { kind, originalCode } = Object(driverAdapterError?.cause) as {
    kind?: unknown
    originalCode?: unknown
  }
  return (
    prismaCodes.has(String(code)) ||
    socketCodes.test(String(code)) ||
    adapterKinds.has(String(kind)) ||
    sqlStates.test(String(originalCode ?? code)) ||
    poolMessages.test(error.message)
  )
}
