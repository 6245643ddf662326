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
  /** Fields, once each fragment stands in each place that uses it. */
  fields: number
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
 * `maxFields` fields; else `merged` and the depths stay 0. Cycles and fragments that are not there count as nothing:
 * validation refuses them.
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
  size.fields = countFields(
    roots.map(({ selectionSet }) => selectionSet),
    fragments,
  )
  if (size.fields > maxFields) return size
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
    ...{ fields: 0, merged: 0, depth: 0, introspectionDepth: 0, introspections: 0 },
  }
  visit(document, {
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
function countFields(roots: readonly SelectionSetNode[], fragments: Fragments): number {
  const counted = new Map<string, number>()

  function countIn({ selections }: SelectionSetNode): number {
    return selections.reduce((sum, selection) => sum + countOf(selection), 0)
  }

  function countOf(selection: SelectionNode): number {
    if (selection.kind === Kind.FIELD)
      return 1 + (selection.selectionSet ? countIn(selection.selectionSet) : 0)
    if (selection.kind === Kind.INLINE_FRAGMENT) return countIn(selection.selectionSet)
    const name = selection.name.value
    const known = counted.get(name)
    if (known !== undefined) return known
    // Met again on its own way, it is a cycle.
    counted.set(name, 0)
    const fragment = fragments.get(name)
    const fields = fragment ? countIn(fragment.selectionSet) : 0
    counted.set(name, fields)
    return fields
  }

  return roots.reduce((sum, root) => sum + countIn(root), 0)
}

interface Spreading {
  selections: readonly SelectionNode[]
  fragments: Fragments
  size: DocumentSize
  /** Where in the answer the selections are. */
  below: Map<string, Place>
  levels: number
  introspection?: boolean
  /** Fragments that this is inside of. */
  inside?: ReadonlySet<string>
}

function spreadOut(spreading: Spreading): void {
  const { selections, fragments, inside = new Set<string>() } = spreading
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      spreadField(selection, spreading)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      spreadOut({ ...spreading, selections: selection.selectionSet.selections })
    } else {
      const name = selection.name.value
      const fragment = fragments.get(name)
      if (!fragment || inside.has(name)) continue
      const selections = fragment.selectionSet.selections
      spreadOut({ ...spreading, selections, inside: new Set([...inside, name]) })
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
