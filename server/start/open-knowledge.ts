import type { Db } from '../domain/db.ts'
import { topics } from '../domain/events.ts'
import { loadLabels } from '../domain/knowledge/search/calibration/load-labels.ts'
import { createVectorStore } from '../domain/knowledge/search/dense/vector-store.ts'
import { createFaqLibrary } from '../domain/knowledge/search/faq-library.ts'
import { faqFingerprint, loadFaqs } from '../domain/knowledge/search/load-faqs.ts'
import type { EventBus } from '../ports/event-bus.ts'
import type { Log } from '../ports/log.ts'
import type { Encoders } from './select-adapters.ts'

const FAQ_POLL_MS = 10_000
/** How soon customers' thumbs change how sure the bot is. */
const LEARN_MS = 10 * 60_000

interface KnowledgeParts extends Encoders {
  db: Db
  bus: EventBus
  log: Log
}

/** The FAQ's index, which follows what is stored and learns from thumbs. It is empty until `firstIndex` resolves. */
export async function openKnowledge(
  { db, bus, encoder, standby, log }: KnowledgeParts,
  opened: AsyncDisposableStack,
) {
  const faqs = await createFaqLibrary({
    load: () => loadFaqs(db),
    loadFingerprint: () => faqFingerprint(db),
    loadLabels: () => loadLabels(db),
    encoder,
    standby,
    vectors: createVectorStore(db),
    log,
  })
  opened.defer(() => faqs.close())
  // Computes while the other parts wait for the database.
  const firstIndex = faqs.refresh()
  const unsubscribe = await bus.subscribe(topics.faqs, () => void faqs.refreshIfChanged())
  opened.defer(() => unsubscribe())
  const faqPoll = setInterval(() => void faqs.refreshIfChanged(), FAQ_POLL_MS).unref()
  opened.defer(() => clearInterval(faqPoll))
  const learning = setInterval(() => void faqs.learn(), LEARN_MS).unref()
  opened.defer(() => clearInterval(learning))
  return { faqs, firstIndex }
}
