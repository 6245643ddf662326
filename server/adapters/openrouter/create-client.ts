import OpenAI from 'openai'
import { createBoundedFetch } from './bounded-fetch.ts'

export interface ClientOptions {
  apiKey: string
  baseUrl: string
  budgetMs: number
  maxCharacters: number
}

/** A raw stream has some 300 bytes of JSON around every token of a few characters. */
const BYTES_PER_CHARACTER = 64

export function createClient({ apiKey, baseUrl, budgetMs, maxCharacters }: ClientOptions): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: baseUrl,
    // Else it reads these from the environment and sends them along.
    adminAPIKey: null,
    organization: null,
    project: null,
    // Retries are ours, within one budget; and its log would show chunks, which contain customers' words.
    maxRetries: 0,
    logLevel: 'off',
    timeout: budgetMs,
    fetch: createBoundedFetch(maxCharacters * BYTES_PER_CHARACTER),
    defaultHeaders: { 'X-Title': 'AI Support Bot' },
  })
}
