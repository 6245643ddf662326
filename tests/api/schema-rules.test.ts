import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { findRuleViolations, restates } from './schema-rules.ts'

test('the schema keeps the rules of docs/api.md', () => {
  const printed = readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8')
  expect(findRuleViolations(buildSchema(printed)).join('\n')).toBe('')
})

const errors = `
  interface UserError { code: String!  message: String! }
  "No." type Conflict implements UserError { "For programs." code: String!  "To be shown." message: String! }
  type Query { "Nothing at all." nothing: String }`

test.each([
  [
    'loose arguments',
    'type Mutation { "Ends it." endThing(id: ID!): Boolean! }',
    'takes something else than input',
  ],
  [
    'a Boolean',
    'type Mutation { "Ends it." endThing(id: ID!): Boolean! }',
    'returns something else than EndThingResult!',
  ],
  [
    'a result without an error',
    `input EndThingInput { "Kept a day." idempotencyKey: String }
     type EndThingPayload { "Of it." message: String! }
     union EndThingResult = EndThingPayload
     type Mutation { "Ends it." endThing("All." input: EndThingInput!): EndThingResult! }`,
    'has Conflict where others do not',
  ],
  [
    'a message in a payload',
    'type EndThingPayload { "Of it." message: String! }',
    'beside UserError.message',
  ],
  ['an id of no Node', 'type Thing { "A UUID." id: ID! }', 'is no Node'],
  ['an ID by another name', 'type Thing { "A UUID." owner: ID! }', 'is not named so'],
  [
    'a description that says nothing',
    'type Thing { "The name of the thing." name: String! }',
    'its own name',
  ],
  [
    'a search by another name',
    'extend type Query { "Nearest." searchThings("Words." text: String): Int }',
    'called query',
  ],
])('%s is found', (_name, sdl, violation) => {
  expect(findRuleViolations(buildSchema(`${errors}\n${sdl}`)).join('\n')).toContain(violation)
})

test('a description must say more than the name', () => {
  expect(restates('Which ticket.', ['TakeTicketInput', 'ticketId'])).toBe(true)
  expect(restates('Of an unresolved one.', ['TakeTicketInput', 'ticketId'])).toBe(false)
})
