export interface TraceFacts {
  /** Rows of a name and a value, in words. */
  rows: { name: string; value: string }[]
  /** What was near, best first; confidence in 0..1. */
  nearest: { faqId: string; confidence: number }[]
}

const names: Record<string, string> = {
  rule: 'Rule that fired',
  'search.path': 'Search',
  'search.cached': 'From the cache',
  'search.correctedWords': 'Words corrected',
  model: 'Model',
}

/** Numbers of the classifier itself: for who tunes it, not for who answers a customer. */
const hidden = /^search\.features/

/** A reply's trace as rows to read. Whatever it holds is shown: the server may say more than this file knows. */
export function traceFacts(trace: unknown): TraceFacts | undefined {
  if (typeof trace !== 'object' || trace === null) return undefined
  const { nearest, ...rest } = trace as Record<string, unknown>
  return {
    rows: flat(rest, '')
      .filter(({ name }) => !hidden.test(name))
      .map(named),
    nearest: Array.isArray(nearest) ? nearest.flatMap(near) : [],
  }
}

function flat(value: unknown, path: string): { name: string; value: string }[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, child]) => flat(child, path ? `${path}.${key}` : key))
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return value === null || value === false || value === 0 ? [] : [{ name: path, value: text ?? '' }]
}

function named({ name, value }: { name: string; value: string }): { name: string; value: string } {
  return { name: names[name] ?? name, value }
}

function near(item: unknown): TraceFacts['nearest'] {
  if (typeof item !== 'object' || item === null) return []
  const { faqId, confidence } = item as Record<string, unknown>
  return typeof faqId === 'string' && typeof confidence === 'number' && confidence >= 0.005
    ? [{ faqId, confidence }]
    : []
}
