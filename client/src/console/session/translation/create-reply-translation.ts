import { createSignal } from 'solid-js'
import { TranslateReplyDocument } from '../../../gql/console/graphql.ts'
import type { Outcome, Problem } from '../../../session/problem.ts'
import { type ConsoleApi, payloadOf } from '../../console-api.ts'
import { problemWords } from './problem-words.ts'

export interface TranslatedReply {
  from: string
  to: string
  text: string
  /** What it changed: it cannot be sent. */
  problem: string | null
}

/** What is sent beside the agent's own words; undefined: nothing, the customer reads those. */
type Sendable = Outcome<Omit<TranslatedReply, 'problem'> | undefined>

/**
 * An agent's words in the customer's language. What was translated once, for a look at it or for a try at sending, is
 * what is sent: the agent has seen it, and another try does not cost another call.
 */
export function createReplyTranslation(api: ConsoleApi, sessionId: string) {
  const [known, setKnown] = createSignal<ReadonlyMap<string, TranslatedReply | null>>(new Map())

  /** Null: the words are in that language already. */
  async function translate(text: string, to: string): Promise<Outcome<TranslatedReply | null>> {
    const before = known().get(keyOf(text, to))
    if (before !== undefined) return { ok: true, value: before }
    const result = await api.mutate(TranslateReplyDocument, { input: { sessionId, text, to } })
    const translated = result.ok ? payloadOf(result.value.translateReply, 'TranslateReplyPayload') : result
    if (!translated.ok) return translated
    const value = translated.value.translation
    setKnown((others) => new Map([...others, [keyOf(text, to), value]]))
    return { ok: true, value }
  }

  return {
    translate,
    /** As it was translated before; undefined: it was not. */
    known: (text: string, to: string): TranslatedReply | null | undefined => known().get(keyOf(text, to)),
    /** Lets the next try ask the model again. */
    forget: (text: string, to: string): void =>
      void setKnown((others) => new Map([...others].filter(([key]) => key !== keyOf(text, to)))),
    /** `to` undefined: the customer reads what the agent wrote. */
    async forSending(text: string, to: string | undefined): Promise<Sendable> {
      if (to === undefined) return { ok: true, value: undefined }
      const translated = await translate(text, to)
      if (!translated.ok) return translated
      if (translated.value === null) return { ok: true, value: undefined }
      const { problem, ...sendable } = translated.value
      return problem === null ? { ok: true, value: sendable } : { ok: false, problem: differs(problem) }
    },
  }
}

/** Whether sending a reply has failed because of its translation: the agent may send it as it is. */
export function isAboutTranslation(problem: Problem | undefined): boolean {
  return problem?.kind === 'conflict' && (problem.reason?.startsWith('TRANSLATION_') ?? false)
}

function differs(problem: string): Problem {
  const explanation = `The translation changed ${problemWords(problem)}, so the customer has not read it.`
  return { kind: 'conflict', reason: 'TRANSLATION_DIFFERS', explanation }
}

const keyOf = (text: string, to: string): string => `${to} ${text}`
