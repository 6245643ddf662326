import { type DocumentNode, GraphQLError, Kind, parse, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { DEPTH_LIMIT } from '#server/schema/builder.ts'
import { type DocumentSize, measureDocument } from './measure-document.ts'

/**
 * What the largest operations of the chat, the console, GraphiQL and the tests need, and half of it more. Each rule of
 * validation takes well under a millisecond on what is within; what is not never reaches one.
 */
const documentBounds = {
  tokens: 450,
  operations: 12,
  fragments: 12,
  spreads: 24,
  aliases: 15,
  directives: 10,
  variables: 20,
  fields: 700,
  cycles: 0,
  longestName: 100,
  merged: 4,
  depth: DEPTH_LIMIT,
  introspectionDepth: 22,
  introspections: 3,
} as const satisfies DocumentSize & { tokens: number }

const inWords: Record<keyof DocumentSize, string> = {
  operations: 'operations in one document',
  fragments: 'fragments',
  spreads: 'uses of fragments',
  aliases: 'aliases',
  directives: 'directives',
  variables: 'variables',
  fields: 'fields and uses of fragments, each counted wherever it is used',
  cycles: 'fragments inside of themselves',
  longestName: 'characters in a name',
  merged: 'fields of one name in one place',
  depth: 'levels of fields',
  introspectionDepth: 'levels of introspection',
  introspections: 'looks at the schema',
}

/** The first ones are enough to mend a document; for each it is searched for names that are like the wrong one. */
const MAX_ERRORS = 10

/**
 * Refuses a document that asks for too much work, as soon as it is parsed and before it is validated: validation
 * compares fields in pairs, and was blocked for a second by 6 KB. What it decides is remembered with the document.
 */
export function boundDocuments(): Plugin {
  const accepted = new WeakSet<DocumentNode>()
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source, { ...options, maxTokens: documentBounds.tokens }))
      return ({ result, replaceParseResult }) => {
        if (!isDocument(result) || accepted.has(result)) return
        const complaint = complaintAbout(result)
        if (complaint === null) accepted.add(result)
        else replaceParseResult(refusal(complaint))
      }
    },
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules, _typeInfo, options) =>
        validate(schema, document, rules, { ...options, maxErrors: MAX_ERRORS }),
      )
    },
  }
}

/** The first bound that a document exceeds, in words; null when it is within all of them. */
export function complaintAbout(document: DocumentNode): string | null {
  const size = measureDocument(document, documentBounds.fields)
  const names = Object.keys(inWords) as (keyof DocumentSize)[] // They are the keys of a literal.
  const exceeded = names.find((name) => size[name] > documentBounds[name])
  if (exceeded === undefined) return null
  return `The document is too large: ${documentBounds[exceeded]} ${inWords[exceeded]} are allowed, and it has ${size[exceeded]}.`
}

function isDocument(result: unknown): result is DocumentNode {
  return (result as { kind?: unknown } | null)?.kind === Kind.DOCUMENT
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'INVALID_INPUT', field: 'query', http: { spec: true, status: 400 } },
  })
}
