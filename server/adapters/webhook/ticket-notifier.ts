import { Webhook } from 'standardwebhooks'
import type { TicketNotifier } from '#server/ports/ticket-notifier.ts'

const TIMEOUT_MS = 10_000

/** Posts `ticket.opened` to NOTIFY_WEBHOOK_URL, signed as in the Standard Webhooks specification. */
export function createWebhookNotifier({ url, secret }: { url: string; secret: string }): TicketNotifier {
  // The specification's secrets are base64 behind `whsec_`; any other text is taken as the bytes that it is.
  const webhook = secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' })
  return {
    async notify(notice, id) {
      const timestamp = new Date()
      const body = JSON.stringify({ type: 'ticket.opened', timestamp: timestamp.toISOString(), data: notice })
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
          'webhook-signature': webhook.sign(id, timestamp, body),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`The webhook answered with status ${response.status}.`)
    },
  }
}
