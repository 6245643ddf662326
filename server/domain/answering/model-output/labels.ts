const label = String.raw`(?:FAQs?\s*#?)?F\d{1,2}(?:[.:]\d{1,3})?`
const list = String.raw`${label}(?:\s*(?:,|;|&|and|und|et|y|-|–)\s*${label})*`
const see = String.raw`(?:see(?: also)?|siehe|vgl\.?|voir|véase|ver|sources?|from|refs?|cf\.?|according to|per|laut|selon|según)`
const bracketed = new RegExp(String.raw`\s*[[({【]+(?:${see}\s*:?\s*)?${list}[\])}】]+`, 'giu')
const trailing = new RegExp(
  String.raw`\s*[(–—-]?\s*(?:sources?|quellen?|fuentes?|refs?)\s*:\s*${list}\)?(?=[.\s]*$)`,
  'giu',
)
const leading = new RegExp(
  String.raw`(^|[\s.!?]+)(?:as stated in|according to|laut|selon|según|per)\s+${list},?\s+(\S)`,
  'giu',
)

/**
 * The text without the labels of our prompt ("[F1]", "(see F2)", "According to F1, …"), which mean nothing to a
 * customer. What an approved entry writes itself ("press [F1]") stays: `sources`.
 */
export function withoutLabels(text: string, sources: readonly string[] = []): string {
  if (!/F\d/i.test(text)) return text
  const ours = (found: string) => (sources.some((source) => source.includes(found.trim())) ? found : '')
  return text
    .replace(bracketed, ours)
    .replace(trailing, ours)
    .replace(leading, (found, before: string, next: string) =>
      ours(found) === '' ? before + next.toUpperCase() : found,
    )
}
