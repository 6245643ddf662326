/** A sentence or heading of a Markdown text, with what stands before it: line breaks and the marks of a list. */
export interface Segment {
  lead: string
  text: string
}

const listMark = /^\s*(?:(?:[-*+•]|\d{1,2}[.)]|#{1,6}|>)\s+)*/

/** Cuts a text at its lines and sentences; the parts joined are the text. `language`: BCP 47. */
export function segmentsOf(markdown: string, language: string): Segment[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const segments: Segment[] = []
  let pending = ''
  markdown.split('\n').forEach((line, index) => {
    const mark = listMark.exec(line)?.[0] ?? ''
    pending += (index === 0 ? '' : '\n') + mark
    const rest = line.slice(mark.length)
    for (const { segment } of segmenter.segment(rest)) {
      const text = segment.trim()
      const gap = segment.length - segment.trimStart().length
      const previous = segments.at(-1)
      // "approx. 3 days", "[a link](https://a.example/b)": cut where no sentence ends.
      if (previous && pending === '' && gap === 0 && !endsWithoutSpace.test(previous.text)) {
        previous.text += segment.trimEnd()
      } else if (previous && text !== '' && !pending.includes('\n') && endsInOrdinal.test(previous.text)) {
        previous.text += pending + segment.trimEnd()
        pending = ''
      } else if (text !== '') {
        segments.push({ lead: pending + segment.slice(0, gap), text })
        pending = ''
      }
      pending += segment.slice(gap + text.length)
    }
  })
  return segments
}

/** Only these end a sentence with nothing before the next one: "?" within a link does not. */
const endsWithoutSpace = /[。！？][」』）]*$/u

/** "am 3. März", "1. patra": a date or rank goes on. Where the sentence did end, both are translated as one. */
const endsInOrdinal = /(?<![\p{L}\p{N}.,])\d{1,2}\.$/u

/** The text again with other words. Chinese and Japanese put no space between sentences. */
export function joinSegments(
  segments: readonly Segment[],
  texts: readonly string[],
  language: string,
): string {
  const close = language === 'zh' || language === 'ja'
  return segments
    .map(({ lead }, at) => `${close && at > 0 && lead === ' ' ? '' : lead}${texts[at] ?? ''}`)
    .join('')
}
