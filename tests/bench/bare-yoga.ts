import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'

/** The peer of graphql-reads.ts: the same fields from a constant, with none of our own code around them. */
const suggestions = [
  'Where is my order?',
  'How do I return it?',
  'What does it cost?',
  'When do you open?',
].map((question, n) => ({ id: `00000000-0000-7000-8000-00000000000${n}`, question }))
const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs: `type Faq { id: ID! question: String! }
      type Query { faqCategories: [String!]! faqSuggestions(limit: Int): [Faq!]! }`,
    resolvers: {
      Query: {
        faqCategories: () => ['Account', 'Delivery', 'Payment', 'Returns'],
        faqSuggestions: () => suggestions,
      },
    },
  }),
})
const server = createServer((request, response) => void yoga(request, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address) console.log(`http://127.0.0.1:${address.port}`)
})
process.once('SIGTERM', () => process.exit(0))
