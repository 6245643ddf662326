/** Names and descriptions of a list's types: `FaqConnection`, `FaqEdge`. */
export function connectionOf(type: string, plural: string) {
  return [
    { name: `${type}Connection`, description: `One page of a list of ${plural}.` },
    { name: `${type}Edge`, description: `One of the ${plural} and where it stands in the list.` },
  ] as const
}
