import { fits, isTest } from './find-import-violations.ts'
import * as house from './house-table.ts'
import type { SourceFile, Use } from './source-file.ts'

/** One line a violation: the offending path, what is wrong, what to do. */
export function findFileViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...wrongName(file.path),
    ...wrongSize(file),
    ...longFunctions(file),
    ...(file.isBarrel
      ? [`${file.path}: only hands on other files. Import them where they are used, and delete it.`]
      : []),
    ...file.uses.flatMap((use) => wrongUse(file.path, use)),
  ])
}

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const pascalCase = /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/

function wrongName(path: string): string[] {
  const parts = path.split('/')
  const name = parts.at(-1) ?? path
  const isComponent = name.endsWith('.tsx') && !house.entryPoints.includes(name)
  const problems: string[] = []
  for (const part of parts) {
    const stem = part.replace(/\..*$/, '')
    if (house.drawerNames.includes(stem)) {
      problems.push(`${path}: "${stem}" is a drawer for anything. Name it for what it holds.`)
    }
  }
  if (isComponent && !pascalCase.test(name)) {
    problems.push(`${path}: a component's file has its name, in PascalCase.tsx.`)
  }
  const kebabParts = isComponent ? parts.slice(0, -1) : parts
  if (!kebabParts.every((part) => kebabCase.test(part))) problems.push(`${path}: name it in kebab-case.`)
  return problems
}

function wrongSize({ path, lines }: SourceFile): string[] {
  if (lines >= house.tooManyLines)
    return [`${path}: has ${lines} lines; ${house.tooManyLines} are too many. Aim for 80: one idea a file.`]
  if (isTest(path)) return []
  const isListed = house.longerFiles.includes(path)
  if (lines > house.MAX_PRODUCT_LINES && !isListed)
    return [
      `${path}: has ${lines} lines, the limit is ${house.MAX_PRODUCT_LINES}. Part its ideas, one file each.`,
    ]
  if (lines <= house.MAX_PRODUCT_LINES && isListed)
    return [`${path}: has only ${lines} lines by now. Take it off longerFiles, so that it stays so.`]
  return []
}

function longFunctions({ path, functions }: SourceFile): string[] {
  if (isTest(path)) return []
  return functions.flatMap(({ name, line, lines }) => {
    if (lines <= house.MAX_FUNCTION_LINES) return []
    const which = name || 'a function'
    return [
      `${path}:${line}: ${which} has ${lines} lines, the limit is ${house.MAX_FUNCTION_LINES}. Part its ideas.`,
    ]
  })
}

function wrongUse(path: string, use: Use): string[] {
  const at = `${path}:${use.line}: ${use.code}`
  const within = (places: readonly string[]) => places.some((place) => fits(path, place))
  if (isTest(path)) return []
  if (use.what === 'environment' && !within(house.readsEnvironment)) {
    return [
      `${at} is read outside ${house.readsEnvironment.join(', ')}. Give server/config.ts the setting and hand it in.`,
    ]
  }
  if (use.what === 'process' && within(house.withoutClock)) {
    return [`${at} in the domain. Hand in what it is needed for.`]
  }
  if (use.what === 'clock' && within(house.withoutClock) && !within(house.measuresItself)) {
    return [
      `${at} in the domain. Take the time from \`deps.clock\`, waiting from \`deps.sleep\`, chance from the caller.`,
    ]
  }
  if (use.what === 'database-write' && within(house.withoutDatabaseWrites)) {
    return [`${at} writes to the database. Let a use case in server/domain/ do it.`]
  }
  return []
}
