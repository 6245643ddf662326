/** What a number counts. Business days are days of their own: ten of them are not ten days. */
export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'business-day'
  | 'week'
  | 'month'
  | 'year'
  | 'percent'
  | Currency

/** ISO 4217 */
type Currency = Uppercase<string>

const measured = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'percent'] as const

/** What ICU does not list: inflected forms, abbreviations and words that are joined to others. */
const extraForms: Record<string, Partial<Record<(typeof measured)[number], string>>> = {
  ar: {
    day: 'يوما يوماً يومًا',
    hour: 'ساعة ساعات',
    week: 'أسبوع أسابيع',
    month: 'شهرا شهراً أشهر',
    year: 'سنة سنوات عام عاما أعوام',
  },
  de: { minute: 'Min', hour: 'Std stündig', day: 'tägig', week: 'wöchig', month: 'monatig', year: 'jährig' },
  en: { second: 'sec secs', minute: 'min mins', hour: 'hr hrs', percent: 'per-cent' },
  ja: { day: '日間 日以内', week: '週', month: 'ヶ月 カ月 ヵ月 ケ月', year: '年間' },
  pl: { day: 'dniowy dniowe', hour: 'godz', minute: 'min' },
  pt: { percent: 'porcento' },
  zh: {
    day: '天 日',
    week: '星期 个星期 週',
    month: '個月',
    year: '年',
    hour: '个小时 小時 個小時',
    minute: '分',
  },
}

const businessDays: Record<string, RegExp> = {
  ar: /^(?:يوم|أيام|يوما|يومًا|يوماً|يومي|يومَي)\s+عمل/u,
  de: /^(?:[Ww]erk|[Aa]rbeits)tag/u,
  en: /^(?:working|business|week)[- ]?days?\b/iu,
  es: /^d[ií]as? (?:h[aá]bil|laborable)/iu,
  fr: /^jours? (?:ouvr[eé]s?|ouvrables?)/iu,
  it: /^giorn[oi] (?:lavorativ|ferial)/iu,
  ja: /^(?:営業日|業務日|平日)/u,
  ko: /^(?:영업일)/u,
  nl: /^(?:werkdag|werkda)/iu,
  pl: /^(?:dni|dnia|dzień|dniach)\s+(?:robocz)/iu,
  pt: /^dias? út[ei]/iu,
  ru: /^рабоч\p{L}+ д/iu,
  tr: /^iş gün/iu,
  zh: /^个?(?:工作日|工作天|营业日)/u,
}

const currencies: readonly [RegExp, Currency | readonly Currency[]][] = [
  [/^(?:€|EUR\b|euro?s?|евро|يورو|ユーロ|欧元|歐元|यूरो|אירו|유로|ευρώ)/iu, 'EUR'],
  [
    /^(?:£|GBP\b|(?:brit\p{L}+ |britische |libras? |livres? |funt\p{L}* |sterlin\p{L}*|pounds?\b|pfund|pond\b|libras?\b|livres?\b|funt\p{L}*|фунт|جنيه|ポンド|英镑|英鎊|파운드))/iu,
    'GBP',
  ],
  [
    /^(?:CHF\b|(?:schweizer )?franken|francs? suisses?|francos? suizos?|franchi|frank\p{L}*|スイスフラン|瑞士法郎|فرنك)/iu,
    'CHF',
  ],
  [/^(?:JPY\b|yen\p{L}*|ienes?|йен\p{L}*|日元|日圓|円|ين)/iu, 'JPY'],
  [/^(?:CNY\b|RMB\b|yuan\p{L}*|юан\p{L}*|人民币|元|يوان)/iu, 'CNY'],
  [/^(?:¥|￥)/u, ['JPY', 'CNY']],
  [/^(?:PLN\b|zł|złot\p{L}*|zlot\p{L}*)/iu, 'PLN'],
  [/^(?:₺|TRY\b|TL\b|(?:türk )?liras?)/iu, 'TRY'],
  [/^(?:₹|INR\b|rupees?|rupien|roupies?|rupias?|रुपये|रुपए)/iu, 'INR'],
  [/^(?:₽|RUB\b|rub\p{L}+|руб\p{L}*)/iu, 'RUB'],
  [
    /^(?:US\$|\$|USD\b|(?:us|u\.s\.|abd|amerik\p{L}+)?[- ]?(?:dollars?|dólar\p{L}*|dolar\p{L}*|dollari|dollaro|доллар\p{L}*|долл\p{L}*)|米?ドル|美元|美金|دولار\p{L}*|डॉलर|דולר|달러)/iu,
    'USD',
  ],
]

