interface Outcome {
  code?: string
  field?: string | null
}

/** What is wrong with an answer: a failure of the server, or a refusal that does not say which field it is about. */
export function complaintsAbout({ status, body }: { status: number; body: string }): string[] {
  if (status === 413 || status === 429) return []
  if (status >= 500 || !body.startsWith('{')) return [`${status} ${body.slice(0, 200)}`]
  const { data, errors = [] } = JSON.parse(body) as {
    data?: Record<string, Outcome | null> | null
    errors?: { message: string; extensions?: Outcome }[]
  }
  const outcomes = Object.values(data ?? {}).filter(
    (outcome) => outcome !== null && typeof outcome === 'object',
  )
  return [
    ...errors
      .filter(
        ({ extensions }) => !['INVALID_INPUT', 'NOT_FOUND', 'RATE_LIMITED'].includes(extensions?.code ?? ''),
      )
      .map(({ message, extensions }) => `${extensions?.code}: ${message.slice(0, 200)}`),
    ...[...errors.map(({ extensions }) => extensions), ...outcomes]
      .filter((refusal) => refusal?.code === 'INVALID_INPUT' && !refusal.field)
      .map((refusal) => `refused without a name: ${JSON.stringify(refusal)}`),
  ]
}
