import type { IncomingMessage } from 'node:http'
import { CloseCode, MessageType, parseMessage, type Server, stringifyMessage } from 'graphql-ws'
import type { WebSocket } from 'ws'

export interface SocketFacts {
  request: IncomingMessage
  socket: WebSocket
}

/** A socket that has not answered a ping by the next one is gone. */
const KEEP_ALIVE_MS = 12_000
/** A client that sends one of these has the direction wrong; graphql-ws alone would call it a failure of the server. */
const saidByServersOnly: readonly string[] = [MessageType.ConnectionAck, MessageType.Next, MessageType.Error]

/** Speaks graphql-ws on one socket. What the client does wrong closes it with a code of the protocol, never as our fault. */
export function serveSocket(
  protocol: Server<SocketFacts>,
  facts: SocketFacts,
  reportFault: (error: unknown) => void,
): void {
  const { socket } = facts
  const refuse = () => socket.close(CloseCode.BadRequest, 'Invalid message received')

  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => send(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onPing(payload) {
        const pong = payload
          ? { type: MessageType.Pong as const, payload }
          : { type: MessageType.Pong as const }
        const text = textOf(() => stringifyMessage(pong))
        return text === null ? refuse() : send(socket, text)
      },
      onMessage(receive) {
        socket.on('message', (data) => {
          const text = String(data)
          // What comes behind a frame that closed the socket is not carried out.
          if (socket.readyState !== socket.OPEN) return
          if (!isForServers(text)) refuse()
          else
            receive(text).catch((error: unknown) => {
              reportFault(error)
              socket.close(CloseCode.InternalServerError, 'Internal server error')
            })
        })
      },
    },
    facts,
  )
  // What a client does wrong below the protocol (a frame that is too long) has closed the socket already.
  socket.on('error', () => undefined)
  const stopPinging = pingRegularly(socket)
  socket.once('close', (code, reason) => {
    stopPinging()
    closed(code, String(reason)).catch(reportFault)
  })
}

function isForServers(text: string): boolean {
  try {
    return !saidByServersOnly.includes(parseMessage(text).type)
  } catch {
    return false
  }
}

/** Null for what is nested too deep to be said again. */
function textOf(write: () => string): string | null {
  try {
    return write()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Waits until it is on its way. A socket that cannot take it is closing, and "close" tells of that. */
function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve()
  return new Promise((resolve) => socket.send(text, () => resolve()))
}

function pingRegularly(socket: WebSocket): () => void {
  let answered = true
  socket.on('pong', () => {
    answered = true
  })
  const timer = setInterval(() => {
    // When this process was held up itself, the answer is there and not read yet: it is read before this runs.
    setImmediate(() => {
      if (!answered) return socket.terminate()
      answered = false
      if (socket.readyState === socket.OPEN) socket.ping()
    })
  }, KEEP_ALIVE_MS)
  return () => clearInterval(timer)
}
