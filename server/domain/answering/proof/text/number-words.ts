const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const values = new Map<string, number>([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, at) => [word, (at + 2) * 10] as const),
])
const number = `(?:${[...values.keys()].join('|')})`
const measured =
  '(?:(?:working|business|calendar|full|whole|extra|more|other|single|further)\\s+)*(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|euros?|dollars?|pounds?|per ?cent|percent|times?|items?|cm|mm|metres?|kg|g|grams?|litres?)\\b'
const compound = new RegExp(`\\b(${tens.join('|')})[- ](${units.slice(1, 10).join('|')})\\b`, 'gi')
const hundreds = new RegExp(
  `\\b(${number}|a|\\d+)[- ](hundred|thousand|dozen)(?: and (${number}|\\d+))?\\b`,
  'gi',
)
const single = new RegExp(`\\b${number}\\b`, 'gi')
const article = new RegExp(`\\b(?:an?|one)\\s+(?=${measured})`, 'gi')

/** Numbers in words as digits: "two weeks" is "2 weeks", "a week" is "1 week", "twice" is "2 times". */
export function numbersInDigits(text: string): string {
  return text
    .replace(/\bhalf an hour\b/gi, '30 minutes')
    .replace(/\ba fortnight\b/gi, '14 days')
    .replace(/\bfortnight\b/gi, '14 days')
    .replace(/\bovernight\b/gi, 'overnight')
    .replace(/\btwice\b/gi, '2 times')
    .replace(/\bthrice\b/gi, '3 times')
    .replace(/\bonce (?=more|again|a |an |per )/gi, '1 time ')
    .replace(/\ba couple of\b/gi, '2')
    .replace(compound, (_, ten: string, one: string) => String(digitsOf(ten) + digitsOf(one)))
    .replace(hundreds, (_, count: string, unit: string, rest?: string) => {
      const scale = { hundred: 100, thousand: 1000, dozen: 12 }[unit.toLowerCase()] ?? 1
      return String(digitsOf(count) * scale + (rest ? digitsOf(rest) : 0))
    })
    .replace(article, '1 ')
    .replace(single, (word) => (word.toLowerCase() === 'one' ? word : String(digitsOf(word))))
}

function digitsOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  return /^an?$/i.test(word) ? 1 : (values.get(word.toLowerCase()) ?? 0)
}
