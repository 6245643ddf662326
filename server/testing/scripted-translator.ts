import type { ModelRequest } from './model-request.ts'
import { type ModelScript, modelSays } from './scripted-model-scripts.ts'

/** What a request wants translated; null when it wants something else. */
export function textsToTranslate({ messages }: ModelRequest): string[] | null {
  const data = /\n<texts>\n([\s\S]*)\n<\/texts>/.exec(messages.at(-1)?.content ?? '')?.[1]
  return data === undefined ? null : JSON.parse(data)
}

/**
 * A model that translates by a phrase book: what is not in it stays as it is. Everything else it answers as told.
 * A phrase book may lie: that is what the product has to notice.
 */
export function translates(
  phrases: Readonly<Record<string, string>>,
  otherwise: (request: ModelRequest) => ModelScript,
): (request: ModelRequest) => ModelScript {
  return (request) => {
    const texts = textsToTranslate(request)
    if (texts === null) return otherwise(request)
    return modelSays(JSON.stringify({ texts: texts.map((text) => phrases[text] ?? text) }))
  }
}
