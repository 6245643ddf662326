import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../journeys/process.ts'

/** Attacks that need more than a server: a browser, a model that obeys, schemas that lack something. */
export const suites = {
  hostile: {
    title: 'texts and model outputs that mean harm, in every place that shows one',
    files: ['tests/browser/hostile', 'tests/journeys/obeying'],
    env: { HOSTILE: 'all' },
  },
  permissions: {
    title: 'every field in every role over every transport, and each scope removed in turn',
    files: ['tests/authorization'],
    env: { WHO_MAY: 'all' },
  },
} as const

export type SuiteName = keyof typeof suites

export interface SuiteOutcome {
  attack: SuiteName
  passed: number
  seconds: number
  /** The tests that failed. */
  problems: readonly string[]
}

interface VitestReport {
  testResults: {
    name: string
    startTime: number
    endTime: number
    message: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

const root = join(import.meta.dirname, '../..')

/** All at once, as vitest deals files to its workers; each test that has ended is printed. */
export async function runSuites(names: readonly SuiteName[]): Promise<SuiteOutcome[]> {
  if (names.length === 0) return []
  const folder = temporaryFolder()
  const outputFile = join(folder.path, 'report.json')
  try {
    const child = spawn(
      join(root, 'node_modules/.bin/vitest'),
      [
        ...['run', '--reporter=verbose', '--reporter=json', `--outputFile.json=${outputFile}`],
        ...names.flatMap((name) => suites[name].files),
      ],
      {
        cwd: root,
        env: Object.assign({}, process.env, ...names.map((name) => suites[name].env)),
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
    const end = () => void child.kill()
    process.once('exit', end)
    await once(child, 'exit')
    process.off('exit', end)
    const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as VitestReport
    return names.map((name) => outcomeOf(name, testResults))
  } finally {
    folder.remove()
  }
}

function outcomeOf(name: SuiteName, all: VitestReport['testResults']): SuiteOutcome {
  const files = all.filter((file) => suites[name].files.some((part) => file.name.includes(part)))
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const seconds = files.map(({ startTime, endTime }) => (endTime - startTime) / 1000)
  const passed = tests.filter(({ status }) => status === 'passed').length
  return {
    attack: name,
    passed,
    seconds: Math.round(Math.max(0, ...seconds)),
    problems: [
      ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      // A file that cannot even be loaded has no tests.
      ...files.filter(({ assertionResults }) => assertionResults.length === 0).map((file) => file.message),
      ...(passed === 0 ? ['nothing of it was tried'] : []),
    ],
  }
}
