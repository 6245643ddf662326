import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildASTSchema,
  findBreakingChanges,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { schemaIsFresh } from '#server/schema/print.ts'
import { schema } from '#server/schema/schema.ts'
import { undeclaredPermissions } from './undeclared-permissions.ts'

/** What partners were promised; the schema may only add to it. */
const contractFile = join(import.meta.dirname, 'contract.graphql')

const ourTypes = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))

describe('the public schema', () => {
  test('is committed as the code defines it', () => {
    expect(schemaIsFresh(), 'Run: node server/schema/print.ts').toBe(true)
  })

  test('keeps every name, argument, default and nullability of the contract', () => {
    const contract = buildASTSchema(parse(readFileSync(contractFile, 'utf8')), { assumeValidSDL: true })
    const breaking = findBreakingChanges(contract, schema).map(({ description }) => description)
    expect(breaking).toEqual([])
    expect(defaultsOf(schema)).toMatchObject(defaultsOf(contract))
  })

  test('describes every element', () => {
    expect(ourTypes.flatMap(undescribed)).toEqual([])
  })

  test('describes them in sentences', () => {
    const clumsy = ourTypes.flatMap((type) =>
      elementsOf(type).filter(({ description }) => !/^[\p{Lu}\d'`[~].*[.…)]$/su.test(description ?? '')),
    )
    expect(clumsy.map(({ name, description }) => `${name}: ${description}`)).toEqual([])
  })
})

test('a permission is declared by every root field and every object type', () => {
  expect(undeclaredPermissions(schema)).toEqual([])
})

interface Element {
  name: string
  description: string | null | undefined
}

/** A type and everything in it that a partner reads about. */
function elementsOf(type: GraphQLNamedType): Element[] {
  const own = { name: type.name, description: type.description }
  const inside = ({ name, description }: Element) => ({ name: `${type.name}.${name}`, description })
  if (isEnumType(type)) return [own, ...type.getValues().map(inside)]
  if (isInputObjectType(type)) return [own, ...Object.values(type.getFields()).map(inside)]
  return [
    own,
    ...fieldsOf(type)
      .flatMap((field) => [field, ...argumentsOf(field)])
      .map(inside),
  ]
}

function undescribed(type: GraphQLNamedType): string[] {
  return elementsOf(type)
    .filter(({ description }) => !description?.trim())
    .map(({ name }) => name)
}

function fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
}

function argumentsOf(field: GraphQLField<unknown, unknown>): GraphQLArgument[] {
  return field.args.map((argument) => ({ ...argument, name: `${field.name}(${argument.name})` }))
}

/** Every default of an argument or input field, by its place. */
function defaultsOf(of: GraphQLSchema): Record<string, unknown> {
  const places = Object.values(of.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : []
      const values = [...inputs, ...fieldsOf(type).flatMap(argumentsOf)]
      return values.map(({ name, defaultValue }) => [`${type.name}.${name}`, defaultValue] as const)
    })
  return Object.fromEntries(places.filter(([, value]) => value !== undefined))
}
