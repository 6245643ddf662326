import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { parseSourceFile, type SourceFile } from './source-file.ts'

/** Made by tools, or as their tools want them: not ours to shape. */
const notOurs = ['node_modules', 'generated', 'gql', 'dist', 'fixtures', 'migrations', 'coverage']

/** Every TypeScript file under the `root` of a tree laid out like ours, parsed. */
export async function readSourceTree(root: string): Promise<SourceFile[]> {
  const models = await readModels(root)
  const paths = await sourcePaths(root)
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(path, 'utf8')
      return parseSourceFile(relative(root, path).split(sep).join('/'), text, models)
    }),
  )
}

async function sourcePaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = entries.map((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || notOurs.includes(entry.name)) return []
    if (entry.isDirectory()) return sourcePaths(path)
    return /\.[cm]?tsx?$/.test(entry.name) ? [path] : []
  })
  return (await Promise.all(nested)).flat().sort()
}

/** The names by which the Prisma client offers the tables: `ModelCall` as `modelCall`. */
async function readModels(root: string): Promise<Set<string>> {
  const schema = await readFile(join(root, 'prisma/schema.prisma'), 'utf8')
  const names = [...schema.matchAll(/^model (\w+)/gm)].flatMap((match) => match[1] ?? [])
  return new Set(names.map((name) => name.charAt(0).toLowerCase() + name.slice(1)))
}
