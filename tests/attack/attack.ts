/** One kind of attack; each file of attacks/ exports one as `attack`. */
export interface Attack {
  /** What the attacker does: a sentence. */
  title: string
  /**
   * Does it, from addresses of its own.
   * @returns what went wrong besides what is measured for every attack; nothing, when all is well
   */
  run(target: Target): Promise<readonly string[]>
}

export interface Target {
  /** http://127.0.0.1:… of a server in production, which takes the client's address from X-Forwarded-For. */
  url: string
  /** A new API key of an admin: what one key may do is used up by one attack. */
  newKey(): Promise<string>
  /** An IPv4 address that no other attack uses: what one address may do is used up by one attack. */
  newAddress(): string
  /** One line of progress. */
  say(text: string): void
  /** Counts an answer by its status; 5xx other than a 503 that says when to try again is a failure. */
  count(status: number): void
}

export interface Figures {
  /** The processor time of the longest turn of the server's event loop, ms. */
  longestTurnMs: number
  /** Answers by their status. */
  statuses: Record<string, number>
  /** Answers that the server must never give, whatever it is sent: 5xx but for 503. */
  serverErrors: number
  defects: number
  /** The customers beside it, who only ask their questions. */
  beside: { served: number; failed: number; slowestMs: number }
  seconds: number
}

export const MAX_TURN_MS = 50

/** What is wrong with the figures of any attack. */
export function problemsOf({ longestTurnMs, serverErrors, defects, beside }: Figures): string[] {
  return [
    ...(longestTurnMs < MAX_TURN_MS ? [] : [`a turn of the event loop took ${longestTurnMs} ms`]),
    ...(serverErrors === 0 ? [] : [`${serverErrors} answers of 5xx`]),
    ...(defects === 0 ? [] : [`${defects} defects counted`]),
    ...(beside.failed === 0 ? [] : [`${beside.failed} questions of other customers failed`]),
    ...(beside.served > 0 ? [] : ['no other customer was served']),
  ]
}
