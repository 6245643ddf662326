import type { TicketNotifier } from '#server/ports/ticket-notifier.ts'

/** Notifies nothing outside; the inbox shows every ticket all the same. */
export function createNoTicketNotifier(): TicketNotifier {
  return { notify: async () => undefined }
}
