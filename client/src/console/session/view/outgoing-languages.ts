import type { Outgoing } from '../../../session/outgoing.ts'
import type { ConsoleContextValue } from '../../console-context.ts'

export type OutgoingLanguages = ReturnType<typeof makeOutgoingLanguages>

/** What each unsent reply is to be sent in, kept with it: after a reload, too, none goes out as written by itself. */
export function makeOutgoingLanguages(drafts: ConsoleContextValue['drafts'], sessionId: string) {
  const languages = new Map<string, string>()
  return {
    of: (clientMessageId: string): string | undefined => languages.get(clientMessageId),
    /** `language` undefined: as written. */
    set(clientMessageId: string, language: string | undefined): void {
      if (language === undefined) languages.delete(clientMessageId)
      else languages.set(clientMessageId, language)
    },
    keep: (outgoing: readonly Outgoing[]): void =>
      drafts.writeUnsent(
        sessionId,
        outgoing.map((item) => ({ ...item, translateTo: languages.get(item.clientMessageId) })),
      ),
  }
}
