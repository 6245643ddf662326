/** A file that a document or a comment sends its reader to. */
export interface NamedPath {
  line: number
  path: string
}

const endings = 'ts|tsx|md|json|jsonl|graphql|css|html|prisma|sql|yml|yaml|wat|sh'
const fileName = new RegExp(
  `(?<![\\w/.@*-])(?:\\.{0,2}/)?(?:[\\w.-]+/)*[\\w-][\\w.-]*\\.(?:${endings})(?![\\w*(-])`,
  'g',
)

/** What git does not have: it is made on the spot, or is another program's. */
const elsewhere =
  /^(?:x|X)\b|node_modules|(?:^|\/)(?:gql|generated|dist)\/|^(?:tsconfig|package|manifest|tokenizer)\.json$|^secret\.yaml$|^Prisma\.sql$|\.test\.tsx?$|^(?:https?:)?\/\//

/** Links and code of a Markdown file; the prose around may name anything. */
export function pathsInMarkdown(text: string): NamedPath[] {
  return text.split('\n').flatMap((line, index) => {
    const links = [...line.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path)
    const code = [...line.matchAll(/`([^`]+)`/g)].flatMap(([, words = '']) => words.match(fileName) ?? [])
    return [...links.filter((path) => !/^[a-z]+:/.test(path)), ...code]
      .filter((path) => !elsewhere.test(path))
      .map((path) => ({ line: index + 1, path }))
  })
}

/** What the comments of a source name. */
export function pathsInComments(text: string): NamedPath[] {
  return text.split('\n').flatMap((line, index) => {
    const [, comment = ''] = /^\s*(?:\/\/|\/?\*+|#)(.*)$/.exec(line) ?? /[^:'"`]\/\/ (.*)$/.exec(line) ?? []
    return (comment.match(fileName) ?? [])
      .filter((path) => !elsewhere.test(path))
      .map((path) => ({ line: index + 1, path }))
  })
}

/** Whether a reader finds it: as written, beside the file that names it, or by its end. */
export function isFound(path: string, files: readonly string[]): boolean {
  const end = path.replace(/^(?:\.{0,2}\/)+/, '').replace(/\/$/, '')
  return files.some((file) => file === end || file.endsWith(`/${end}`) || file.startsWith(`${end}/`))
}
