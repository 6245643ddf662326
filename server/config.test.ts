import { describe, expect, it } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'

function complaintsOf(environment: Record<string, string>): string[] {
  try {
    loadConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return [...error.complaints]
    throw error
  }
  return []
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      ROLE: 'all',
      DATABASE_URL: null,
      REDIS_URL: null,
      OPENROUTER_API_KEY: null,
      OPENROUTER_MODEL: ['nvidia/nemotron-nano-9b-v2:free'],
      CONFIDENCE_THRESHOLD: 0.6,
      MAX_CONTEXT_MESSAGES: 6,
      GROUNDING: 'strict',
      ESCALATION_KEYWORDS: ['cancel', 'refund', 'billing'],
      RATE_LIMIT_REQUESTS: 10,
      RATE_LIMIT_WINDOW: 60,
      ALLOWED_ORIGINS: [],
      TRUST_PROXY: false,
      RETENTION_DAYS: 0,
    })
  })

  it('treats an empty or blank value as unset, as .env files and Compose write them', () => {
    const blank = { PORT: '', DATABASE_URL: '  ', OPENROUTER_API_KEY: '', TRUST_PROXY: '\t', GROUNDING: '' }
    expect(loadConfig(blank)).toEqual(loadConfig({}))
  })

  it('keeps the spaces of a prefix, which a model tells apart, and reads languages', () => {
    const own = { ENCODER_DIR: '/models/e5', ENCODER_LANGUAGES: 'en, de', ENCODER_QUERY_PREFIX: 'query: ' }
    expect(loadConfig(own)).toMatchObject({
      ...{ ENCODER_DIR: '/models/e5', ENCODER_LANGUAGES: ['en', 'de'] },
      ...{ ENCODER_QUERY_PREFIX: 'query: ', ENCODER_PASSAGE_PREFIX: null },
    })
    expect(complaintsOf({ ...own, ENCODER_LANGUAGES: 'English' })).toEqual([
      'ENCODER_LANGUAGES must be a comma-separated list of languages like en,de.',
    ])
  })

  it('takes one encoder of the operator’s, and what is about it only with it', () => {
    const endpoint = { EMBEDDINGS_BASE_URL: 'http://127.0.0.1/v1', EMBEDDINGS_MODEL: 'm' }
    expect(complaintsOf({ ...endpoint, ENCODER_DIR: '/models/e5' })).toEqual([
      'ENCODER_DIR and EMBEDDINGS_BASE_URL both name an encoder: leave one of them out.',
    ])
    expect(complaintsOf({ ...endpoint, ENCODER_PASSAGE_PREFIX: 'passage: ' })).toEqual([])
    expect(complaintsOf({ ENCODER_PASSAGE_PREFIX: 'passage: ' })).toEqual([
      expect.stringMatching(/^ENCODER_PASSAGE_PREFIX .* set ENCODER_DIR or EMBEDDINGS_BASE_URL, too\.$/),
    ])
  })

  it('ignores variables that are not its own', () => {
    expect(loadConfig({ PATH: '/bin', HOME: '/' })).toEqual(loadConfig({}))
  })

  it('accepts a path however people write it', () => {
    for (const written of ['/support', 'support', '/support/', '//support//'])
      expect(loadConfig({ BASE_PATH: written }).BASE_PATH).toBe('/support')
    expect(loadConfig({ BASE_PATH: '/help/chat/' }).BASE_PATH).toBe('/help/chat')
    expect(loadConfig({ BASE_PATH: '/' }).BASE_PATH).toBe('')
    for (const wrong of ['/a b', '/a?b', 'https://x.example/a', '/a//b', '/"x', '/ü'])
      expect(complaintsOf({ BASE_PATH: wrong })).toEqual(['BASE_PATH must be a path like /support.'])
  })

  it('names every wrong value at once', () => {
    const wrong = {
      PORT: '65536',
      ROLE: 'boss',
      DATABASE_URL: 'mysql://host/name',
      DATABASE_POOL_SIZE: '1',
      REDIS_URL: 'host:6379',
      OPENROUTER_BASE_URL: 'openrouter.ai',
      OPENROUTER_MODEL: ' , ',
      MODEL_TIMEOUT_SECONDS: '0',
      EMBEDDINGS: 'maybe',
      CONFIDENCE_THRESHOLD: '1.5',
      MAX_CONTEXT_MESSAGES: '6.5',
      GROUNDING: 'loose',
      BUSINESS_CONTEXT_FILE: '/there/is/no/such/file.md',
      RATE_LIMIT_REQUESTS: '-1',
      RATE_LIMIT_WINDOW: '1e3',
      ALLOWED_ORIGINS: 'https://shop.example/path',
      TRUST_PROXY: 'maybe',
      TRUSTED_HOPS: '0',
      BASE_PATH: '/support?x',
      ADMIN_KEY: 'short',
      IDENTITY_SECRET: 'short',
      RETENTION_DAYS: 'never',
      LOG_LEVEL: 'loud',
    }
    const complaints = complaintsOf(wrong)
    expect(complaints.map((complaint) => complaint.split(' ')[0])).toEqual(
      expect.arrayContaining(Object.keys(wrong)),
    )
    expect(complaints).toHaveLength(Object.keys(wrong).length)
    expect(new ConfigError(complaints).message.split('\n')).toHaveLength(complaints.length + 1)
  })

  it.each([
    ['OPENROUTER_API_KEY', 'sk-or-123\u200b', 'U+200B, at character 10'],
    ['EMBEDDINGS_API_KEY', 'sk\u00a0x', 'U+00A0, at character 3'],
    ['ADMIN_KEY', 'a long enough\u00ad key', 'U+00AD, at character 14'],
  ])('names the invisible character in %s', (name, value, named) => {
    expect(() => loadConfig({ [name]: value })).toThrow(`${name} contains an invisible character, ${named}`)
  })

  it.each(['ADMIN_KEY', 'IDENTITY_SECRET', 'OPENROUTER_API_KEY'])('never repeats the value of %s', (name) => {
    const complaints = complaintsOf({ [name]: 'hunter2', PORT: 'x' })
    expect(complaints.join()).not.toContain('hunter2')
  })

  it('refuses an ADMIN_KEY that is easy to guess in production, and only there', () => {
    const production = { NODE_ENV: 'production' }
    for (const ADMIN_KEY of ['a secret of mine', 'password password password'])
      expect(complaintsOf({ ...production, ADMIN_KEY }).join()).toMatch(
        /^ADMIN_KEY [^.]*openssl rand -hex 32/,
      )
    expect(loadConfig({ ADMIN_KEY: 'a secret of mine' }).ADMIN_KEY).toBe('a secret of mine')
    expect(loadConfig(production).ADMIN_KEY).toBeNull()
    const good = '9f1c03a7be52d8460ee17b3a5c92f0d8'
    expect(loadConfig({ ...production, ADMIN_KEY: good }).ADMIN_KEY).toBe(good)
  })

  it.each(['web', 'worker'])('refuses ROLE=%s without a database and a Redis to share', (role) => {
    const complaints = complaintsOf({ ROLE: role })
    expect(complaints).toHaveLength(2)
    expect(complaints.join()).toMatch(/DATABASE_URL .*ROLE=.*REDIS_URL .*ROLE=/)
    const shared = { ROLE: role, DATABASE_URL: 'postgresql://db/bot', REDIS_URL: 'redis://cache' }
    expect(loadConfig(shared).ROLE).toBe(role)
  })

  it('reports conflicting settings along with values that are wrong on their own', () => {
    const complaints = complaintsOf({
      ROLE: 'web',
      PORT: 'x',
      NOTIFY_WEBHOOK_URL: 'https://hooks.example',
      EMBEDDINGS_BASE_URL: 'http://localhost:8080',
      DATABASE_REPLICA_URL: 'postgresql://replica/bot',
    })
    for (const name of ['PORT', 'DATABASE_URL', 'REDIS_URL', 'NOTIFY_WEBHOOK_SECRET', 'EMBEDDINGS_MODEL']) {
      expect(complaints.join('\n')).toContain(name)
    }
  })

  it.each(['whsec_', 'whsec_!!!', 'whsec_abc'])(
    'refuses the webhook secret %s, which cannot sign anything',
    (secret) => {
      const webhook = { NOTIFY_WEBHOOK_URL: 'https://hooks.example' }
      const complaints = complaintsOf({ ...webhook, NOTIFY_WEBHOOK_SECRET: secret })
      expect(complaints.join()).toMatch(/^NOTIFY_WEBHOOK_SECRET must be base64/)
      for (const good of ['whsec_aGVsbG8=', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'plain text']) {
        expect(loadConfig({ ...webhook, NOTIFY_WEBHOOK_SECRET: good }).NOTIFY_WEBHOOK_SECRET).toBe(good)
      }
    },
  )

  it.each([
    ['0', 0],
    ['1', 1],
    ['.5', 0.5],
    ['0.85', 0.85],
    ['1.0', 1],
  ])('reads the fraction %s', (text, value) => {
    expect(loadConfig({ CONFIDENCE_THRESHOLD: text }).CONFIDENCE_THRESHOLD).toBe(value)
  })

  it('trims lists, and reads the file about the business', () => {
    const config = loadConfig({
      OPENROUTER_MODEL: ' a/one ,, b/two:free ',
      ALLOWED_ORIGINS: 'https://shop.example, http://localhost:3000',
      BUSINESS_CONTEXT_FILE: import.meta.filename,
    })
    expect(config.OPENROUTER_MODEL).toEqual(['a/one', 'b/two:free'])
    expect(config.ALLOWED_ORIGINS).toEqual(['https://shop.example', 'http://localhost:3000'])
    expect(config.BUSINESS_CONTEXT_FILE).toContain('reads lists without blanks')
  })
})
