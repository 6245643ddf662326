import { type Accessor, createMemo, createSignal, untrack } from 'solid-js'
import { SendAgentMessageDocument } from '../../../gql/console/graphql.ts'
import { createOutbox, type OutboxOptions } from '../../../session/create-outbox.ts'
import type { Outgoing } from '../../../session/outgoing.ts'
import type { Problem } from '../../../session/problem.ts'
import { randomId } from '../../../ui/browser/random-id.ts'
import { payloadOf } from '../../console-api.ts'
import type { ConsoleContextValue } from '../../console-context.ts'
import { createReplyLanguage } from '../translation/create-reply-language.ts'
import { createReplyTranslation } from '../translation/create-reply-translation.ts'
import type { OutgoingLanguages } from './outgoing-languages.ts'
import { nextToSend, type SessionView, type SessionViewEvent } from './session-view.ts'

export interface AgentRepliesOptions
  extends Pick<ConsoleContextValue, 'api' | 'drafts' | 'translation'>,
    Pick<OutboxOptions, 'online' | 'isCutOff'> {
  sessionId: string
  languages: OutgoingLanguages
  view: Accessor<SessionView>
  dispatch: (event: SessionViewEvent) => void
  refresh: () => void
}

/** What an agent says, in the language in which the customer reads it, until it is known to be stored. */
export function createAgentReplies(options: AgentRepliesOptions) {
  const { api, sessionId, languages, view, dispatch } = options
  const replyTranslation = createReplyTranslation(api, sessionId)
  const replyLanguage = createReplyLanguage(() => ({
    own: options.translation.language(),
    session: view().session?.language ?? null,
    messages: view().messages,
  }))
  const [takenBack, setTakenBack] = createSignal<{ text: string }>()

  async function send({ clientMessageId, text }: Outgoing): Promise<Problem | undefined> {
    const translated = await replyTranslation.forSending(text, languages.of(clientMessageId))
    if (!translated.ok) return translated.problem
    const result = await api.mutate(SendAgentMessageDocument, {
      input: { sessionId, clientMessageId, text, translation: translated.value },
    })
    const sent = result.ok ? payloadOf(result.value.sendAgentMessage, 'SendAgentMessagePayload') : result
    if (sent.ok) {
      dispatch({ type: 'message-added', message: sent.value.agentMessage })
      return undefined
    }
    // Another agent has it by now: show who.
    if (sent.problem.kind === 'conflict') options.refresh()
    return sent.problem
  }

  function write(text: string, translateTo: string | undefined, clientMessageId: string = randomId()): void {
    languages.set(clientMessageId, translateTo)
    dispatch({ type: 'text-written', clientMessageId, text, queued: !untrack(options.online) })
  }
  createOutbox({ ...options, outgoing: createMemo(() => view().outgoing), next: nextToSend, send })
  for (const { clientMessageId, text, translateTo } of options.drafts.readUnsent(sessionId))
    write(text, translateTo, clientMessageId)

  return {
    replyLanguage,
    replyTranslation,
    /** An unsent reply that goes back to where it is written. */
    takenBack,
    send: (text: string) => write(text, untrack(replyLanguage.target)),
    resend({ clientMessageId, text }: Outgoing): void {
      const to = languages.of(clientMessageId)
      if (to !== undefined) replyTranslation.forget(text, to)
      dispatch({ type: 'sending-retried', clientMessageId })
    },
    resendAsWritten({ clientMessageId }: Outgoing): void {
      languages.set(clientMessageId, undefined)
      dispatch({ type: 'sending-retried', clientMessageId })
    },
    takeBack({ clientMessageId, text }: Outgoing): void {
      dispatch({ type: 'outgoing-withdrawn', clientMessageId })
      setTakenBack({ text })
    },
    withdraw: (clientMessageId: string) => dispatch({ type: 'outgoing-withdrawn', clientMessageId }),
  }
}
