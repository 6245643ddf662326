/** What an action was done to, as ids by kind. */
export type Subjects = Partial<Record<Kind, string>>

const kinds = ['session', 'ticket', 'faq', 'apiKey', 'message', 'revision'] as const
type Kind = (typeof kinds)[number]

/** Reads the ids of an action's subjects from its arguments (`sessionId`) and its result (`{ session: { id } }`). */
export function subjectsOf(args: object, result: unknown): Subjects {
  // A ticket and a message know their session: what was done to them was done in it.
  const sources = [
    args,
    'input' in args ? args.input : null,
    fieldOf(result, 'ticket'),
    fieldOf(result, 'message'),
  ]
  const subjects: Subjects = {}
  for (const kind of kinds) {
    const id = idIn(result, kind) ?? sources.map((source) => textIn(source, `${kind}Id`)).find(Boolean)
    if (id) subjects[kind] = id
  }
  return subjects
}

function idIn(result: unknown, kind: Kind): string | undefined {
  const subject = fieldOf(result, kind)
  return textIn(subject, 'id')
}

function textIn(value: unknown, name: string): string | undefined {
  const field = fieldOf(value, name)
  return typeof field === 'string' ? field : undefined
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