/** One of these may stand before its amount; the words of a currency stand behind it. */
export const currencyBefore = String.raw`US\$|[€$£¥￥₺₹₽]|\b(?:EUR|USD|GBP|CHF|JPY|CNY|PLN|TRY|INR|RUB|Fr\.|Rs\.?)`

const percentSign = /^(?:%|٪|％|﹪|百分比)/u

interface Form {
  unit: Unit
  form: string
}

const forms = new Map<string, { spaced: boolean; units: readonly Form[] }>()

const withoutSpaces = new Set(['ja', 'zh', 'th', 'ko'])

function formsOf(language: string) {
  const known = forms.get(language)
  if (known) return known
  const units: Form[] = []
  for (const unit of measured) {
    const format = new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      numberingSystem: 'latn',
    })
    const icu = [1, 1.5, 2, 3, 5, 11, 100].map((value) =>
      format
        .format(value)
        .replace(/[\d.,\s\u00a0]+/gu, ' ')
        .trim(),
    )
    const extra = extraForms[language]?.[unit]?.split(' ') ?? []
    for (const form of new Set([...icu, ...extra]))
      if (form !== '') units.push({ unit, form: form.toLowerCase() })
  }
  // The longer one first: "months" before "mo", "週間" before "週".
  units.sort((a, b) => b.form.length - a.form.length)
  const read = { spaced: !withoutSpaces.has(language), units }
  forms.set(language, read)
  return read
}

/** The unit that a text begins with, or null. Some signs stand for one of several currencies. */
export function unitAtStart(text: string, language: string): Unit | readonly Currency[] | null {
  if (businessDays[language]?.test(text)) return 'business-day'
  if (percentSign.test(text)) return 'percent'
  const currency = currencies.find(([pattern]) => pattern.test(text))
  if (currency) return currency[1]
  const { spaced, units } = formsOf(language)
  const lower = text.toLowerCase()
  if (!spaced) return units.find(({ form }) => lower.startsWith(form))?.unit ?? null
  const word = /^[\p{L}\p{M}]+(?:[ -][\p{L}\p{M}]+)?/u.exec(lower)?.[0] ?? ''
  const [first = ''] = word.split(/[ -]/)
  // An ending may follow, of a case or a plural: "Tagen", "günde", "дней".
  const fits = ({ form }: Form) =>
    form.includes(' ')
      ? word.startsWith(form)
      : first === form || (form.length > 2 && first.startsWith(form) && first.length - form.length <= 3)
  return units.find(fits)?.unit ?? null
}

/** Two of a unit in one word, as Arabic and Hebrew write it: "يومان" is two days. */
export function dualForms(language: string): readonly Form[] {
  if (language !== 'ar' && language !== 'he') return []
  return measured.flatMap((unit) => {
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
    const written = format.format(2)
    if (/\p{Nd}/u.test(written)) return []
    // The other case: "يومين".
    const forms = language === 'ar' ? [written, written.replace(/ان$/u, 'ين')] : [written]
    return forms.map((form) => ({ unit, form }))
  })
}

/** Equal for equal durations: 14 days and two weeks, a year and twelve months. */
export function quantityKey(value: number, unit: Unit): string {
  const minutes = { second: 1 / 60, minute: 1, hour: 60, day: 1440, week: 10_080 } as Partial<
    Record<string, number>
  >
  const factor = minutes[unit]
  if (factor !== undefined) return `${value * factor} minute`
  if (unit === 'year') return `${value * 12} month`
  return `${value} ${unit}`
}
