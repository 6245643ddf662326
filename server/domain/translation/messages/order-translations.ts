import type { Message, Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../../access/authenticate.ts'
import { requireSession } from '../../access/authorize.ts'
import type { Tx } from '../../db.ts'
import type { Deps } from '../../deps.ts'
import { Conflict, InvalidInput } from '../../errors.ts'
import { translateMessages } from '../../jobs.ts'
import { clearLanguageOf } from '../../language/clear-language.ts'
import { readTranslation } from '../stored-translation.ts'
import { mayTranslate } from '../translate-texts.ts'

const MAX_ORDERED = 100

/**
 * Has messages of a session translated into the agent's language, in the background; each is announced to agents when
 * it is done. What is in that language, ordered already or done stays as it is; what failed is tried again.
 * @throws NotFound, InvalidInput, Conflict when the agent has not chosen a language, or nobody translates
 */
export async function orderTranslations(
  deps: Deps,
  viewer: Extract<Viewer, { kind: 'staff' }>,
  { sessionId, seqs }: { sessionId: string; seqs: readonly number[] },
): Promise<{ session: Session; messages: Message[] }> {
  if (seqs.length > MAX_ORDERED)
    throw new InvalidInput('seqs', `seqs has ${seqs.length} entries; ${MAX_ORDERED} are allowed.`)
  const session = await requireSession(deps, viewer, sessionId)
  const language = requireTranslationLanguage(deps, viewer)
  const messages = await deps.db.message.findMany({
    where: { sessionId: session.id, seq: { in: [...seqs] } },
    orderBy: { seq: 'asc' },
  })
  const wanted = messages.flatMap((message) => {
    const from = languageToTranslate(message, session, language)
    return from === null ? [] : [{ messageId: message.id, language, from }]
  })
  if (wanted.length > 0)
    await deps.db.$transaction(async (tx) => {
      const messageIds = await claim(tx, wanted, deps.clock())
      if (messageIds.length > 0)
        await deps.jobs.enqueue(tx, translateMessages, { sessionId: session.id, messageIds, language })
    })
  return { session, messages }
}

/** @throws Conflict when the agent has not chosen a language, or nobody translates */
export function requireTranslationLanguage(
  deps: Pick<Deps, 'model' | 'settings'>,
  { key }: Extract<Viewer, { kind: 'staff' }>,
): string {
  if (key.translationLanguage === null)
    throw new Conflict(
      'Translation is off for this key. Choose a language with setTranslationLanguage first.',
      'TRANSLATION_OFF',
    )
  requireTranslator(deps)
  return key.translationLanguage
}

/** @throws Conflict when nobody translates */
export function requireTranslator(deps: Pick<Deps, 'model' | 'settings'>): void {
  if (!mayTranslate(deps))
    throw new Conflict(
      'Translation needs a language model, and TRANSLATION must be on. Ask whoever runs this server.',
      'TRANSLATION_UNAVAILABLE',
    )
}

/** The language that a message has to be translated from; null when the agent can read it, or its language is not known. */
function languageToTranslate(message: Message, session: Session, language: string): string | null {
  if (message.sender !== 'CUSTOMER' && message.sender !== 'BOT') return null
  const translation = readTranslation(message.translation)
  if (translation?.from === language && translation.originalText !== null) return null
  const from = message.language ?? clearLanguageOf(message.text) ?? session.language
  return from === language ? null : from
}

/** The messages whose translation is ours to order: of two orders at once each message belongs to one. */
async function claim(
  tx: Tx,
  wanted: readonly { messageId: string; language: string; from: string }[],
  now: Date,
): Promise<string[]> {
  const failed = await tx.messageTranslation.updateManyAndReturn({
    where: {
      OR: wanted.map(({ messageId, language }) => ({ messageId, language })),
      state: 'FAILED',
    },
    data: { state: 'PENDING', createdAt: now },
  })
  const created = await tx.messageTranslation.createManyAndReturn({
    data: wanted.map((row) => ({ ...row, createdAt: now })),
    skipDuplicates: true,
  })
  return [...failed, ...created].map(({ messageId }) => messageId)
}
