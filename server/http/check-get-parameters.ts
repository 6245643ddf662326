import { createGraphQLError, type Plugin } from 'graphql-yoga'

/** Answers `?variables=` and `?extensions=` that are not JSON with 400. Yoga lets its parser's error through, as a defect. */
export function checkGetParameters(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (request.method !== 'GET' || requestParser === undefined) return
      setRequestParser(async (given) => {
        try {
          return await requestParser(given)
        } catch {
          const message = 'variables and extensions must be JSON. Encode them as JSON, and that for a URL.'
          throw createGraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })
        }
      })
    },
  }
}
