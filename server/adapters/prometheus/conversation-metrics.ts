import type { Metrics } from '#server/ports/metrics.ts'
import { amount, boundedLabel, buckets, type MetricFamilies } from './metric-families.ts'

const sources = ['FAQ', 'MODEL', 'RULE']
const outcomes = ['answer', 'may-help', 'did-you-mean', 'nothing']
const translatedThings = ['faq', 'question', 'answer', 'message', 'reply']
const translationOutcomes = ['kept', 'translated', 'changed', 'unavailable']
const resolutions = ['CONFIRMED', 'ASSUMED', 'STAFF', 'ABANDONED', 'SPAM']
const ticketOutcomes = ['SOLVED', 'RETURNED', 'WITHDRAWN', 'ABANDONED', 'ASSUMED', 'SPAM']
const reasons = [
  ...['LOW_CONFIDENCE', 'KEYWORD', 'SHORT_ANSWER', 'MODEL_REQUESTED', 'MODEL_UNAVAILABLE'],
  ...['CUSTOMER_REQUESTED', 'STAFF_REQUESTED'],
]

type Recorded = Pick<
  Metrics,
  | 'messageReceived'
  | 'replyStored'
  | 'replyDropped'
  | 'faqSearched'
  | 'translated'
  | 'modelCalled'
  | 'sessionStarted'
  | 'sessionResolved'
  | 'sessionReopened'
  | 'escalated'
  | 'ticketTaken'
  | 'ticketClosed'
>

/** What happens to customers. Everything with a fixed set of labels starts at 0, so that a first event is a rise. */
export function createConversationMetrics(
  { counter, histogram }: MetricFamilies,
  known: { models: readonly string[] },
): Recorded {
  const messages = counter('customer_messages_total', 'Customer messages stored.', ['reply'])
  const replies = counter('replies_total', 'Replies of the bot stored.', ['source'])
  const replySeconds = histogram('reply_duration_seconds', 'From the customer message to the stored reply.', {
    bounds: buckets.reply,
    labelNames: ['source'],
  })
  const confidence = histogram('reply_confidence_ratio', 'Calibrated confidence of stored replies.', {
    bounds: buckets.share,
    labelNames: ['source'],
  })
  const dropped = counter('replies_dropped_total', 'Replies thrown away: a person had taken over.')
  const searches = counter('faq_searches_total', 'Customer messages searched for in the FAQ.', ['outcome'])
  const searchSeconds = histogram('faq_search_duration_seconds', 'One search of the FAQ.', {
    bounds: buckets.search,
  })
  const translations = counter('translations_total', 'Texts to be translated.', ['what', 'outcome'])
  const model = createModelMetrics({ counter, histogram }, known.models)
  const started = counter('sessions_started_total', 'Sessions created.')
  const resolved = counter('resolutions_total', 'Sessions resolved.', ['kind'])
  const sessionSeconds = histogram('session_duration_seconds', 'From creation to resolution.', {
    bounds: buckets.session,
  })
  const reopened = counter('sessions_reopened_total', 'Resolved sessions in which the customer wrote again.')
  const escalations = counter('escalations_total', 'Tickets opened.', ['reason'])
  const waited = histogram('ticket_wait_seconds', 'From the opening of a ticket to an agent taking it.', {
    bounds: buckets.people,
  })
  const closed = counter('tickets_closed_total', 'Tickets closed.', ['outcome'])
  const reasonLabel = boundedLabel(reasons)
  const outcomeLabel = boundedLabel(ticketOutcomes)

  for (const reply of ['expected', 'none']) messages.inc({ reply }, 0)
  for (const source of sources) replies.inc({ source }, 0)
  for (const outcome of outcomes) searches.inc({ outcome }, 0)
  for (const what of translatedThings)
    for (const outcome of translationOutcomes) translations.inc({ what, outcome }, 0)
  for (const kind of resolutions) resolved.inc({ kind }, 0)
  for (const outcome of ticketOutcomes) closed.inc({ outcome }, 0)
  for (const reason of reasons) escalations.inc({ reason }, 0)

  return {
    messageReceived: ({ replyExpected }) => messages.inc({ reply: replyExpected ? 'expected' : 'none' }),
    replyStored({ source, confidence: share, seconds }) {
      replies.inc({ source })
      replySeconds.observe({ source }, amount(seconds))
      if (share !== null) confidence.observe({ source }, amount(share))
    },
    replyDropped: () => dropped.inc(),
    translated: ({ what, outcome }) => translations.inc({ what, outcome }),
    faqSearched({ outcome, seconds }) {
      searches.inc({ outcome })
      searchSeconds.observe(amount(seconds))
    },
    modelCalled: model.modelCalled,
    sessionStarted: () => started.inc(),
    sessionResolved({ kind, seconds }) {
      resolved.inc({ kind })
      sessionSeconds.observe(amount(seconds))
    },
    sessionReopened: () => reopened.inc(),
    escalated: ({ reason }) => escalations.inc({ reason: reasonLabel(reason) }),
    ticketTaken: ({ seconds }) => waited.observe(amount(seconds)),
    ticketClosed: ({ outcome }) => closed.inc({ outcome: outcomeLabel(outcome) }),
  }
}

function createModelMetrics(
  { counter, histogram }: Pick<MetricFamilies, 'counter' | 'histogram'>,
  models: readonly string[],
): Pick<Metrics, 'modelCalled'> {
  const calls = counter('model_calls_total', 'Calls of the language model.', ['model', 'outcome'])
  const seconds = histogram('model_call_duration_seconds', 'One call of the model, failed ones included.', {
    bounds: buckets.model,
    labelNames: ['model'],
  })
  const firstToken = histogram('model_first_token_seconds', 'From the call to the first token.', {
    bounds: buckets.model,
    labelNames: ['model'],
  })
  const tokens = counter('model_tokens_total', 'Tokens read and written by the model.', ['model', 'kind'])
  const cost = counter('model_cost_usd_total', 'What the calls cost, in US dollars.', ['model'])
  const modelLabel = boundedLabel(models)
  for (const model of models) {
    calls.inc({ model, outcome: 'ok' }, 0)
    cost.inc({ model }, 0)
    for (const kind of ['prompt', 'completion']) tokens.inc({ model, kind }, 0)
  }

  return {
    modelCalled(call) {
      const model = modelLabel(call.model)
      calls.inc({ model, outcome: call.outcome })
      seconds.observe({ model }, amount(call.durationMs / 1000))
      if (call.firstTokenMs !== null) firstToken.observe({ model }, amount(call.firstTokenMs / 1000))
      tokens.inc({ model, kind: 'prompt' }, amount(call.promptTokens))
      tokens.inc({ model, kind: 'completion' }, amount(call.completionTokens))
      cost.inc({ model }, amount(call.costUsd))
    },
  }
}
