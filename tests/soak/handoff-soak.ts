import { setTimeout as delay } from 'node:timers/promises'
import { inspect } from 'node:util'
import { request } from '#server/testing/graphql-client.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { createRandom, type Random } from '../nemesis/random.ts'
import { checkOwnership } from './check-ownership.ts'
import { type Agent, type Ask, type JourneyResult, type Outcome, runJourney } from './journey.ts'
import { readSessionHistory, recordSessionHistory } from './session-history.ts'
import { SOAK_ADMIN_KEY, type SoakApp, startSoakApp } from './soak-app.ts'

export interface SoakReport {
  database: string
  journeys: number
  steps: number
  messages: number
  tickets: number
  takes: number
  conflicts: number
  violations: string[]
}

export interface SoakOptions {
  seed: number
  runs: number
  /** No journey begins later than that; all of them, however long it takes, when left out. */
  seconds?: number
  atOnce?: number
  onProgress?(report: SoakReport): void
}

const SETTLE_MS = 30_000

/** Many sessions' lives against the started server, with a slow model that also fails. */
export async function runHandoffSoak({
  seed,
  runs,
  seconds = Number.POSITIVE_INFINITY,
  atOnce = 8,
  onProgress,
}: SoakOptions): Promise<SoakReport> {
  const soak = await startSoakApp()
  const random = createRandom(seed)
  const report: SoakReport = {
    database: soak.database,
    ...{ journeys: 0, steps: 0, messages: 0, tickets: 0, takes: 0, conflicts: 0, violations: [] },
  }
  try {
    await recordSessionHistory(soak.app.deps.db)
    letModelMisbehave(soak, random.fork('model'))
    const ask = askOver(soak.url, (defect) => report.violations.push(defect))
    const agents = await Promise.all(['Ada', 'Ben'].map((name) => createAgent(soak.url, name)))
    let next = 0
    const timeLimit = performance.now() + seconds * 1000
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next < runs && performance.now() < timeLimit) {
          next += 1
          const name = `journey ${next}`
          const journey = {
            ...{ ask, agents, random: random.fork(name), pause: (ms: number) => delay(ms) },
            hire: () => createAgent(soak.url, `Cleo ${random.next()}`),
            dismiss: (agent: Agent) => revokeAgent(soak.url, agent),
          }
          try {
            await checkJourney(soak, agents, report, name, await runJourney(journey))
          } catch (error) {
            report.violations.push(`${name} broke off: ${inspect(error)}`)
          }
          onProgress?.(report)
        }
      }),
    )
    const watched = soak.app.deps.watch.watched()
    if (watched !== 0) report.violations.push(`${watched} sessions are still watched`)
    return report
  } finally {
    await soak.close()
  }
}

async function checkJourney(
  { app }: SoakApp,
  agents: readonly Agent[],
  report: SoakReport,
  name: string,
  { sessionId, takes, acknowledged, assigned, gone, steps }: JourneyResult,
): Promise<void> {
  const { db } = app.deps
  const timeLimit = performance.now() + SETTLE_MS
  while (performance.now() < timeLimit) {
    if ((await db.message.count({ where: { sessionId, awaitsReply: true } })) === 0) break
    await delay(200)
  }
  // The history last: what it says of messages must find them read.
  const session = await db.session.findUniqueOrThrow({ where: { id: sessionId } })
  const messages = await db.message.findMany({ where: { sessionId }, orderBy: { seq: 'asc' } })
  const tickets = await db.ticket.findMany({ where: { sessionId } })
  const history = await readSessionHistory(db, sessionId)
  const agentNames = [...agents.map((agent) => agent.name), 'Cleo']
  const broken = checkOwnership({
    ...{ session, messages, tickets, history, takes, acknowledged, assigned, gone, agentNames },
  })
  report.journeys += 1
  report.steps += steps
  report.messages += messages.length
  report.tickets += tickets.length
  report.takes += takes.filter(({ ticketId }) => ticketId !== null).length
  report.conflicts += takes.filter(({ refusal }) => refusal !== null).length
  report.violations.push(...broken.map((violation) => `${name} (${sessionId}): ${violation}`))
}

/** Mostly slow, sometimes broken, each in its own way. */
function letModelMisbehave({ model }: SoakApp, random: Random): void {
  model.otherwise(() => {
    if (random.chance(0.1)) {
      return random.pick([
        modelFaults.status(500),
        modelFaults.cut(),
        modelFaults.reset(),
        modelFaults.badJson(),
      ])
    }
    const escalate = random.chance(0.1)
    const answer = { faqs: [], confidence: 0.9, escalate, answer: 'It is a dragonfly that flies at dusk.' }
    return modelAnswers(answer, { pieceLength: 25, pieceDelayMs: random.between(1, 30) })
  })
}

function askOver(url: string, onDefect: (defect: string) => void): Ask {
  return async (bearer, query, variables) => {
    const { data, errors } = await request<Record<string, Outcome>>(
      url,
      query,
      variables,
      bearer ?? undefined,
    )
    for (const { message } of errors ?? []) onDefect(`a request failed: ${message}`)
    return data ?? {}
  }
}

async function createAgent(url: string, name: string): Promise<Agent> {
  const { data } = await request<{ createApiKey: { apiKey: { id: string }; secret: string } }>(
    url,
    `mutation($name: String!) { createApiKey(input: { name: $name, role: AGENT }) {
      ... on CreateApiKeyPayload { apiKey { id } secret } } }`,
    { name },
    SOAK_ADMIN_KEY,
  )
  const { apiKey, secret } = data.createApiKey
  return { id: apiKey.id, name, secret }
}

async function revokeAgent(url: string, { id }: Agent): Promise<void> {
  await request(
    url,
    `mutation($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }`,
    { id },
    SOAK_ADMIN_KEY,
  )
}
