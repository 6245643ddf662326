import { TranscriptPageDocument } from '../../../../gql/console/graphql.ts'
import type { Outcome } from '../../../../session/problem.ts'
import type { ConsoleApi } from '../../../console-api.ts'
import type { WholeSession } from './transcript-file.ts'

/** A session with every message; what is written while it is read may be in it or not. */
export async function loadTranscript(api: ConsoleApi, sessionId: string): Promise<Outcome<WholeSession>> {
  const messages: WholeSession['messages'][number][] = []
  let after: string | null = null
  for (;;) {
    const page: Awaited<ReturnType<typeof load>> = await load(api, sessionId, after)
    if (!page.ok) return page
    if (!page.value.session) return { ok: false, problem: { kind: 'gone' } }
    const { messages: read, ...session } = page.value.session
    messages.push(...read.nodes)
    if (!read.pageInfo.hasNextPage || read.pageInfo.endCursor === null)
      return { ok: true, value: { session, messages } }
    after = read.pageInfo.endCursor
  }
}

const load = (api: ConsoleApi, sessionId: string, after: string | null) =>
  api.query(TranscriptPageDocument, { sessionId, after })
