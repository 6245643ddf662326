export interface LoadFigures {
  perSecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  failed: number
}

export interface Load {
  clients: number
  seconds: number
}

const questions = [
  'How long does delivery take?',
  'where is my parcel',
  'how do i send something back',
  'gift card balance',
]
const mutation = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { __typename ... on SendMessagePayload { sessionToken session { id } reply { text citations { question } } } }
}`

/** So many customers at once ask one question after the other, each in a session of their own. */
export async function measureLoad(url: string, load: Load): Promise<LoadFigures> {
  return runClients(load, async (client) => {
    let bearer: string | null = null
    let sessionId: string | null = null
    let asked = 0
    return async () => {
      const text = questions[(client + asked++) % questions.length]
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        },
        body: JSON.stringify({ query: mutation, variables: { input: { text, sessionId } } }),
      })
      // The shape is what the mutation above asks for.
      const { data } = (await response.json()) as {
        data?: { sendMessage: { sessionToken?: string; session?: { id: string }; reply?: object | null } }
      }
      const sent = data?.sendMessage
      bearer = sent?.sessionToken ?? bearer
      sessionId = sent?.session?.id ?? sessionId
      return Boolean(sent?.reply)
    }
  })
}

/** Runs `clients` loops for `seconds`; each step says whether it succeeded. The first 10 % of the time is not counted. */
export async function runClients(
  { clients, seconds }: Load,
  open: (client: number) => Promise<() => Promise<boolean>>,
): Promise<LoadFigures> {
  const durations: number[] = []
  let failed = 0
  const begin = performance.now() + seconds * 100
  const end = begin + seconds * 900
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const step = await open(client)
      while (performance.now() < end) {
        const started = performance.now()
        const fine = await step()
        if (started < begin) continue
        if (fine) durations.push(performance.now() - started)
        else failed += 1
      }
    }),
  )
  durations.sort((a, b) => a - b)
  const quantile = (share: number) =>
    durations[Math.min(durations.length - 1, Math.floor(durations.length * share))] ?? 0
  return {
    perSecond: durations.length / (seconds * 0.9),
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
    failed,
  }
}
