import { createGlossary, type Glossary, type GlossaryWords } from './glossary.ts'
import arabic from './words/ar.json' with { type: 'json' }
import german from './words/de.json' with { type: 'json' }
import greek from './words/el.json' with { type: 'json' }
import spanish from './words/es.json' with { type: 'json' }
import french from './words/fr.json' with { type: 'json' }
import hebrew from './words/he.json' with { type: 'json' }
import hindi from './words/hi.json' with { type: 'json' }
import japanese from './words/ja.json' with { type: 'json' }
import korean from './words/ko.json' with { type: 'json' }
import russian from './words/ru.json' with { type: 'json' }
import thai from './words/th.json' with { type: 'json' }
import chinese from './words/zh.json' with { type: 'json' }

const lists: Readonly<Record<string, GlossaryWords>> = {
  ar: arabic,
  de: german,
  el: greek,
  es: spanish,
  fr: french,
  he: hebrew,
  hi: hindi,
  ja: japanese,
  ko: korean,
  ru: russian,
  th: thai,
  zh: chinese,
}

/** The languages that have one, as primary tags. */
export const glossedLanguages: readonly string[] = Object.keys(lists)

/** Each is read when a text in its language first needs it; the lists never change. */
const read = new Map<string, Glossary>()

/** Null: there is none for the language. @param language a primary tag */
export function glossaryOf(language: string): Glossary | null {
  const words = lists[language]
  if (!words) return null
  const glossary = read.get(language) ?? createGlossary(language, words)
  read.set(language, glossary)
  return glossary
}
