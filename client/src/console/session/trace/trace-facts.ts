import type { TranscriptMessageFragment } from '../../../gql/console/graphql.ts'
import { formats } from '../../formats.ts'

export type ReplyTrace = NonNullable<TranscriptMessageFragment['trace']>
export type NearestFaq = ReplyTrace['nearest'][number]

/** A name and its value, in words. */
export interface TraceRow {
  name: string
  value: string
}

const paths: Record<NonNullable<ReplyTrace['search']>['path'], string> = {
  EXACT: 'Same words as the FAQ',
  FUSED: 'Meaning and words',
  LEXICAL: 'Words only',
  EMPTY: 'Nothing to search for',
}

/** A reply's trace as rows to read; what does not apply to it has none. */
export function traceRows({ rule, search, model }: ReplyTrace): TraceRow[] {
  const rows: [name: string, value: string | null | undefined][] = [
    ['Rule', rule],
    // A path that is newer than this page has its own name.
    ['Search', search && (paths[search.path] ?? search.path)],
    ['From the cache', search?.cached ? 'Yes' : null],
    ['Words corrected', search?.correctedWords ? String(search.correctedWords) : null],
    ['Model', model?.name],
    [
      "Model's own confidence",
      model?.statedConfidence == null ? null : formats.percent(model.statedConfidence),
    ],
    ['Model outcome', model?.outcome],
  ]
  return rows.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}

/** What was near, best first, without what was not near at all. */
export function nearFaqs({ nearest }: ReplyTrace): NearestFaq[] {
  return nearest.filter(({ confidence }) => confidence >= 0.005)
}
