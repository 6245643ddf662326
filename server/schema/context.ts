import type { Session } from '#prisma/generated/client.ts'
import { authenticate, customerOf, type Viewer } from '#server/domain/access/authenticate.ts'
import type { Deps } from '#server/domain/deps.ts'
import { hashSecret } from '#server/domain/secret.ts'
import { createLoaders, type Loaders } from './loaders.ts'

/** What a resolver knows of the request: one a request, or one an operation on a WebSocket. */
export interface RequestContext {
  deps: Deps
  viewer: Viewer
  /** The client's IP address, for limits and the audit. */
  address: string
  requestId: string
  /** Of the proxy's span that the request belongs to; null: a trace of its own. */
  traceparent: string | null
  /** Asks again whether the viewer's credential still holds, for subscriptions that live long. */
  stillValid(): Promise<boolean>
  /** Ends the connection. `slow`: it does not keep up, and is to resume. `revoked`: its credential has ended. */
  closeConnection(because?: 'slow' | 'revoked'): void
  /** Only the sender can make it again: what they may have repeated is encrypted with it. Empty without a bearer. */
  sealingSecret: string
  /** Results that an earlier request brought about. */
  replayed: WeakSet<object>
  /** What many fields read one by one, read at once. */
  loaders: Loaders
}

export interface Caller {
  bearer: string | null
  address: string
  requestId: string
  traceparent: string | null
  closeConnection(because?: 'slow' | 'revoked'): void
  /**
   * Tells that the answer is a stream, which is counted for as long as it is open; a WebSocket counts as one already.
   * @throws RateLimited, Unavailable when there are too many
   */
  openStream(): void
}

/** Finds out who asks, and puts together what their operation needs. */
export async function createContext(deps: Deps, caller: Caller): Promise<RequestContext> {
  const { bearer, address, requestId, traceparent, closeConnection } = caller
  const viewer = await authenticate(deps, bearer)
  return {
    address,
    requestId,
    traceparent,
    closeConnection,
    deps,
    viewer,
    loaders: createLoaders(deps),
    sealingSecret: bearer === null ? '' : Buffer.from(hashSecret(`replay ${bearer}`)).toString('base64'),
    replayed: new WeakSet(),
    // A session's token lives as long as its session; a key can be revoked, which the ring knows within seconds.
    stillValid: async () =>
      viewer.kind === 'staff' || viewer.kind === 'partner'
        ? (await authenticate(deps, bearer)).kind === viewer.kind
        : true,
  }
}

/** The caller who creates a session has its token from then on, and may read what the same operation asks of it. */
export function becomeCustomer(context: RequestContext, session: Session): void {
  if (context.viewer.kind !== 'staff') context.viewer = customerOf(session)
}
