import { decidedByField } from '../decided-by-field.ts'

/** Names and descriptions of a list's types: `FaqConnection`, `FaqEdge`. */
export function connectionOf(type: string, plural: string) {
  return [
    {
      name: `${type}Connection`,
      authScopes: decidedByField,
      description: `One page of a list of ${plural}.`,
    },
    {
      name: `${type}Edge`,
      authScopes: decidedByField,
      description: `One of the ${plural}, with its place in the list.`,
    },
  ] as const
}
