const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const nest = (levels: number, open: string, inside: string, close: string) =>
  `${open.repeat(levels)}${inside}${close.repeat(levels)}`
/** Each of these spreads the next one twice. */
const doubling = (levels: number, inside: string) =>
  repeat(
    levels,
    (n) => `fragment F${n} on Query { ${n + 1 < levels ? `...F${n + 1} ...F${n + 1}` : inside} }`,
  )

/** Documents that are cheap to send and dear to read, by what they do. */
export const hostileDocuments: Record<string, string> = {
  'repeats one field': `{ ${repeat(370, () => 'faqs{totalCount}')} }`,
  'repeats one field with selections': `{ ${repeat(100, () => 'faqs{nodes{id question answer}}')} }`,
  'repeats one field at each level': `{ ${nest(6, 'session(id: "x") { ticket { id } ticket { id } ticket { ', 'id', '} }')} }`,
  'repeats one field within fragments': `{ ${repeat(40, () => '...A ...B')} } fragment A on Query { ${repeat(20, () => 'faqs{totalCount}')} } fragment B on Query { ${repeat(20, () => 'faqs{totalCount}')} }`,
  'repeats one field with other arguments': `{ ${repeat(150, (n) => `faqs(first: ${n}){totalCount}`)} }`,
  'has 10,000 aliases': `{ ${repeat(10_000, (n) => `a${n}:__typename`)} }`,
  'has 140 aliases': `{ ${repeat(140, (n) => `a${n}:faqCategories`)} }`,
  'has one alias in 140 places': `{ ${repeat(140, () => 'a:faqCategories')} }`,
  'doubles its fragments 26 times': `{ ...F0 } ${doubling(26, 'faqCategories')}`,
  'doubles its fragments 8 times': `{ ...F0 } ${doubling(8, 'faqs{totalCount}')}`,
  'is 5,000 deep': `{ ${nest(5000, 'session(id: "x") { ticket { ', 'id', '} }')} }`,
  'is 100 deep': `{ ${nest(50, 'session { ticket { ', 'id', '} }')} }`,
  'has lists that are 5,000 deep': `{ searchFaqs(query: ${nest(5000, '[', '1', ']')}) { confidence } }`,
  'has objects that are 100 deep': `{ faqs(filter: ${nest(100, '{ a: ', '1', '}')}) { totalCount } }`,
  'has fragments in a cycle':
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A faqCategories }',
  'has a fragment in itself': '{ ...A } fragment A on Query { faqCategories ...A ...A ...A }',
  'has many fragments in cycles': `{ ...F0 } ${repeat(12, (n) => `fragment F${n} on Query { ${repeat(2, (m) => `...F${(n + m + 1) % 12}`)} }`)}`,
  'doubles its fragments in a cycle of 12': `{ ...F0 } ${doubling(12, '...F0')}`,
  'doubles its fragments in a cycle of 30': `{ ...F0 } ${doubling(30, '...F0')}`,
  'doubles fragments of nothing': `{ ...F0 } ${doubling(30, '...Nowhere')}`,
  'has fragments that nobody uses': `{ faqCategories } ${repeat(90, (n) => `fragment F${n} on Query { faqCategories }`)}`,
  'spreads what is not there': `{ ${repeat(200, (n) => `...F${n}`)} }`,
  'has 100 operations': repeat(100, (n) => `query Q${n} { faqCategories }`),
  'has 100 unknown fields': `{ ${repeat(400, (n) => `faqCategorie${n} `)} }`,
  'has long unknown names': `{ ${repeat(100, (n) => `${'faqCategories'.repeat(30)}${n}`)} }`,
  'has unknown arguments': `{ faqs(${repeat(140, (n) => `firs${n}: 1`)}) { totalCount } }`,
  'has unknown types': repeat(60, (n) => `fragment F${n} on Sessio${n} { id }`),
  'has 100 variables': `query (${repeat(100, (n) => `$v${n}: Int`)}) { faqCategories }`,
  'has 1,000 directives': `{ faqCategories ${repeat(1000, () => '@include(if: true)')} }`,
  'has directives that nobody knows': `{ faqCategories ${repeat(140, (n) => `@d${n}`)} }`,
  'has a long list of values': `{ faqs(first: [${repeat(430, String)}]) { totalCount } }`,
  'has a text of 60 KB': `{ searchFaqs(query: "${'a '.repeat(30_000)}") { confidence } }`,
  'has a block of 60 KB': `{ searchFaqs(query: """${'\n a'.repeat(18_000)}""") { confidence } }`,
  'has a comment of 60 KB': `# ${'x'.repeat(60_000)}\n{ faqCategories }`,
  'has 60 KB of commas': `{ faqCategories ${','.repeat(60_000)} }`,
  'has a name of 60 KB': `{ ${'x'.repeat(60_000)} }`,
  'asks for the schema within itself': `{ __schema { types { ${nest(6, 'fields { type { ', 'name', '} }')} } } }`,
  'asks for the schema many times': `{ ${repeat(14, (n) => `s${n}: __schema { types { name fields { name } } }`)} }`,
  'asks for pages of pages': `{ sessions(first: 100) { nodes { messages(first: 100) { nodes { citations { id } } } } } }`,
  'asks for many pages': `{ ${repeat(15, (n) => `a${n}: faqs(first: 100) { nodes { id question answer phrasings keywords } }`)} }`,
}
