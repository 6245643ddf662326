/**
 * Where a model thinks aloud in its text. Every family writes it in its own way, some leave the end or the beginning
 * out: `<think>`, `<THINKING>`, `<thought>`, `<seed:think>`, `[THINK]`, `◁think▷`, `<|begin_of_thought|>`,
 * `<|channel|>analysis<|message|>`.
 */
interface Mark {
  start: number
  end: number
  kind: 'opens' | 'closes'
}

const word = String.raw`[\w:.-]{0,20}(?:think(?:ing)?|thoughts?|reasoning|reflection|scratchpad|monologue)[\w:.-]{0,20}|analysis|cot|rationale|deliberation`
const patterns = [
  String.raw`(?:<|&lt;|◁)\|?\s*(?<close>/|end_of_)?\s*(?:${word})(?:\s[^<>{}]{0,200})?\s*(?<empty>/)?\|?(?:>|&gt;|▷)`,
  String.raw`\[(?<bracket>/)?think(?:ing)?\](?!\()`,
  String.raw`<\|?channel\|>\s*(?<final>final)?[a-z]*(?:\s*<\|constrain\|>\s*\w+)?(?:\s*<\|message\|>)?`,
  String.raw`<\|channel>\s*\w+`,
  String.raw`(?<leaked>\bassistantfinal)|(?<ended><\|end\|>)`,
]
const marks = new RegExp(patterns.join('|'), 'giu')
// What is left of a chat template says nothing to anybody.
const templateTokens =
  /<\|(?:start|end|message|return|im_start|im_end|eot_id|endoftext|begin_of_text|constrain)\|>(?:assistant\b)?/giu

/** The marks between `from` and `to`, in order. */
export function thinkingMarks(text: string, from = 0, to = text.length): Mark[] {
  const found: Mark[] = []
  for (const match of text.slice(from, to).matchAll(marks)) {
    const { close, bracket, final, leaked, ended, empty } = match.groups ?? {}
    if (empty && !close) continue
    const start = from + match.index
    const closesChannel = match[0].startsWith('<channel|>') || final
    const kind = close || bracket || closesChannel || leaked || ended ? 'closes' : 'opens'
    found.push({ start, end: start + match[0].length, kind })
  }
  return found
}

/**
 * The text without what was thought aloud in it. What never ends is thought to its end; what ends without having begun
 * was thought from the start.
 */
export function withoutThinking(text: string): string {
  const found = thinkingMarks(text)
  if (found.length === 0) return text.replace(templateTokens, '')
  let kept = ''
  let depth = 0
  let from = 0
  for (const { start, end, kind } of found) {
    if (kind === 'opens') {
      if (depth === 0) kept += text.slice(from, start)
      depth += 1
    } else if (depth > 0) depth -= 1
    else kept = ''
    from = end
  }
  // Opened twice and closed once: what comes after the last end is meant for the reader.
  if (depth === 0 || found.at(-1)?.kind === 'closes') kept += text.slice(from)
  return kept.replace(templateTokens, '')
}
