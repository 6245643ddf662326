import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TicketNotice } from '#server/ports/ticket-notifier.ts'
import { createWebhookNotifier } from './ticket-notifier.ts'

const notice: TicketNotice = {
  ticketId: 'a',
  sessionId: 'b',
  reason: 'KEYWORD',
  note: null,
  createdAt: '2026-05-04T12:00:00.000Z',
}

describe('the webhook for new tickets', () => {
  let server: Server
  let url: string
  let status: number
  const got: { headers: IncomingHttpHeaders; body: string }[] = []

  beforeEach(async () => {
    got.length = 0
    status = 204
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  it.each([
    ['of the specification', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {}],
    ['that is any text', 'a plain secret', { format: 'raw' as const }],
  ])('gets a notice that it can verify with a secret %s', async (_, secret, options) => {
    await createWebhookNotifier({ url, secret }).notify(notice, 'job-1')
    const [request] = got
    const headers = request?.headers as Record<string, string>
    const webhook = new Webhook(secret, options)
    expect(webhook.verify(request?.body ?? '', headers)).toMatchObject({
      type: 'ticket.opened',
      data: notice,
    })
    expect(() => webhook.verify(`${request?.body} `, headers)).toThrow()
    expect(headers['webhook-id']).toBe('job-1')
  })

  it.each([302, 400, 410, 500, 503])('is tried again later when it answers with %i', async (answer) => {
    status = answer
    const notifier = createWebhookNotifier({ url, secret: 'a plain secret' })
    await expect(notifier.notify(notice, 'job-1')).rejects.toThrow()
  })

  it('is tried again later when no one is listening', async () => {
    await new Promise((resolve) => server.close(resolve))
    const notifier = createWebhookNotifier({ url, secret: 'a plain secret' })
    await expect(notifier.notify(notice, 'job-1')).rejects.toThrow()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
})
