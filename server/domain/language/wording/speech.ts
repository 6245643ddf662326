import { IntlMessageFormat } from 'intl-messageformat'
import { type ServedLanguage, servedLanguageOf } from '../served-languages.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en, type Wording } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { tr } from './tr.ts'
import { zh } from './zh.ts'

export const wordings: Readonly<Record<ServedLanguage, Wording>> = {
  ...{ en, de, fr, es, it, pt },
  ...{ nl, pl, tr, ar, ja, zh },
}

type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never
type Values<Key extends keyof Wording> = Readonly<Record<Placeholder<(typeof en)[Key]>, string>>
/** The keys of texts without placeholders. */
type Whole = {
  [Key in keyof Wording]: Placeholder<(typeof en)[Key]> extends never ? Key : never
}[keyof Wording]

/** What the product says of its own to one customer. */
export interface Speech {
  language: ServedLanguage
  /** The customer's, which may be one that the product does not speak; null: not known. */
  customerLanguage: string | null
  /** A sentence with nothing to put in. */
  say(key: Whole): string
  fill<Key extends keyof Wording>(key: Key, values: Values<Key>): string
  join(...sentences: readonly string[]): string
  /** The name of a language. */
  nameOf(tag: string): string
}

/** The part of `Deps` that decides in which language a customer is spoken to. */
export interface SpeechDeps {
  settings: { defaultLanguage: ServedLanguage }
}

/** Between sentences, these put no space. */
const unspaced: ReadonlySet<ServedLanguage> = new Set(['ja', 'zh'])

/** @param customerLanguage a primary tag; null: not known */
export function speechFor(customerLanguage: string | null, settings: SpeechDeps['settings']): Speech {
  const language = servedLanguageOf(customerLanguage, settings)
  const wording = wordings[language]
  return {
    language,
    customerLanguage,
    say: (key) => wording[key],
    fill(key, values: Readonly<Record<string, string>>) {
      // What is put in are customers' words and names: a "<" in them is no markup.
      const message = new IntlMessageFormat(wording[key], language, undefined, { ignoreTag: true })
      return String(message.format(values))
    },
    join: (...sentences) => sentences.join(unspaced.has(language) ? '' : ' '),
    nameOf: (tag) => new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag,
  }
}
