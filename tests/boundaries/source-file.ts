import ts from 'typescript'

/** What the checks need to know of one file. Paths are relative to the repository, with slashes. */
export interface SourceFile {
  path: string
  lines: number
  imports: readonly Import[]
  /** True when every statement hands on what another file exports. */
  isBarrel: boolean
  uses: readonly Use[]
  functions: readonly FunctionSize[]
}

/** A function with a body, by its own name or the one that it is assigned to; '' for a callback. */
export interface FunctionSize {
  name: string
  line: number
  lines: number
}

export interface Import {
  specifier: string
  line: number
  /** Erased when the file runs. */
  typeOnly: boolean
}

/** Something that only certain files may touch, as it stands in the code: `process.env`, `Date.now()`. */
export interface Use {
  what: 'environment' | 'process' | 'clock' | 'database-write'
  code: string
  line: number
}

const clockCalls = new Set([
  'Date.now',
  'Date',
  'Math.random',
  'setTimeout',
  'setInterval',
  'performance.now',
  'AbortSignal.timeout',
])
const databaseWrites =
  /\.(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/
const databaseStatements = /\.\$(executeRaw|executeRawUnsafe|transaction)$/

/** `models`: the Prisma client's delegates (`session`, `modelCall`), by which a write is told from a Map's `delete`. */
export function parseSourceFile(path: string, text: string, models: ReadonlySet<string>): SourceFile {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  const uses: Use[] = []
  const functions: FunctionSize[] = []
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
  const lastLineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getEnd()).line + 1
  const addImport = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      imports.push({ specifier: specifier.text, line: lineOf(node), typeOnly })
  }
  const addUse = (node: ts.Node, what: Use['what'], code: string) =>
    uses.push({ what, code, line: lineOf(node) })

  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = lineOf(node)
      functions.push({ name: nameOf(node), line, lines: lastLineOf(node) - line + 1 })
    }
    if (ts.isImportDeclaration(node)) {
      addImport(node, node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    } else if (ts.isExportDeclaration(node)) {
      addImport(node, node.moduleSpecifier, node.isTypeOnly)
    } else if (ts.isImportTypeNode(node)) {
      if (ts.isLiteralTypeNode(node.argument)) addImport(node, node.argument.literal, true)
    } else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) addImport(node, node.arguments[0], false)
      const callee = node.expression.getText(source).replace(/^globalThis\./, '')
      if (clockCalls.has(callee)) addUse(node, 'clock', `${callee}()`)
      if (writesTo(node.expression, models)) addUse(node, 'database-write', `${callee}()`)
    } else if (ts.isTaggedTemplateExpression(node)) {
      const tag = node.tag.getText(source)
      if (databaseStatements.test(tag)) addUse(node, 'database-write', tag)
    } else if (
      ts.isNewExpression(node) &&
      node.expression.getText(source) === 'Date' &&
      !node.arguments?.length
    ) {
      addUse(node, 'clock', 'new Date()')
    } else if (ts.isIdentifier(node) && node.text === 'process' && isOwnName(node)) {
      const isEnv = ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === 'env'
      addUse(node, isEnv ? 'environment' : 'process', isEnv ? 'process.env' : 'process')
    }
    ts.forEachChild(node, visit)
  }
  visit(source)

  for (const { specifier, line } of imports) {
    if (/^(node:)?process$/.test(specifier)) uses.push({ what: 'environment', code: specifier, line })
  }
  return { path, lines: countLines(text), imports, isBarrel: isBarrel(source), uses, functions }
}

function nameOf(node: ts.SignatureDeclaration): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined)
  return named?.getText() ?? ''
}

/** True for `process` itself, false for `job.process` and for `{ process: … }`. */
function isOwnName(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  return !(ts.isPropertyAssignment(parent) && parent.name === node) && !ts.isPropertySignature(parent)
}

function writesTo(callee: ts.Expression, models: ReadonlySet<string>): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return false
  const code = callee.getText()
  if (databaseStatements.test(code)) return true
  const on = callee.expression
  return databaseWrites.test(code) && ts.isPropertyAccessExpression(on) && models.has(on.name.text)
}

function isBarrel(source: ts.SourceFile): boolean {
  const statements = source.statements.filter((statement) => !ts.isImportDeclaration(statement))
  return statements.length > 0 && statements.every((statement) => ts.isExportDeclaration(statement))
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}
