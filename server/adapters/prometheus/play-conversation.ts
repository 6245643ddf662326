import type { MetricSources, Metrics } from '#server/ports/metrics.ts'

/** For tests: plays a day to `metrics` in which everything happens once: every metric gets a figure. */
export function playConversation(metrics: Metrics): void {
  for (const field of ['sendMessage', 'session']) {
    metrics.operationEnded({ field, type: 'mutation', outcome: 'ok', seconds: 0.02 })
  }
  metrics.operationEnded({ field: 'sendMessage', type: 'mutation', outcome: 'error', seconds: 0.3 })
  metrics.operationEnded({ field: 'sessionEvents', type: 'subscription', outcome: 'ok', seconds: 0 })
  metrics.sessionStarted()
  metrics.messageReceived({ replyExpected: true })
  metrics.messageReceived({ replyExpected: false })
  for (const outcome of ['answer', 'may-help', 'did-you-mean', 'nothing'] as const) {
    metrics.faqSearched({ outcome, seconds: 0.004 })
  }
  metrics.replyStored({ source: 'FAQ', confidence: 0.93, seconds: 0.03 })
  metrics.replyStored({ source: 'MODEL', confidence: 0.7, seconds: 1.4 })
  metrics.replyStored({ source: 'RULE', confidence: null, seconds: 0.02 })
  metrics.replyDropped()
  metrics.translated({ what: 'faq', outcome: 'translated' })
  const call = { model: 'small-model', promptTokens: 400, completionTokens: 60, costUsd: 0.002 }
  metrics.modelCalled({ ...call, outcome: 'ok', firstTokenMs: 350, durationMs: 1200 })
  metrics.modelCalled({ ...call, outcome: 'timeout', firstTokenMs: null, durationMs: 15_000 })
  metrics.escalated({ reason: 'LOW_CONFIDENCE' })
  metrics.ticketTaken({ seconds: 45 })
  for (const kind of ['CONFIRMED', 'ASSUMED', 'STAFF'] as const) {
    metrics.sessionResolved({ kind, seconds: 300 })
  }
  metrics.sessionReopened()
  metrics.rateLimited({ by: 'address' })
  metrics.subscriptionOpened({ kind: 'session' })()
  metrics.deltaSent()
  metrics.deltaDropped()
  metrics.slowConsumerClosed()
  metrics.jobEnded({ queue: 'answer-message', outcome: 'done', seconds: 0.2 })
  metrics.jobEnded({ queue: 'answer-message', outcome: 'failed', seconds: 0.2 })
  metrics.defect({ where: 'request' })
}

/** For tests: an installation in which a customer waits. */
export const testSources: MetricSources = {
  sockets: () => 3,
  watchedSessions: () => 2,
  faqs: () => ({ enabled: 40, degraded: false }),
  modelCircuit: () => 'closed',
  modelSpentRatio: async () => 0.25,
  databasePool: () => ({ total: 4, idle: 3, waiting: 0 }),
  health: async () => ({ database: 1, bus: 0.5 }),
  tickets: async () => ({ open: 2, taken: 1, oldestOpenSeconds: 42 }),
  jobs: async () => [
    { queue: 'answer-message', ready: 1, deferred: 2, active: 1, deadLetters: 0, oldestReadySeconds: 3 },
  ],
}
