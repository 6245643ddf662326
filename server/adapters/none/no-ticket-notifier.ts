import type { TicketNotifier } from '#server/ports/ticket-notifier.ts'

/** Nobody outside is told; the inbox shows every ticket all the same. */
export function createNoTicketNotifier(): TicketNotifier {
  return { notify: async () => undefined }
}
