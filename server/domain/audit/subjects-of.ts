/** What an action was done to, as ids by kind. */
export type Subjects = Partial<Record<SubjectKind, string>>

/** All that actions are done to. */
export const subjectKinds = [
  'session',
  'ticket',
  'faq',
  'apiKey',
  'message',
  'revision',
  'faqImport',
  'phrasingRun',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** A stored line's subjects in its order, those of kinds that there no longer are left out. */
export function readSubjects(stored: unknown): { kind: SubjectKind; id: string }[] {
  return Object.keys(Object(stored)).flatMap((name) => {
    const kind = subjectKinds.find((known) => known === name)
    const id = kind && textIn(stored, kind)
    return kind && id !== undefined ? [{ kind, id }] : []
  })
}

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
  for (const kind of subjectKinds) {
    const id = idIn(result, kind) ?? sources.map((source) => textIn(source, `${kind}Id`)).find(Boolean)
    if (id) subjects[kind] = id
  }
  return subjects
}

function idIn(result: unknown, kind: SubjectKind): string | undefined {
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
