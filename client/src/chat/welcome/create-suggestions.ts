import { type Accessor, createSignal, onMount } from 'solid-js'
import type { ChatApi, Question } from '../conversation/chat-api.ts'

/** Questions to start from. None when they cannot be loaded: the chat works without them. */
export function createSuggestions(api: ChatApi): Accessor<Question[]> {
  const [suggestions, setSuggestions] = createSignal<Question[]>([])
  onMount(async () => setSuggestions(await api.suggestions()))
  return suggestions
}
