import {
  type ApiKeyFieldsFragment,
  ApiKeysDocument,
  CreateApiKeyDocument,
  TranslationAvailableDocument,
  VariantsDocument,
} from '../../gql/console/graphql.ts'
import SettingsPage from '../settings/SettingsPage.tsx'
import { Area } from './Area.tsx'
import type { FrameDriver } from './driver.ts'
import { ada, adaAsAgent, endless, minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const aKey = (fields: Partial<ApiKeyFieldsFragment> & { name: string }): ApiKeyFieldsFragment => ({
  id: fields.name,
  role: 'AGENT',
  scopes: [],
  prefix: 'ak_7f3a',
  createdAt: minutesAgo(50_000),
  lastUsedAt: null,
  revokedAt: null,
  ...fields,
})

const keys: ApiKeyFieldsFragment[] = [
  aKey({ ...ada, role: 'ADMIN', lastUsedAt: minutesAgo(1) }),
  aKey({ name: 'The shop', role: 'PARTNER', scopes: ['sessions:read', 'sessions:write', 'faqs:read'] }),
  aKey({ name: endless, revokedAt: minutesAgo(400) }),
]

const translates = answers(TranslationAvailableDocument, { translationAvailable: true })

const settled = [
  translates,
  answers(ApiKeysDocument, { apiKeys: keys }),
  answers(VariantsDocument, {
    variants: [
      { name: 'database', description: 'embedded PostgreSQL; DATABASE_URL chooses a server' },
      { name: 'model', description: 'none; OPENROUTER_API_KEY chooses one' },
    ],
  }),
  answers(CreateApiKeyDocument, {
    createApiKey: {
      __typename: 'CreateApiKeyPayload',
      secret: 'ak_0000000000000000000000000000example',
      apiKey: aKey({ name: 'Ben' }),
    },
  }),
]

const ill = {
  checks: {
    database: { state: 'ok', latencyMs: 2 },
    events: { state: 'degraded', detail: 'Redis answers in 900 ms', since: minutesAgo(12) },
    model: { state: 'down', detail: endless, since: minutesAgo(3000) },
  },
}

async function asksForKey(hand: FrameDriver): Promise<void> {
  await hand.press('New key')
  await hand.write('Name', 'Ben')
}

async function makesKey(hand: FrameDriver): Promise<void> {
  await asksForKey(hand)
  await hand.press('Create key')
}

const taken = { kind: 'conflict', explanation: 'There is a key of that name.' } as const

export function SettingsStates() {
  return (
    <Area name="Settings">
      <State
        at="/settings"
        name="As an agent sees them"
        wide
        context={{ viewer: adaAsAgent }}
        answers={[translates]}
      >
        <SettingsPage />
      </State>
      <State
        at="/settings"
        name="Loading"
        wide
        answers={[translates, neverAnswers(ApiKeysDocument), neverAnswers(VariantsDocument)]}
      >
        <SettingsPage />
      </State>
      <State
        at="/settings"
        name="Failed"
        wide
        health="no JSON"
        answers={[translates, fails(ApiKeysDocument), fails(VariantsDocument)]}
      >
        <SettingsPage />
      </State>
      <State at="/settings" name="Keys, a server that is ill" wide health={ill} answers={settled}>
        <SettingsPage />
      </State>
      <State
        at="/settings"
        name="A new key"
        wide
        answers={settled}
        after={async (hand) => {
          await asksForKey(hand)
          await hand.tick('Partner')
        }}
      >
        <SettingsPage />
      </State>
      <State
        at="/settings"
        name="A new key, refused"
        wide
        answers={[fails(CreateApiKeyDocument, taken), ...settled]}
        after={makesKey}
      >
        <SettingsPage />
      </State>
      <State at="/settings" name="A new key, shown once" wide answers={settled} after={makesKey}>
        <SettingsPage />
      </State>
      <State
        at="/settings"
        name="A key to be renamed"
        wide
        answers={settled}
        after={(hand) => hand.press('Rename Ada’s key')}
      >
        <SettingsPage />
      </State>
      <State
        at="/settings"
        name="A key to be revoked"
        wide
        answers={settled}
        after={(hand) => hand.press('Revoke Ada’s key')}
      >
        <SettingsPage />
      </State>
    </Area>
  )
}
