/** One sentence or list item of a Markdown text. The leads and texts of all, joined, are the text again. */
export interface Sentence {
  /** The space, line breaks and list mark before it. */
  lead: string
  text: string
}

const listMark = /^\s*(?:(?:[-*+•–]|\d{1,2}[.)]|#{1,6}|>)\s+)+/u
// A mark that ends a sentence, and what may close after it: "now.**", "now.)", "now.”".
const sentenceEnd = /[.!?…]+[)\]"'”’»*_]*(?=\s)|[。！？]+[」』）”*_]*|؟(?=\s|$)/gu
const abbreviation =
  /(?:^|[\s(])(?:e\.?g|i\.?e|etc|approx|no|nos|mr|mrs|ms|dr|st|vs|incl|excl|max|min|inc|ltd|co|fig|tel|est|ca|z\.?\s?b|bzw|usw|inkl|exkl|zzgl|nr|u\.?\s?a|d\.?\s?h|sog|evtl|ggf|p\.?\s?ex|env|sr|sra|ej|pág|art|abs|str|a\.m|p\.m|u\.s|u\.k|\p{L})\.$/iu
const germanMonth =
  /^\s+(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)/iu

/** Cuts a text into its sentences and list items. Of a text that is still arriving all but the last are final. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let pendingLead = ''
  for (const line of text.split(/(?<=\n)/)) {
    const mark = listMark.exec(line)?.[0] ?? ''
    let rest = line.slice(mark.length)
    let lead = pendingLead + mark
    pendingLead = ''
    while (rest !== '') {
      const space = /^\s+/.exec(rest)?.[0] ?? ''
      lead += space
      rest = rest.slice(space.length)
      if (rest === '') break
      const length = lengthOfFirst(rest)
      sentences.push({ lead, text: rest.slice(0, length).trimEnd() })
      lead = rest.slice(0, length).slice(rest.slice(0, length).trimEnd().length)
      rest = rest.slice(length)
    }
    pendingLead = lead
  }
  return sentences
}

function lengthOfFirst(text: string): number {
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length
    const before = text.slice(0, match.index + 1)
    const after = text.slice(end)
    if (after.trim() === '') return text.length
    if (match[0].startsWith('.') && !endsSentence(before, after)) continue
    return end
  }
  return text.length
}

function endsSentence(before: string, after: string): boolean {
  if (abbreviation.test(before)) return false
  if (/^\s+[\p{Ll}]/u.test(after)) return false
  return !(/\d\.$/.test(before) && germanMonth.test(after))
}

/**
 * Whether a text that has stopped arriving for a moment ends with a whole sentence, as far as can be seen: not after
 * "e.g.", not after a digit ("3." may become "3.50"), not within brackets or a link.
 */
export function looksFinished(sentence: string): boolean {
  if (!/[\p{L}\p{M})\]"'”’»*_%€$£][.!?…]+[)\]"'”’»*_]*$|[。！？؟]$/u.test(sentence)) return false
  if (abbreviation.test(sentence.replace(/[)\]"'”’»*_]+$/u, ''))) return false
  return !/\[[^\]]*$|\]\([^)]*$|https?:\/\/\S*$|\b[\w-]+\.[\w-]+\.$/u.test(sentence)
}
