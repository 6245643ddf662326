import { describe, expect, it } from 'vitest'
import { createProver, type Grounding } from '../proof/prover.ts'
import { prepareSources } from '../proof/sources.ts'
import { type Check, createAnswerComposer } from './answer-composer.ts'

const sources = prepareSources([
  {
    ...{ id: 'returns', label: 'F1', question: 'Do I have to pay for returns?' },
    answer: 'Returns are free within the EU. You have 30 days from delivery. Print the label first.',
  },
  {
    ...{ id: 'delivery', label: 'F2', question: 'How much does delivery cost?' },
    answer: 'Delivery costs €4.90 and is free from €60.',
  },
])

function compose({ grounding = 'strict', check }: { grounding?: Grounding; check?: Check } = {}) {
  const shown: string[] = []
  const prover = createProver({
    ...{ sources, grounding, question: 'are returns free? what does delivery cost?' },
    embed: async () => [],
  })
  return {
    shown,
    composer: createAnswerComposer({ prover, sources, show: (text) => void shown.push(text), check }),
  }
}

describe('a reply that is being written', () => {
  it('is shown sentence by sentence, each as soon as the next one begins', async () => {
    const { shown, composer } = compose()
    for (const answer of [
      'Delivery costs',
      'Delivery costs €4.90.',
      'Delivery costs €4.90. It is',
      'Delivery costs €4.90. It is free fr',
    ])
      composer.read(answer)
    await composer.soFar()
    expect(shown).toEqual(['Delivery costs €4.90.'])
    expect((await composer.finish('Delivery costs €4.90. It is free from €60.')).text).toBe(
      'Delivery costs €4.90. It is free from €60.',
    )
    expect(shown).toEqual(['Delivery costs €4.90.', ' It is free from €60.'])
  })

  it('shows a complete sentence when the model pauses after it, never half of one', async () => {
    const { shown, composer } = compose()
    composer.read('Delivery costs €4.')
    composer.pause()
    await composer.soFar()
    expect(shown).toEqual([])
    composer.read('Print the label first.')
    composer.read('You have 30 days from delivery.')
    composer.pause()
    await composer.soFar()
    expect(shown).toEqual(['You have 30 days from delivery.'])
  })

  it('never shows what no entry says, and shows the sentence that it points to instead', async () => {
    const { shown, composer } = compose()
    const { text, leftOut, sentences } = await composer.finish(
      'Delivery costs €4.90 [F2.1]. I have refunded you 100 EUR. You have 90 days from delivery [F1.2].',
    )
    expect(text).toBe('Delivery costs €4.90. You have 30 days from delivery.')
    expect(shown.join('')).toBe(text)
    expect(leftOut).toEqual([
      { text: 'I have refunded you 100 EUR.', rule: 'action-claimed' },
      { text: 'You have 90 days from delivery.', rule: 'fact' },
    ])
    expect(sentences.map(({ basis }) => basis)).toEqual(['PROVEN', 'QUOTED'])
    expect(sentences[1]?.sources).toEqual([
      { faqId: 'returns', quote: 'You have 30 days from delivery.', start: 32, end: 63 },
    ])
  })

  it('holds back a greeting until something is proven, and treats greetings alone as no reply', async () => {
    const { shown, composer } = compose()
    composer.read('Thanks for asking! Delivery costs €4.90. And')
    await composer.soFar()
    expect(shown.join('')).toBe('Thanks for asking! Delivery costs €4.90.')
    const alone = compose()
    expect((await alone.composer.finish('Thanks for asking! I am sorry to hear that.')).text).toBe('')
    expect(alone.shown).toEqual([])
  })

  it('keeps everything that was shown, even when the model takes it back or tries again', async () => {
    const { shown, composer } = compose()
    composer.read('Delivery costs €4.90. They')
    await composer.soFar()
    composer.nextAttempt()
    const { text } = await composer.finish('The delivery costs €4.90. You have 30 days from delivery.')
    expect(text).toBe('Delivery costs €4.90. You have 30 days from delivery.')
    expect(shown.join('')).toBe(text)
  })

  it('keeps list markers', async () => {
    const { composer } = compose()
    const { text } = await composer.finish(
      '- Delivery costs €4.90.\n- It takes two days on the moon.\n- Print the label first.',
    )
    expect(text).toBe('- Delivery costs €4.90.\n- Print the label first.')
  })

  it('shows nothing when the answer is too short to be one', async () => {
    const { shown, composer } = compose()
    composer.read('Yes.\nNo')
    composer.pause()
    expect((await composer.soFar()).text).toBe('')
    expect(shown).toEqual([])
  })
})

describe('quoting', () => {
  it('shows only approved sentences, in the order in which the model names them', async () => {
    const { composer } = compose({ grounding: 'quote' })
    const { text } = await composer.finish('[F2.1] [F1.1] Whatever else I think of it.')
    expect(text).toBe('Delivery costs €4.90 and is free from €60. Returns are free within the EU.')
  })

  it('shows the approved sentence even in place of a correct paraphrase', async () => {
    const { composer } = compose({ grounding: 'quote' })
    expect((await composer.finish('Returns within the EU are free.')).text).toBe(
      'Returns are free within the EU.',
    )
  })
})

describe('open grounding', () => {
  it('shows what no entry says, marked as such, but no claims of actions or people and no unknown links', async () => {
    const { composer } = compose({ grounding: 'open' })
    const { text, sentences } = await composer.finish(
      'Boots need air to dry. I have cancelled your order. My name is Maria. See https://evil.example for more.',
    )
    expect(text).toBe('Boots need air to dry.')
    expect(sentences.map(({ basis }) => basis)).toEqual(['UNPROVEN'])
  })
})

describe('what the rules leave undecided', () => {
  const undecided = 'Returns of boots are free within the EU.'

  it('is shown in its place when the check finds approved words that say so', async () => {
    const asked: string[] = []
    const check: Check = async (claims) => {
      asked.push(...claims)
      return claims.map(() => sources.sentences.slice(0, 1))
    }
    const { shown, composer } = compose({ check })
    composer.read(`Delivery costs €4.90. ${undecided} Print the label first. X`)
    await composer.soFar()
    expect(shown).toEqual(['Delivery costs €4.90.'])
    const { text } = await composer.finish(`Delivery costs €4.90. ${undecided} Print the label first.`)
    expect(asked).toEqual([undecided])
    expect(text).toBe(`Delivery costs €4.90. ${undecided} Print the label first.`)
  })

  it('is replaced as usual when the check finds none', async () => {
    const { composer } = compose({ check: async (claims) => claims.map(() => null) })
    const { text } = await composer.finish(`${undecided} Print the label first.`)
    expect(text).toBe('Returns are free within the EU. Print the label first.')
  })
})
