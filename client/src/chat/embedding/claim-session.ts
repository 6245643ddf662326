import type { Identity } from '../../embedding-messages.ts'
import { IdentifyCustomerDocument } from '../../gql/identify/graphql.ts'
import { makeClient } from '../../urql.ts'
import type { SavedChat } from '../conversation/saved-session.ts'

/**
 * Gives the saved conversation, if it was begun anonymously, to the customer who has signed in since. True when it
 * turns out to be another customer's already. When it does not work, it stays anonymous until it is tried again.
 */
export async function claimSession(
  apiUrl: string,
  saved: SavedChat,
  { userId, userHash }: Identity,
): Promise<boolean> {
  const session = saved.session()
  if (!session || session.userId !== undefined || userId === undefined) return false
  const { sessionId, token } = session
  const client = makeClient(apiUrl, () => `Bearer ${token}`)
  const { data } = await client
    .mutation(IdentifyCustomerDocument, { input: { sessionId, userId, userHash } })
    .toPromise()
  if (saved.session()?.sessionId !== sessionId) return false
  const outcome = data?.identifyCustomer.__typename
  if (outcome === 'IdentifyCustomerPayload') saved.saveSession({ ...session, userId })
  return outcome === 'Conflict'
}
