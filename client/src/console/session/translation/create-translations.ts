import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import {
  type MessageTranslationFieldsFragment,
  MessageTranslationsDocument,
  TranslateMessagesDocument,
} from '../../../gql/console/graphql.ts'
import type { MessageSender } from '../../../gql/graphql.ts'
import { type ConsoleApi, payloadOf } from '../../console-api.ts'

export type MessageTranslation = MessageTranslationFieldsFragment
type Translations = ReadonlyMap<number, MessageTranslation>

interface Written {
  seq: number
  sender: MessageSender
  language: string | null
  translation: { from: string } | null
}

export interface TranslationsOptions {
  api: ConsoleApi
  sessionId: string
  /** What the agent reads; null: translation is off. */
  language: Accessor<string | null>
  messages: Accessor<readonly Written[]>
  /** For those who do not see the screen. */
  announce: (text: string) => void
}

const atOnce = 100
const lookEveryMs = 4000
const mostLooks = 15

/**
 * The messages of a session in the agent's language: ordered as they come, and shown when they are there. Nothing waits for
 * them.
 */
export function createTranslations(options: TranslationsOptions) {
  const { api, sessionId, language } = options
  const [translations, setTranslations] = createSignal<Translations>(new Map())
  const asked = new Set<number>()
  let ended = false
  onCleanup(() => {
    ended = true
  })

  function keep(found: readonly { seq: number; machineTranslation: MessageTranslation | null }[]): void {
    if (ended) return
    const fresh = found.flatMap(({ seq, machineTranslation: one }) =>
      one && one.language === untrack(language) ? [[seq, one] as const] : [],
    )
    if (fresh.length > 0) setTranslations((before) => new Map([...before, ...fresh]))
  }

  async function order(seqs: readonly number[]): Promise<void> {
    const into = untrack(language)
    if (into === null) return
    const result = await api.mutate(TranslateMessagesDocument, {
      input: { sessionId, seqs: [...seqs] },
      language: into,
    })
    const ordered = result.ok ? payloadOf(result.value.translateMessages, 'TranslateMessagesPayload') : result
    if (ordered.ok) return keep(ordered.value.messages)
    // Only what is known to be in another language lacks a translation.
    const foreign = untrack(options.messages).filter((one) => seqs.includes(one.seq) && one.language !== null)
    keep(
      foreign.map(({ seq, language: from }) => ({
        seq,
        machineTranslation: { language: into, from: from ?? '', state: 'FAILED', text: null, problem: null },
      })),
    )
  }

  createEffect(() => {
    const into = language()
    if (into === null) return
    const wanted = options.messages().filter((message) => mayNeed(message, into) && !asked.has(message.seq))
    const seqs = wanted.map(({ seq }) => seq).slice(-atOnce)
    if (seqs.length === 0) return
    for (const { seq } of wanted) asked.add(seq)
    untrack(() => void order(seqs))
  })

  const isPending = createMemo(() => [...translations().values()].some(({ state }) => state === 'PENDING'))
  createEffect(() => {
    const into = language()
    if (!isPending() || into === null) return
    let looks = 0
    const timer = setInterval(async () => {
      looks += 1
      if (looks >= mostLooks) clearInterval(timer)
      const result = await api.query(MessageTranslationsDocument, { sessionId, language: into })
      if (result.ok) keep(result.value.session?.messages.nodes ?? [])
    }, lookEveryMs)
    onCleanup(() => clearInterval(timer))
  })

  return {
    language,
    of: (seq: number): MessageTranslation | undefined => translations().get(seq),
    retry(seq: number): void {
      const before = untrack(translations).get(seq)
      if (before) keep([{ seq, machineTranslation: { ...before, state: 'PENDING' } }])
      void order([seq])
    },
    arrived({ seq, translation }: { seq: number; translation: MessageTranslation }): void {
      keep([{ seq, machineTranslation: translation }])
      if (translation.language === untrack(language) && translation.text !== null)
        options.announce(`Translation: ${translation.text}`)
    },
  }
}

/** The server knows better which language a message is in; what is surely the agent's own is not asked about. */
function mayNeed({ sender, language, translation }: Written, into: string): boolean {
  if (sender !== 'CUSTOMER' && sender !== 'BOT') return false
  return language !== into && translation?.from !== into
}
