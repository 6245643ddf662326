export interface FoundTime {
  at: number
  length: number
  /** 0 to 24 */
  hours: number
  minutes: number
}

type Half = 'morning' | 'afternoon'

interface TimePattern {
  pattern: RegExp
  half?: (groups: Record<string, string | undefined>) => Half | null
}

const clock = String.raw`(?<![\d.,:])(?<h>\d{1,2})(?:[:.h](?<m>\d{2}))?`
/** For a time as such: with a colon, with its word, or with the half of the day. */
const anyLanguage: readonly TimePattern[] = [
  {
    pattern: new RegExp(String.raw`${clock}\s?(?<half>[ap])\.?\s?m\b\.?(?!\w)`, 'giu'),
    half: ({ half }) => (half?.toLowerCase() === 'p' ? 'afternoon' : 'morning'),
  },
]
const withMinutes: TimePattern = { pattern: /(?<![\d:])(?<h>\d{1,2})\s?h\s?(?<m>\d{2})(?!\d)/gu }
const colon: TimePattern = {
  pattern: /(?<![\d:])(?<h>\d{1,2}):(?<m>\d{2})(?![\d:])(?:\s?(?:Uhr|uur|h)(?!\p{L}))?/gu,
}

const halves: Record<string, { pattern: RegExp; afternoon: RegExp }> = {
  ar: {
    pattern: new RegExp(String.raw`${clock}\s*(?<half>صباح|مساء|ظهر|ليل)[\p{L}\p{M}]*`, 'gu'),
    afternoon: /مساء|ظهر|ليل/u,
  },
  de: {
    pattern: new RegExp(String.raw`${clock}\s?Uhr\s(?<half>morgens|früh|nachmittags|abends)`, 'giu'),
    afternoon: /nachmittags|abends/iu,
  },
  es: {
    pattern: new RegExp(String.raw`${clock}(?:\s?h)?\s(?:de|por) la (?<half>mañana|tarde|noche)`, 'giu'),
    afternoon: /tarde|noche/iu,
  },
  fr: {
    pattern: new RegExp(
      String.raw`${clock}\s?(?:heures?|h)\s(?:du|de l['’])\s?(?<half>matin|après-midi|soir)`,
      'giu',
    ),
    afternoon: /midi|soir/iu,
  },
  it: {
    pattern: new RegExp(String.raw`${clock}\s(?:di|del|della)\s(?<half>mattin[ao]|pomeriggio|sera)`, 'giu'),
    afternoon: /pomeriggio|sera/iu,
  },
  ja: { pattern: /(?<half>午前|午後)(?<h>\d{1,2})(?:時|:)(?:(?<m>\d{2})分?)?/gu, afternoon: /午後/u },
  pt: {
    pattern: new RegExp(String.raw`${clock}(?:\s?h)?\sda (?<half>manhã|tarde|noite)`, 'giu'),
    afternoon: /tarde|noite/iu,
  },
  zh: {
    pattern: /(?<half>上午|早上|下午|晚上|傍晚)(?<h>\d{1,2})(?:[点點时時]|:)(?:(?<m>\d{2})分?)?/gu,
    afternoon: /下午|晚上|傍晚/u,
  },
}

const words: Record<string, RegExp> = {
  de: new RegExp(String.raw`${clock}\s?Uhr(?!\p{L})`, 'gu'),
  ja: /(?<![\d])(?<h>\d{1,2})時(?!間)(?:(?<m>\d{2})分?)?/gu,
  ko: /(?<![\d])(?<h>\d{1,2})시(?!간)/gu,
  zh: /(?<![\d])(?<h>\d{1,2})[点點](?:(?<m>\d{2})分?)?/gu,
}

/** Times of day, on the 24-hour clock. "18h" and "18 uur" may be hours, so they are left to the numbers. */
export function findTimes(text: string, language: string): FoundTime[] {
  const found: FoundTime[] = []
  let rest = text
  const half = halves[language]
  const word = words[language]
  const patterns: TimePattern[] = [
    ...anyLanguage,
    ...(half
      ? [
          {
            pattern: half.pattern,
            half: (groups: Record<string, string | undefined>) =>
              half.afternoon.test(groups.half ?? '') ? ('afternoon' as const) : ('morning' as const),
          },
        ]
      : []),
    withMinutes,
    colon,
    ...(word ? [{ pattern: word }] : []),
  ]
  for (const { pattern, half: halfOf } of patterns) {
    for (const match of rest.matchAll(pattern)) {
      const groups = match.groups ?? {}
      const hour = Number(groups.h)
      const minutes = Number(groups.m ?? 0)
      if (hour > 24 || minutes > 59) continue
      const hours = clockHour(hour, halfOf?.(groups) ?? null)
      found.push({ at: match.index, length: match[0].length, hours, minutes })
      rest =
        rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length)
    }
  }
  return found
}

function clockHour(hour: number, half: Half | null): number {
  if (half === null) return hour
  return (hour % 12) + (half === 'afternoon' ? 12 : 0)
}
