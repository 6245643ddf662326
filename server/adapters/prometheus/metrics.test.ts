import { describe, expect, it } from 'vitest'
import type { MetricSources } from '#server/ports/metrics.ts'
import { createMetrics } from './metrics.ts'
import { playConversation, testSources } from './play-conversation.ts'

const known = {
  fields: ['sendMessage', 'session', 'sessionEvents'],
  queues: ['answer-message', 'notify-ticket'],
  models: ['small-model', 'large-model'],
}
const create = () => createMetrics({ known, build: { version: '1.0.0', role: 'all' } })
const series = (page: string) => page.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

describe('metrics', () => {
  it('keeps 20,000 random operation names in one series each', async () => {
    const metrics = create()
    for (let at = 0; at < 20_000; at += 1) {
      const name = `op${at}${Math.random()}`
      metrics.operationEnded({ field: name, type: 'query', outcome: 'ok', seconds: 0.01 })
      metrics.jobEnded({ queue: name, outcome: 'done', seconds: 0.01 })
      metrics.escalated({ reason: name })
      metrics.modelCalled(call({ model: name }))
    }
    const page = await metrics.render()
    expect(series(page).length).toBeLessThan(2000)
    expect(page).toContain('support_bot_operations_total{field="other",type="query",outcome="ok"} 20000')
    expect(page).not.toContain('op123')
  })

  it('stays below 2,000 series even after everything that can happen', async () => {
    const fields = Array.from({ length: 40 }, (_, at) => `field${at}`)
    const metrics = createMetrics({ known: { ...known, fields }, build: { version: '1', role: 'web' } })
    metrics.readFrom(testSources)
    for (const field of fields) {
      for (const outcome of ['ok', 'refused', 'rejected', 'error'] as const) {
        metrics.operationEnded({ field, type: 'mutation', outcome, seconds: 1 })
      }
    }
    playConversation(metrics)
    expect(series(await metrics.render()).length).toBeLessThan(2000)
  })

  it('starts at 0, so that the first event shows as an increase', async () => {
    const page = await create().render()
    for (const line of [
      'support_bot_replies_total{source="FAQ"} 0',
      'support_bot_escalations_total{reason="MODEL_UNAVAILABLE"} 0',
      'support_bot_model_cost_usd_total{model="small-model"} 0',
      'support_bot_jobs_ended_total{queue="answer-message",outcome="failed"} 0',
      'support_bot_subscriptions_open{kind="session"} 0',
    ]) {
      expect(page).toContain(line)
    }
  })

  it('counts a model call with its tokens, its cost and its time to the first token', async () => {
    const metrics = create()
    metrics.modelCalled(call({ costUsd: 0.25, firstTokenMs: 300 }))
    metrics.modelCalled(call({ outcome: 'timeout', costUsd: 0, firstTokenMs: null }))
    const page = await metrics.render()
    expect(page).toContain('support_bot_model_calls_total{model="small-model",outcome="timeout"} 1')
    expect(page).toContain('support_bot_model_tokens_total{model="small-model",kind="prompt"} 400')
    expect(page).toContain('support_bot_model_cost_usd_total{model="small-model"} 0.25')
    expect(page).toContain('support_bot_model_first_token_seconds_count{model="small-model"} 1')
  })

  it('accepts values that are not numbers without throwing', async () => {
    const metrics = create()
    metrics.replyStored({ source: 'FAQ', confidence: Number.NaN, seconds: -5 })
    metrics.modelCalled(call({ costUsd: Number.NaN, promptTokens: -1 }))
    expect(await metrics.render()).toContain('support_bot_reply_duration_seconds_sum{source="FAQ"} 0')
  })

  it('counts a subscription as closed once, however often it is closed', async () => {
    const metrics = create()
    const close = metrics.subscriptionOpened({ kind: 'inbox' })
    expect(await metrics.render()).toContain('support_bot_subscriptions_open{kind="inbox"} 1')
    close()
    close()
    expect(await metrics.render()).toContain('support_bot_subscriptions_open{kind="inbox"} 0')
  })

  it('keeps registries separate', async () => {
    const [one, other] = [create(), create()]
    one.sessionStarted()
    expect(await one.render()).toContain('support_bot_sessions_started_total 1')
    expect(await other.render()).toContain('support_bot_sessions_started_total 0')
  })
})

describe('sampled gauges', () => {
  it('are absent until there is something to read, and read at every scrape', async () => {
    const metrics = create()
    expect(await metrics.render()).not.toMatch(
      /^support_bot_(sockets_open|oldest_waiting_seconds|tickets)\b/m,
    )
    metrics.readFrom(testSources)
    const page = await metrics.render()
    expect(page).toContain('support_bot_oldest_waiting_seconds 42')
    expect(page).toContain('support_bot_dead_letters{queue="answer-message"} 0')
    expect(page).toContain('support_bot_model_circuit_state{state="closed"} 1')
  })

  it('leave out what fails, rather than show an old figure, and keep the rest', async () => {
    const metrics = create()
    let broken = false
    const fail = async () => Promise.reject(new Error('The database does not answer.'))
    const sources: MetricSources = {
      ...testSources,
      tickets: () => (broken ? fail() : testSources.tickets()),
      jobs: () => (broken ? fail() : testSources.jobs()),
    }
    metrics.readFrom(sources)
    expect(await metrics.render()).toMatch(/^support_bot_tickets\{/m)
    broken = true
    const page = await metrics.render()
    expect(page).not.toMatch(/^support_bot_(tickets|oldest_waiting_seconds|jobs|dead_letters)\b/m)
    expect(page).toMatch(/^support_bot_sockets_open 3$/m)
  })
})

function call(facts: Partial<Parameters<ReturnType<typeof create>['modelCalled']>[0]>) {
  return {
    model: 'small-model',
    outcome: 'ok' as const,
    promptTokens: 200,
    completionTokens: 50,
    costUsd: 0.001,
    firstTokenMs: 400,
    durationMs: 900,
    ...facts,
  }
}
