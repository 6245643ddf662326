import { GraphQLError } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'

/** Takes the names that graphql-js guesses out of its errors: without introspection they would give the schema away. */
export function hideSuggestions(): Plugin {
  return {
    onValidate() {
      return ({ result, setResult }) => {
        // GraphQL's validation finds no other errors.
        const errors = result as readonly GraphQLError[]
        if (errors.length > 0) setResult(errors.map(withoutSuggestion))
      }
    },
    // Variables are checked when the operation runs.
    onExecute: () => ({ onExecuteDone: hideIn }),
    onSubscribe: () => ({ onSubscribeResult: hideIn }),
  }
}

function hideIn({ result, setResult }: { result: unknown; setResult(result: never): void }): void {
  const { errors } = Object(result) as { errors?: readonly GraphQLError[] }
  if (isAsyncIterable(result) || !errors) return
  setResult({ ...Object(result), errors: errors.map(withoutSuggestion) } as never)
}

function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean .+\?/s, '')
  if (message === error.message) return error
  const { nodes, source, positions, path, originalError, extensions } = error
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions })
}
