import { pointersInside, readPointers, withoutUnfinishedPointer } from '../model-output/pointers.ts'
import type { Evidence } from '../proof/evidence.ts'
import type { Prover } from '../proof/prover.ts'
import type { SourceSentence, Sources } from '../proof/sources.ts'
import { looksFinished, type Sentence, splitSentences } from '../proof/text/sentences.ts'
import { createReplyText } from './reply-text.ts'

export interface Composed extends Evidence {
  /** All that was shown, '' when nothing was. */
  text: string
}

/** Puts the reply together sentence by sentence, while the model writes it: what is shown once is part of the reply. */
export interface AnswerComposer {
  /** Takes the answer as far as it has arrived; the last sentence waits until it is certain to be whole. */
  read(answer: string): void
  /** The model pauses: a last sentence that looks whole is taken for whole. */
  pause(): void
  /** Another try of the model begins; what the ones before have shown stays. */
  nextAttempt(): void
  /** Takes the rest. The reply begins with everything that was shown. */
  finish(answer: string): Promise<Composed>
  /** What has been shown so far, once all that was taken has been judged. */
  soFar(): Promise<Composed>
}

/** For sentences that the rules leave undecided: the approved sentences that say so, or null for each. */
export type Check = (sentences: readonly string[]) => Promise<readonly (readonly SourceSentence[] | null)[]>

export interface ComposerOptions {
  prover: Prover
  sources: Sources
  show(text: string): void
  /** Left out: what is undecided is not shown as it is. */
  check?: Check | undefined
}

/** Of an answer that has just begun nothing is final. */
const MIN_CHARACTERS = 10

interface Taken {
  lead: string
  /** As the model wrote it, without labels. */
  text: string
  pointed: SourceSentence[]
}

export function createAnswerComposer({ prover, sources, show, check }: ComposerOptions): AnswerComposer {
  const taken = new Set<string>()
  const evidence: Evidence = { sentences: [], leftOut: [] }
  const texts = sources.entries.flatMap(({ question, answer }) => [question, answer])
  const reply = createReplyText(evidence, show)
  let latest = ''
  let judging: Promise<void> = Promise.resolve()
  /** From the first undecided sentence on, until the check at the end. */
  let undecided: Taken[] = []

  function take(answer: string, whole: boolean): void {
    latest = answer
    const sentences = splitSentences(pointersInside(answer))
    for (const sentence of sentences.slice(0, whole ? sentences.length : -1)) {
      if (taken.has(sentence.text)) continue
      taken.add(sentence.text)
      const one = pointing(sentence)
      judging = judging.then(() => judge(one))
    }
  }

  function pointing({ lead, text: written }: Sentence): Taken {
    const { text, pointers } = readPointers(written, texts)
    const pointed = pointers.flatMap(([entry, number]) =>
      sources.sentences.filter((one) => one.entry.label === `F${entry}` && one.number === number),
    )
    return { lead, text, pointed }
  }

  async function judge(one: Taken): Promise<void> {
    if (undecided.length > 0) {
      undecided.push(one)
      return
    }
    if (check && (await prover.isUndecided(one.text))) undecided.push(one)
    else reply.add(one, await prover.prove(one.text, one.pointed))
  }

  /** One call for all; what no approved words are found for is judged as without a check. */
  async function checkUndecided(): Promise<void> {
    const rest = undecided
    undecided = []
    const open: Taken[] = []
    for (const one of rest) if (await prover.isUndecided(one.text)) open.push(one)
    const found = check ? await check(open.map(({ text }) => text)) : []
    for (const one of rest) {
      const by = found[open.indexOf(one)]
      reply.add(one, by ? await prover.confirm(one.text, by) : await prover.prove(one.text, one.pointed))
    }
  }

  return {
    read(answer) {
      if (answer.length >= MIN_CHARACTERS) take(withoutUnfinishedPointer(answer), false)
    },
    pause() {
      const last = splitSentences(latest).at(-1)
      if (last && latest.length >= MIN_CHARACTERS && looksFinished(last.text)) take(latest, true)
    },
    nextAttempt() {
      latest = ''
      judging = judging.then(prover.nextAttempt)
    },
    async finish(answer) {
      take(answer, true)
      await judging
      if (undecided.length > 0) await checkUndecided()
      return { text: reply.text(), ...evidence }
    },
    async soFar() {
      await judging
      return { text: reply.text(), ...evidence }
    },
  }
}
