/** What the scripted model was asked. */
export interface ModelRequest {
  model: string
  messages: { role: string; content: string }[]
  /** The whole body. */
  body: Record<string, unknown>
  authorization: string | undefined
  /** The span of ours that the request belongs to. */
  traceparent: string | undefined
  /** How the connection ended, once it has. "aborted": the client left before the reply was complete. */
  ended: Promise<'complete' | 'aborted'>
}
