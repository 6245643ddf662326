import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/** How much work a document makes before anything of it is resolved. */
export interface DocumentSize {
  operations: number
  fragments: number
  /** Uses of fragments, inline ones included. */
  spreads: number
  aliases: number
  directives: number
  variables: number
  /** Fields and uses of fragments, once each fragment stands in each place that uses it. */
  fields: number
  /** Fragments that are met again inside of themselves. */
  cycles: number
  /** Characters of the longest name: validation compares a name that it does not know with all that it knows. */
  longestName: number
  /** The most fields that become one of the answer: validation compares each of them with each other. */
  merged: number
  /** Levels of fields. */
  depth: number
  /** The same below `__schema` and `__type`, where our own documents of the schema are deep, and answers are not. */
  introspectionDepth: number
  /** Fields that read the schema: `__schema` and `__type`. */
  introspections: number
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** What the answer holds under one name: how many fields of the document, and what these select. */
interface Place {
  fields: number
  below: Map<string, Place>
}

/**
 * Measures a document in a time that only grows with its length. Fragments are spread out when that makes at most
 * `maxFields` fields and uses, and none is inside of itself, which has ever more ways through it; else `merged` and the
 * depths stay 0. Fragments that are not there count as nothing: validation refuses them.
 */
export function measureDocument(document: DocumentNode, maxFields: number): DocumentSize {
  const size = countNodes(document)
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )
  // Fragments that no operation uses are validated, too.
  const roots = document.definitions.filter((definition) => 'selectionSet' in definition)
  countFields(
    roots.map(({ selectionSet }) => selectionSet),
    fragments,
    size,
  )
  if (size.fields > maxFields || size.cycles > 0) return size
  for (const root of roots) {
    const { selections } = root.selectionSet
    const introspection = 'typeCondition' in root && root.typeCondition.name.value.startsWith('__')
    spreadOut({ selections, fragments, size, below: new Map(), levels: 0, introspection })
  }
  return size
}

function countNodes(document: DocumentNode): DocumentSize {
  const size: DocumentSize = {
    ...{ operations: 0, fragments: 0, spreads: 0, aliases: 0, directives: 0, variables: 0 },
    ...{
      fields: 0,
      cycles: 0,
      merged: 0,
      depth: 0,
      introspectionDepth: 0,
      introspections: 0,
      longestName: 0,
    },
  }
  visit(document, {
    Name: ({ value }) => {
      size.longestName = Math.max(size.longestName, value.length)
    },
    OperationDefinition: () => {
      size.operations += 1
    },
    FragmentDefinition: () => {
      size.fragments += 1
    },
    FragmentSpread: () => {
      size.spreads += 1
    },
    InlineFragment: () => {
      size.spreads += 1
    },
    Field: ({ alias, name }) => {
      if (alias) size.aliases += 1
      if (name.value === '__schema' || name.value === '__type') size.introspections += 1
    },
    Directive: () => {
      size.directives += 1
    },
    VariableDefinition: () => {
      size.variables += 1
    },
  })
  return size
}

/** Each fragment is counted once and remembered, so that those which double each other take no longer. */
function countFields(roots: readonly SelectionSetNode[], fragments: Fragments, size: DocumentSize): void {
  const counted = new Map<string, number>()
  const open = new Set<string>()

  function countIn({ selections }: SelectionSetNode): number {
    return selections.reduce((sum, selection) => sum + 1 + countBelow(selection), 0)
  }

  function countBelow(selection: SelectionNode): number {
    if (selection.kind !== Kind.FRAGMENT_SPREAD)
      return selection.selectionSet ? countIn(selection.selectionSet) : 0
    const name = selection.name.value
    if (open.has(name)) size.cycles += 1
    const known = counted.get(name)
    if (known !== undefined || open.has(name)) return known ?? 0
    open.add(name)
    const fragment = fragments.get(name)
    const fields = fragment ? countIn(fragment.selectionSet) : 0
    open.delete(name)
    counted.set(name, fields)
    return fields
  }

  size.fields = roots.reduce((sum, root) => sum + countIn(root), 0)
}

interface Spreading {
  selections: readonly SelectionNode[]
  fragments: Fragments
  size: DocumentSize
  /** Where in the answer the selections are. */
  below: Map<string, Place>
  levels: number
  introspection?: boolean
}

function spreadOut(spreading: Spreading): void {
  const { selections, fragments } = spreading
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      spreadField(selection, spreading)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      spreadOut({ ...spreading, selections: selection.selectionSet.selections })
    } else {
      const { selections = [] } = fragments.get(selection.name.value)?.selectionSet ?? {}
      spreadOut({ ...spreading, selections })
    }
  }
}

function spreadField(field: Extract<SelectionNode, { kind: Kind.FIELD }>, spreading: Spreading): void {
  const { size, below } = spreading
  const name = field.alias?.value ?? field.name.value
  const place = below.get(name) ?? { fields: 0, below: new Map() }
  below.set(name, place)
  place.fields += 1
  const introspection = spreading.introspection || field.name.value.startsWith('__')
  const levels = spreading.levels + 1
  const depth = introspection ? 'introspectionDepth' : 'depth'
  size.merged = Math.max(size.merged, place.fields)
  size[depth] = Math.max(size[depth], levels)
  const selections = field.selectionSet?.selections ?? []
  spreadOut({ ...spreading, selections, below: place.below, levels, introspection })
}
