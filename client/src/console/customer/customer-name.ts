interface Customer {
  id: string
  userId?: string | null
  metadata?: unknown
}

/**
 * What to call a customer: the name that came with the session, the partner's id of them, or a visitor that can be told
 * apart from others. A session can be opened under any name; only `verified` says that the id is true.
 */
export function customerName({ id, userId, metadata }: Customer): string {
  return nameIn(metadata) ?? userId ?? `Visitor ${id.slice(-4).toUpperCase()}`
}

/** The metadata as rows to show, nested values as JSON. */
export function metadataRows(metadata: unknown): { name: string; value: string }[] {
  if (typeof metadata !== 'object' || metadata === null) return []
  return Object.entries(metadata).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  }))
}

/** One of six tones, the same for the same customer. */
export function toneOf(id: string): number {
  let sum = 0
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 997
  return (sum % 6) + 1
}

function nameIn(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('name' in metadata)) return undefined
  const { name } = metadata
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 80) : undefined
}
