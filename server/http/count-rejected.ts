import type { Plugin } from 'graphql-yoga'
import type { Metrics } from '#server/ports/metrics.ts'

/** Counts operations that are not run at all: wrong syntax, not valid, over a limit. */
export function countRejected(metrics: Metrics): Plugin {
  const rejected = () =>
    metrics.operationEnded({ field: 'other', type: 'query', outcome: 'rejected', seconds: 0 })
  return {
    onParse() {
      return ({ result }) => {
        if (result instanceof Error) rejected()
      }
    },
    onValidate() {
      return ({ valid }) => {
        if (!valid) rejected()
      }
    },
  }
}
