import { describe, expect, it } from 'vitest'
import type { SearchableFaq } from '../faq-match.ts'
import { buildFaqIndex } from './faq-index.ts'
import { matchFaq } from './match-faq.ts'

const faqs: SearchableFaq[] = [
  {
    id: 'track',
    question: 'Where is my order?',
    answer: 'Follow the link in the e-mail.',
    category: 'Shipping',
    phrasings: ['track my parcel', 'my package has not arrived'],
    keywords: ['tracking'],
  },
  {
    id: 'return',
    question: 'How do I return an item?',
    answer: 'Within 30 days.',
    category: 'Returns',
    phrasings: ['send something back', 'return policy'],
    keywords: ['returns'],
  },
]

describe('matchFaq by words alone', async () => {
  const index = await buildFaqIndex(faqs, { encoder: null })

  it('answers at once when the message is a question, phrasing or keyword phrase, ignoring case and punctuation', async () => {
    for (const text of ['WHERE IS MY ORDER', 'Track my parcel!!', ' tracking ']) {
      const decision = await matchFaq(index, text)
      expect(decision).toMatchObject({ kind: 'answer', match: { faq: { id: 'track' }, confidence: 1 } })
    }
  })

  it('finds the right one among inflected words', async () => {
    const decision = await matchFaq(index, 'returning items')
    expect(decision.nearest[0]?.faq.id).toBe('return')
  })

  it('finds nothing for unknown words or an empty message', async () => {
    expect((await matchFaq(index, 'qqq zzz')).kind).toBe('nothing')
    expect((await matchFaq(index, '?!')).kind).toBe('nothing')
  })

  it('stays within the category asked for', async () => {
    const decision = await matchFaq(index, 'where is my order', { category: 'Returns' })
    expect(decision.nearest.every(({ faq }) => faq.category === 'Returns')).toBe(true)
    expect(decision.kind).not.toBe('answer')
  })

  it('does not answer from a single FAQ because its small words are in the message', async () => {
    const alone = await buildFaqIndex(faqs.slice(0, 1), { encoder: null })
    for (const text of ['where is my mother', 'where is my husband now', 'my order of the day'])
      expect((await matchFaq(alone, text)).kind).not.toBe('answer')
    expect((await matchFaq(alone, 'so where is my order')).nearest[0]?.faq.id).toBe('track')
    expect(await matchFaq(alone, 'order: where is my order?')).toMatchObject({ kind: 'answer' })
  })
})

describe('matchFaq among sections of one page, whose title is their question', async () => {
  const section = (id: string, question: string, answer: string): SearchableFaq => ({
    ...{ id, question, answer, category: '', phrasings: [], keywords: [], language: 'fr' },
  })
  const selfie = 'Comment prendre un selfie pour vérifier mon identité ?'
  const index = await buildFaqIndex(
    [
      section('light', selfie, 'Placez-vous devant un mur clair et enlevez vos lunettes.'),
      section('camera', selfie, 'Autorisez votre navigateur à utiliser la caméra.'),
      section('phone', 'Modifier mon numéro de téléphone', 'Ouvrez votre compte.'),
      section('card', 'Quelles cartes bancaires acceptez-vous ?', 'Toutes celles du réseau européen.'),
      section('parcel', 'Où se trouve mon colis ?', 'Le lien de suivi est dans le courriel.'),
      section('bill', 'Télécharger une facture', 'Elle est jointe à chaque commande.'),
      section('delete', 'Supprimer mon compte', 'Cela prend deux jours.'),
    ],
    { encoder: null },
  )

  it('leaves the choice to the customer', async () => {
    const decision = await matchFaq(index, 'Comment puis-je prendre un selfie pour vérifier mon identité')
    expect(decision.kind).not.toBe('answer')
    expect(
      decision.nearest
        .slice(0, 2)
        .map(({ faq }) => faq.id)
        .sort(),
    ).toEqual(['camera', 'light'])
  })

  it('answers where the title is that of one section alone', async () => {
    const decision = await matchFaq(index, 'Comment modifier mon numéro de téléphone')
    expect(decision).toMatchObject({ kind: 'answer', match: { faq: { id: 'phone' } } })
  })
})

describe('matchFaq among variants of one entry', async () => {
  const english = { ...(faqs[1] as SearchableFaq), language: 'en' }
  const german: SearchableFaq = {
    ...{ id: 'return-de', language: 'de', translationOfId: 'return', category: 'Returns' },
    ...{ question: 'Wie schicke ich einen Artikel zurück?', answer: 'Innerhalb von 30 Tagen.' },
    ...{ phrasings: ['Ware zurücksenden'], keywords: ['returns', 'Retoure'] },
  }
  const index = await buildFaqIndex([faqs[0] as SearchableFaq, english, german], { encoder: null })

  it.each([
    ['the one that was asked, when no language is known', 'send something back', null, 'return'],
    ['the customer’s, whichever was asked', 'Ware zurücksenden', 'en', 'return'],
    ['the customer’s, of a region without one of its own', 'send something back', 'de-AT', 'return-de'],
    ['the one that was asked, where the customer’s is missing', 'Ware zurücksenden', 'fr', 'return-de'],
    ['one of two that claim the same words', 'returns', 'de', 'return-de'],
  ])('shows %s', async (_, text, language, id) => {
    const decision = await matchFaq(index, text, { language })
    expect(decision).toMatchObject({ kind: 'answer', match: { faq: { id } } })
  })

  it('never offers two of them', async () => {
    const decision = await matchFaq(index, 'Artikel zurück', { language: 'de' })
    const ids = decision.nearest.map(({ faq }) => faq.id)
    expect(ids).toContain('return-de')
    expect(ids).not.toContain('return')
  })
})
