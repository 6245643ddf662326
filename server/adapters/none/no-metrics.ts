import type { Metrics } from '#server/ports/metrics.ts'

/** Counts nothing. */
export function createNoMetrics(): Metrics {
  const nothing = () => undefined
  return {
    operationEnded: nothing,
    messageReceived: nothing,
    replyStored: nothing,
    replyDropped: nothing,
    faqSearched: nothing,
    translated: nothing,
    modelCalled: nothing,
    sessionStarted: nothing,
    sessionResolved: nothing,
    sessionReopened: nothing,
    escalated: nothing,
    ticketTaken: nothing,
    ticketClosed: nothing,
    rateLimited: nothing,
    subscriptionOpened: () => nothing,
    deltaSent: nothing,
    deltaDropped: nothing,
    slowConsumerClosed: nothing,
    jobEnded: nothing,
    defect: nothing,
  }
}
