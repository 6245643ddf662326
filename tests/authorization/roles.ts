import { apiScopes } from '#server/domain/access/authenticate.ts'
import { type RunningApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { type Customer, newCustomer, newKey } from '../journeys/customer.ts'

/** Each about one customer's session: `own` holds its token, `other` the token of another one. */
export const roles = ['anonymous', 'own', 'other', 'agent', 'admin', 'no scopes', ...apiScopes] as const
export type Role = (typeof roles)[number]

export interface Cast {
  /** Whose session everything is about. */
  customer: Customer
  /** The key of the role `agent`. */
  agentId: string
  bearers: ReadonlyMap<Role, string | undefined>
}

/** A credential for each role on a started server. */
export async function castRoles({ url }: Pick<RunningApp, 'url'>): Promise<Cast> {
  const customer = await newCustomer(url)
  await customer.say('hello')
  const agent = await newKey(url, TEST_ADMIN_KEY, 'AGENT')
  const bearers = new Map<Role, string | undefined>([
    ['anonymous', undefined],
    ['own', customer.token],
    ['other', (await newCustomer(url)).token],
    ['agent', agent.secret],
    ['admin', TEST_ADMIN_KEY],
    ['no scopes', (await newKey(url, TEST_ADMIN_KEY, 'PARTNER')).secret],
  ])
  for (const scope of apiScopes)
    bearers.set(scope, (await newKey(url, TEST_ADMIN_KEY, 'PARTNER', [scope])).secret)
  return { customer, agentId: agent.id, bearers }
}
