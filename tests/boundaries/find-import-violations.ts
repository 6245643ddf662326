import { posix } from 'node:path'
import { findCycles } from './find-cycles.ts'
import { type FolderRule, folderRules, oneWayBelow, packageHomes } from './house-table.ts'
import type { Import, SourceFile } from './source-file.ts'

/** One line a violation: the offending path, what is wrong, what to do. */
export function findImportViolations(files: readonly SourceFile[]): string[] {
  return [
    ...files.flatMap(wrongImports),
    ...importCycles(files),
    ...floorsOf(files).flatMap((floor) => roomCycles(files, floor)),
  ]
}

/** Tests may use anything of ours: they stand where several parts meet. */
export function isTest(path: string): boolean {
  return /\.(test|contract|bench)\.tsx?$/.test(path) || fits(path, 'tests/') || fits(path, 'server/testing/')
}

/** True when `path` is the file `place`, or in the folder `place` (which ends in a slash). */
export function fits(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place
}

function wrongImports(file: SourceFile): string[] {
  const isRootFile = !file.path.includes('/')
  if (isTest(file.path) && !file.path.startsWith('client/')) return []
  const rule = ruleOf(file.path)
  if (!rule) {
    const advice = 'Put it where it belongs, or give its folder a line in tests/boundaries/house-table.ts.'
    return isRootFile ? [] : [`${file.path}: no rule says what it may import. ${advice}`]
  }
  return file.imports.flatMap((found) => {
    const problem = wrongImport(file.path, found, rule)
    return problem ? [`${file.path}:${found.line}: ${problem}`] : []
  })
}

function wrongImport(path: string, found: Import, rule: FolderRule): string | null {
  const target = resolve(path, found.specifier)
  if (target === null) {
    if (isTest(path)) return null
    const home = packageHomes.find((entry) =>
      entry.packages.some((name) => fitsPackage(found.specifier, name)),
    )
    if (home && !found.typeOnly && !home.homes.some((place) => fits(path, place))) {
      return `imports ${found.specifier}, whose home is ${home.homes.join(', ')}. ${rule.instead}`
    }
    if (rule.packages.some((name) => fitsPackage(found.specifier, name))) return null
    return `imports the package ${found.specifier}; ${rule.folder} may import ${list(rule.packages)}. ${rule.instead}`
  }
  if (rule.mayImport.some((place) => fits(target, place))) return null
  const types = rule.typesOf?.some((place) => fits(target, place)) ?? false
  if (types && found.typeOnly) return null
  if (types)
    return `imports ${target} to run it; ${rule.folder} may only \`import type\` of it. ${rule.instead}`
  return `imports ${target}; ${rule.folder} may import ${list([...rule.mayImport, ...(rule.typesOf ?? [])])}. ${rule.instead}`
}

function importCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(
    files.map((file) => {
      // Types count: two files whose types need each other are one idea in two places.
      return [file.path, file.imports.flatMap((found) => resolve(file.path, found.specifier) ?? [])]
    }),
  )
  return findCycles(graph).map(
    (cycle) =>
      `${cycle[0]}: imports itself in a circle: ${cycle.join(' -> ')}. Move what both need into a file of its own.`,
  )
}

/** Every folder that has folders, with a slash at its end. */
function floorsOf(files: readonly SourceFile[]): string[] {
  const folders = files.flatMap(({ path }) => {
    const parts = path.split('/').slice(0, -1)
    return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
  })
  return [...new Set(folders)].filter((folder) => oneWayBelow.some((place) => folder.startsWith(place)))
}

/** Rooms of one floor that need each other, directly or by way of others. Files beside the rooms are of none. */
function roomCycles(files: readonly SourceFile[], floor: string): string[] {
  const roomOf = (path: string) => {
    const [room, ...rest] = path.startsWith(floor) ? path.slice(floor.length).split('/') : []
    return room !== undefined && rest.length > 0 ? room : null
  }
  const rooms = new Map<string, string[]>()
  const doors = new Map<string, string>()
  for (const { path, imports } of files) {
    const room = roomOf(path)
    if (room === null || isTest(path)) continue
    const into = rooms.get(room) ?? []
    rooms.set(room, into)
    for (const { specifier } of imports) {
      const target = resolve(path, specifier)
      const other = target === null ? null : roomOf(target)
      if (other === null || other === room) continue
      into.push(other)
      doors.set(`${room} -> ${other}`, `${path} imports ${target}`)
    }
  }
  return findCycles(rooms).map((cycle) => {
    const steps = cycle.slice(1).map((room, index) => doors.get(`${cycle[index]} -> ${room}`))
    const way = `${cycle.join(' -> ')} (${steps.join('; ')})`
    return `${floor}${cycle[0]}/: needs itself by way of others: ${way}. Move what both need into the lower of them.`
  })
}

/** The rule with the longest folder that fits, its `<x>` replaced by the name at hand. */
function ruleOf(path: string): FolderRule | null {
  const fitting = folderRules.flatMap((rule) => {
    const match = new RegExp(
      `^${rule.folder.replaceAll('.', '\\.').replace('<x>', '([^/]+)')}${rule.folder.endsWith('/') ? '' : '$'}`,
    ).exec(path)
    if (!match) return []
    const fill = (place: string) => place.replace('<x>', match[1] ?? '<x>')
    return [{ ...rule, folder: fill(rule.folder), mayImport: rule.mayImport.map(fill) }]
  })
  return fitting.toSorted((a, b) => b.folder.length - a.folder.length)[0] ?? null
}

/** The path of a file of ours, null for a package. */
function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  return null
}

function fitsPackage(specifier: string, name: string): boolean {
  if (name.endsWith('*')) return specifier.startsWith(name.slice(0, -1))
  return specifier === name || specifier.startsWith(`${name}/`)
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing of ours' : names.join(', ')
}
