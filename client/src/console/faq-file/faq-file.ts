import type { FaqInput } from '../../gql/console/graphql.ts'

export type FaqFileFormat = 'csv' | 'json'

/** Why a row is not imported. `row`: as a spreadsheet counts, the header is 1; of JSON, the first entry is 1. */
export interface BadRow {
  row: number
  field: string
  message: string
}

export interface FaqFile {
  rows: { row: number; input: FaqInput }[]
  rejected: BadRow[]
}

export const columns = ['question', 'answer', 'category', 'phrasings', 'keywords', 'enabled'] as const

/** A file as a whole that cannot be read; the message says what to do. */
export class UnreadableFile extends Error {}
