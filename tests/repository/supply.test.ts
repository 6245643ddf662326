import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Of what is shipped: each may be used in a closed product, with its notice. */
const allowedLicences = [
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'Unlicense'],
  '(MIT OR CC0-1.0)',
]

/**
 * Those that would run something of their own when they are installed. `.npmrc` keeps them from it, and the product
 * does without. One more on this list is one more to read.
 */
const withInstallScripts = ['@prisma/engines', 'minilm-weights', 'onnxruntime-node', 'prisma']

interface LockedPackage {
  integrity?: string
  hasInstallScript?: boolean
}

interface Component {
  name: string
  version: string
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[]
}

function lockedPackages(): [path: string, LockedPackage][] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  return Object.entries(packages).filter(([path]) => path !== '')
}

/** As `npm run sbom` prints it. */
function shippedComponents(): Component[] {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
  return JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], options)).components
}

function licenceOf({ licenses = [] }: Component): string {
  const [first] = licenses
  return first?.license?.id ?? first?.expression ?? first?.license?.name ?? 'none'
}

describe('what others wrote', () => {
  test('is shipped under licences that are on the list', { timeout: 90_000 }, () => {
    const components = shippedComponents()
    expect(components.length).toBeGreaterThan(100)
    const others = components.filter((component) => !allowedLicences.includes(licenceOf(component)))
    expect(others.map((one) => `${one.name}@${one.version}: ${licenceOf(one)}`)).toEqual([])
  })

  test('is what its authors published, by the hash of each package', () => {
    const unchecked = lockedPackages().filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))
    expect(unchecked.map(([path]) => path)).toEqual([])
  })

  test('runs nothing when it is installed', () => {
    const scripts = lockedPackages().filter(([, { hasInstallScript }]) => hasInstallScript)
    const names = scripts.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13))
    expect(names.sort()).toEqual(withInstallScripts)
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
  })
})
