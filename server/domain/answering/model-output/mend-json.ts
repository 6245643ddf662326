// A string, closed or not; or one of the slips outside strings. Each character is looked at once: repairing libraries
// take seconds over a few thousand characters of crafted quotes, and a customer can make a model write those.
const tokens =
  /("(?:[^"\\]|\\[\s\S])*"?)|\b(True|False)\b|-?\b(?:NaN|Infinity|None|undefined)\b|,(?=\s*[}\]])/g

/** The slips of syntax that models make put right: raw line breaks in strings, NaN, Python's words, a comma too many. */
export function mendJson(json: string): string {
  return json.replace(tokens, (slip, text?: string, word?: string) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string
    if (text) return text.replace(/[\u0000-\u001f]/g, (control) => JSON.stringify(control).slice(1, -1))
    if (word) return word.toLowerCase()
    return slip === ',' ? '' : 'null'
  })
}
