/** Notifies another system that a customer waits for a person. Variants: a signed webhook (`adapters/webhook`), none. */
export interface TicketNotifier {
  /** Throws to be tried again later. `id` is the same for every try, so that the receiver can drop repetitions. */
  notify(notice: TicketNotice, id: string): Promise<void>
}

export interface TicketNotice {
  ticketId: string
  sessionId: string
  reason: string
  note: string | null
  createdAt: string
}
