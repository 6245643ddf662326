import type { LanguageRules } from './languages/language-rules.ts'

export interface CompiledLanguage {
  rules: LanguageRules
  whole(patterns: readonly string[]): RegExp | null
  inside(patterns: readonly string[]): RegExp | null
}

/** Makes the patterns of a language ready. They come from our own tables, so a mistake in one is a defect. */
export function compileLanguage(rules: LanguageRules): CompiledLanguage {
  const lists = new Map<string, string>()
  const expand = (pattern: string): string =>
    // In the u mode \w is Latin.
    pattern.replaceAll('\\w', '[\\p{L}\\p{N}]').replace(/(?<!\\p)\{([a-z]+)\}/gi, (_, name: string) => {
      const list = lists.get(name)
      if (list === undefined) throw new Error(`There is no list {${name}}.`)
      return list
    })
  for (const [name, words] of Object.entries(rules.lists))
    lists.set(name, `(?:${words.map(expand).join('|')})`)
  const any = (patterns: readonly string[]) => patterns.map(expand).join('|')
  const [before, after] = rules.spaced ? ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] : ['', '']
  return {
    rules,
    whole: (patterns) => (patterns.length === 0 ? null : new RegExp(`^(?:${any(patterns)})$`, 'u')),
    inside: (patterns) =>
      patterns.length === 0 ? null : new RegExp(`${before}(?:${any(patterns)})${after}`, 'gu'),
  }
}
