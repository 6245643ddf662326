/**
 * The newest commit that broke the rule; it holds for those after it. By its subject, because a hash
 * changes when a history is rewritten.
 */
export const BASELINE = 'encoder: Keep a process going as long as vectors are waited for.'
export const MAX_COMMITS = 50

/** Areas beside the names of folders. */
const otherAreas = ['docs', 'build', 'tests']

export interface CommitMessage {
  hash: string
  subject: string
  body: string
}

/** What is wrong with a commit's message, in words for its author. `folders`: the names of all of the repository. */
export function findMessageProblems(
  { hash, subject, body }: CommitMessage,
  folders: ReadonlySet<string>,
): string[] {
  const at = `${hash} "${subject}"`
  const [, area, sentence] = /^([a-z0-9.-]+): (.+)$/.exec(subject) ?? []
  if (area === undefined || sentence === undefined) return [`${at}: write "area: Imperative sentence."`]
  return [
    ...(folders.has(area) || otherAreas.includes(area)
      ? []
      : [`${at}: "${area}" is no folder; use one, or ${otherAreas.join(', ')}.`]),
    ...(/^[A-Z].*\.$/.test(sentence) ? [] : [`${at}: write a sentence, from a capital to a full stop.`]),
    ...(body.trim() === '' ? [`${at}: say why in the body.`] : []),
  ]
}
