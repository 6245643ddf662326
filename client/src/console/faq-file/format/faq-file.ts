import type { FaqInput } from '../../../gql/console/graphql.ts'

export type FaqFileFormat = 'csv' | 'json'

/** Why a row is not imported. `row`: as a spreadsheet counts, the header is 1; of JSON, the first entry is 1. */
export interface BadRow {
  row: number
  field: string
  message: string
}

/** A file as far as the browser reads it: what headings and cells mean is for the server to say. */
export interface FaqFile {
  /** Of a spreadsheet; JSON has none. */
  columns?: string[]
  /** Cells with `columns`, else FAQs. In the file's order, without gaps in a spreadsheet. */
  entries: { row: number; content: string[] | FaqInput }[]
  rejected: BadRow[]
  /** What it was read as. */
  encoding: string
}

export const columns = [
  ...['question', 'answer', 'category', 'phrasings', 'keywords'],
  ...['enabled', 'language', 'translationOf', 'externalId'],
]

/** A file as a whole that cannot be read; the message says what to do. */
export class UnreadableFile extends Error {}
