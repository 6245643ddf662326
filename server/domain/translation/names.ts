/** Written differently in each language, and still the same. */
const translated: readonly (readonly string[])[] = [
  ['VAT', 'MwSt', 'USt', 'MWST', 'TVA', 'IVA', 'BTW', 'KDV', 'НДС', 'ПДВ', 'GST'],
  ['EU', 'UE', 'AB', 'ЕС'],
  ['UK', 'GB', 'RU', 'VK', 'UK'],
  ['US', 'USA', 'EUA', 'ABD', 'EE', 'UU', 'VS', 'США'],
  ['FAQ', 'FAQs', 'SSS', 'PMF'],
  ['ID', 'DNI', 'CI', 'BI'],
  [
    'AM',
    'PM',
    'OK',
    'NB',
    'PS',
    'ZIP',
    'PLZ',
    'CAP',
    'CEP',
    'CP',
    'IBAN',
    'PDF',
    'SMS',
    'PIN',
    'ATM',
    'TV',
    'PC',
    'GmbH',
  ],
]
const same = new Set(translated.flat().map((word) => word.toLowerCase()))

/** "PayPal", "iPhone", "DHL": nothing but a name is written like this, and nobody translates it. */
const unmistakable =
  /(?<![\p{L}\p{N}@./-])(?:\p{Lu}{2,}s?|\p{L}*\p{Ll}\p{Lu}\p{L}*)(?![\p{L}\p{N}@]|\.\p{L})/gu

function unmistakableNames(text: string): string[] {
  const names = text.match(unmistakable) ?? []
  return names.filter((name) => !same.has(name.toLowerCase()))
}

const capitalised = /(?<=[\p{Ll}\p{N},;)]\s)\p{Lu}\p{Ll}{2,}/gu

/**
 * A name of one text that the other text does not have; null: none. A word with a capital letter alone is missed only
 * where another one has come in its place, because the labels of a screen are translated and names are not.
 */
export function differingName(
  original: { text: string; language: string },
  other: { text: string; language: string },
): string | null {
  const has = (text: string, name: string) => text.toLowerCase().includes(name.toLowerCase())
  const lost = unmistakableNames(original.text).find((name) => !has(other.text, name))
  const added = unmistakableNames(other.text).find((name) => !has(original.text, name))
  if (lost ?? added) return lost ?? added ?? null
  // German writes every noun like this.
  if (original.language === 'de' || other.language === 'de') return null
  const simple = (text: string) => plain(text).match(capitalised) ?? []
  const missing = simple(original.text).find((name) => !has(other.text, name))
  const instead = simple(other.text).filter((name) => !has(original.text, name))
  if (!missing || instead.length === 0) return null
  const known = (word: string, language: string) => commonNames(language).has(word.toLowerCase())
  if (known(missing, original.language) || instead.every((word) => known(word, other.language))) return null
  return instead.some((word) => word.slice(0, 3).toLowerCase() === missing.slice(0, 3).toLowerCase())
    ? null
    : missing
}

/** Without what is a label or a link. */
function plain(markdown: string): string {
  return markdown.replace(/\*\*[^*]*\*\*|\*[^*]*\*|\[[^\]]*\]\([^)]*\)|["“«„][^"”»“]*["”»“]/gu, ' … ')
}

const kept = new Map<string, ReadonlySet<string>>()

/** Days, months, countries and languages, which every language calls by a name of its own. */
function commonNames(language: string): ReadonlySet<string> {
  const before = kept.get(language)
  if (before) return before
  const words = new Set<string>()
  const add = (text: string | undefined) => {
    for (const word of text?.toLowerCase().match(/\p{L}+/gu) ?? []) words.add(word)
  }
  for (let day = 0; day < 365; day += 7) {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
    add(format.format(new Date(Date.UTC(2026, 0, 1 + day + (day % 5)))))
  }
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const first of letters) for (const second of letters) add(regions.of(first + second))
  const languages = new Intl.DisplayNames(language, { type: 'language' })
  for (const tag of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ar', 'ja', 'zh', 'ru'])
    add(languages.of(tag))
  for (const word of ['christmas', 'easter', 'europe', 'internet']) words.add(word)
  kept.set(language, words)
  return words
}
