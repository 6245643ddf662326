import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '#server/config.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const defaults = loadConfig({})
const settings = Object.keys(defaults)
/** Not the server's: Docker Compose gives them to others. */
const ofCompose = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'GRAFANA_PASSWORD', 'TLS_PEM_FILE']

describe('.env.example', () => {
  const example = read('.env.example')

  it('lists every setting of the server, and nothing that is not read', () => {
    const listed = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(listed.sort()).toEqual([...settings, ...ofCompose].sort())
  })

  it('shows the defaults: with all of them set, the server runs as it does without any', () => {
    const uncommented = example.replace(/^#([A-Z_]+=)/gm, '$1')
    expect(loadConfig(parseEnv(uncommented))).toEqual(defaults)
  })

  it('sets nothing by itself, and contains no secret', () => {
    for (const value of Object.values(parseEnv(example))) expect(value).toBe('')
  })
})

describe('docs/running.md', () => {
  it('has a row for every setting', () => {
    const rows = [...read('docs/running.md').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)]
    const listed = rows.flatMap(([, names = '']) => names.match(/[A-Z_]+/g) ?? [])
    expect(listed.sort()).toEqual([...settings].sort())
  })
})
