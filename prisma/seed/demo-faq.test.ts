import { describe, expect, test } from 'vitest'
import { readDemoFaqs, readDemoQuestions } from './demo-faq.ts'

const faqs = await readDemoFaqs()
const questions = await readDemoQuestions()

/** What two spellings must share to count as the same message: letters and digits, whatever stands between them. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

describe('the demo FAQ', () => {
  test('has 48 to 60 entries in at least 8 categories, each with its own slug', () => {
    expect(faqs.length).toBeGreaterThanOrEqual(48)
    expect(faqs.length).toBeLessThanOrEqual(60)
    expect(new Set(faqs.map((faq) => faq.category)).size).toBeGreaterThanOrEqual(8)
    expect(new Set(faqs.map((faq) => faq.id)).size).toBe(faqs.length)
  })

  test('gives every entry 6 to 8 phrasings and 3 to 6 keywords', () => {
    for (const faq of faqs) {
      expect(faq.phrasings.length, faq.id).toBeGreaterThanOrEqual(6)
      expect(faq.phrasings.length, faq.id).toBeLessThanOrEqual(8)
      expect(faq.keywords.length, faq.id).toBeGreaterThanOrEqual(3)
      expect(faq.keywords.length, faq.id).toBeLessThanOrEqual(6)
    }
  })

  test('never has one wording as an exact match of two entries', () => {
    const owner = new Map<string, string>()
    for (const faq of faqs) {
      for (const wording of new Set([faq.question, ...faq.phrasings, ...faq.keywords].map(plain))) {
        expect(owner.get(wording) ?? faq.id, `"${wording}"`).toBe(faq.id)
        owner.set(wording, faq.id)
      }
    }
  })

  test('links to the invented shop only', () => {
    const links = faqs.flatMap((faq) => faq.answer.match(/https?:\/\/[^\s)]+/g) ?? [])
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter((link) => !link.startsWith('https://shop.example/'))).toEqual([])
  })
})

describe('the demo questions', () => {
  test('include at least 140 that the FAQ answers and 60 that it does not, each with its own id and words', () => {
    expect(questions.filter((row) => row.faq !== null).length).toBeGreaterThanOrEqual(140)
    expect(questions.filter((row) => row.faq === null).length).toBeGreaterThanOrEqual(60)
    expect(new Set(questions.map((row) => row.qid)).size).toBe(questions.length)
    expect(new Set(questions.map((row) => plain(row.text))).size).toBe(questions.length)
  })

  test('name entries that exist, and leave none of them untested', () => {
    const named = new Set(questions.flatMap((row) => row.faq ?? []))
    expect([...named].sort()).toEqual(faqs.map((faq) => faq.id).sort())
  })

  test('are asked in words that no entry contains', () => {
    const known = new Set(faqs.flatMap((faq) => [faq.question, ...faq.phrasings, ...faq.keywords].map(plain)))
    expect(questions.filter((row) => known.has(plain(row.text)))).toEqual([])
  })

  test('try at least ten injections, none of which has an answer', () => {
    const injections = questions.filter((row) => row.tags?.split(' ').includes('injection'))
    expect(injections.length).toBeGreaterThanOrEqual(10)
    expect(injections.filter((row) => row.faq !== null)).toEqual([])
  })
})
