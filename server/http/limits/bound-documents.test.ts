import { type DocumentNode, getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { exampleOperations } from '../example-operations.ts'
import { complaintAbout } from './bound-documents.ts'
import { measureDocument } from './measure-document.ts'

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const doubling = (levels: number) =>
  `{ ...F0 } ${repeat(levels, (n) => `fragment F${n} on Query { ${n + 1 < levels ? `...F${n + 1} ...F${n + 1}` : 'a'} }`)}`

describe('the size of a document', () => {
  test('counts a fragment wherever it is used, however often', () => {
    // The last one holds a field, and each before it the next one twice, which is used, too.
    const inside = (levels: number): number => (levels === 1 ? 1 : 2 * (1 + inside(levels - 1)))
    const apart = Array.from({ length: 26 }, (_, n) => inside(n + 1)).reduce((sum, one) => sum + one, 0)
    expect(measureDocument(parse(doubling(26)), 700)).toMatchObject({
      fields: 1 + inside(26) + apart,
      merged: 0,
    })
  })

  test('counts the fields that become one of the answer, across fragments and levels', () => {
    const merged = (text: string) => measureDocument(parse(text), 700).merged
    expect(merged('{ a b a { x } a { x } }')).toBe(3)
    expect(merged('{ a { x } a { x x } }')).toBe(3)
    expect(merged('{ ...F a } fragment F on Query { a ... on Query { a } }')).toBe(3)
    expect(merged('{ one: a two: a }')).toBe(1)
    expect(merged('{ x: a x: b }')).toBe(2)
  })

  test('counts levels of fields through fragments, and those of introspection apart', () => {
    expect(measureDocument(parse('{ a { ...F } } fragment F on A { b { c } }'), 700).depth).toBe(3)
    const { depth, introspectionDepth } = measureDocument(parse('{ __schema { types { name } } a }'), 700)
    expect([depth, introspectionDepth]).toEqual([1, 3])
  })

  test('ends where fragments are not there, or contain themselves, however many ways lead through them', () => {
    const circle = '{ ...A ...Nowhere } fragment A on Query { ...B a } fragment B on Query { ...A ...B b }'
    expect(measureDocument(parse(circle), 700)).toMatchObject({ cycles: 2, depth: 0 })
    expect(measureDocument(parse('{ ...Nowhere a }'), 700)).toMatchObject({ cycles: 0, depth: 1 })
    // 2^100 ways, of 2 KB: it would not end.
    const ways = `{ ...F0 } ${repeat(100, (n) => `fragment F${n} on Query { ...F${(n + 1) % 100} ...F${(n + 1) % 100} }`)}`
    expect(measureDocument(parse(ways), 700).cycles).toBeGreaterThan(0)
    // As many, without any field and without a circle.
    expect(measureDocument(parse(doubling(60).replace('{ a }', '{ ...Nowhere }')), 700).depth).toBe(0)
  })
})

test.each([
  ['times the same field', `{ ${repeat(200, () => 'faqs{totalCount}')} }`, /fields of one name in one place/],
  ['aliases', `{ ${repeat(16, (n) => `a${n}:__typename`)} }`, /15 aliases are allowed, and it has 16/],
  ['fragments that double each other', doubling(11), /700 fields/],
  ['fragments inside of themselves', '{ ...A } fragment A on Query { ...A a }', /0 fragments inside/],
  ['characters in a name', `{ ${'a'.repeat(101)} }`, /100 characters in a name/],
  ['levels', `${'{ a '.repeat(13)}${'}'.repeat(13)}`, /12 levels of fields/],
  ['operations', repeat(13, (n) => `query Q${n} { a }`), /12 operations/],
  ['fragments', `{ a } ${repeat(13, (n) => `fragment F${n} on Query { a }`)}`, /12 fragments/],
  ['uses of fragments', `{ ${repeat(25, () => '... { a }')} }`, /24 uses of fragments/],
  ['variables', `query (${repeat(21, (n) => `$v${n}: Int`)}) { a }`, /20 variables/],
  ['directives', `{ a ${repeat(11, () => '@skip(if: true)')} }`, /10 directives/],
  [
    'looks at the schema',
    `{ ${repeat(4, (n) => `s${n}: __schema { types { name } }`)} }`,
    /3 looks at the schema/,
  ],
])('a document of too many %s is refused in words', (_what, text, complaint) => {
  expect(complaintAbout(parse(text))).toMatch(complaint)
})

test('whatever the chat, the console and GraphiQL send is within the bounds', async () => {
  const modules = await Promise.all([
    import('../../../client/src/gql/graphql.ts'),
    import('../../../client/src/gql/actions/graphql.ts'),
    import('../../../client/src/gql/identify/graphql.ts'),
    import('../../../client/src/gql/listener/graphql.ts'),
    import('../../../client/src/gql/console/graphql.ts'),
  ])
  // The generated modules export nothing else that has definitions.
  const own = modules.flatMap((module) => Object.values(module) as DocumentNode[])
  expect(own.length).toBeGreaterThan(50)
  const introspection = getIntrospectionQuery({
    specifiedByUrl: true,
    inputValueDeprecation: true,
    oneOf: true,
  })
  for (const document of [...own, parse(introspection), parse(exampleOperations, { maxTokens: 450 })]) {
    expect(complaintAbout(document)).toBeNull()
  }
})
