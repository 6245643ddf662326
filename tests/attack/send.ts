export interface Sender {
  /** Where it claims to come from; the attacked server believes its proxy, which the attacker is. */
  address: string
  bearer?: string
  accept?: string
}

export interface Answer {
  status: number
  body: string
  headers: Headers
}

export function headersOf({ address, bearer, accept = 'application/json' }: Sender): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept,
    'x-forwarded-for': address,
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  }
}

/** One request to /graphql; a body that is a string is sent as it is. */
export async function post(url: string, body: object | string, sender: Sender): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: headersOf(sender),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

/** Does `work` for each item, so many at a time. */
export async function atOnce<T>(
  width: number,
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]()
  const worker = async () => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: width }, worker))
}
