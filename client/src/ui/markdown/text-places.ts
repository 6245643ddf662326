/** What a reader sees of an element, and where in it each character is. */
export interface TextPlaces {
  /** Without spaces, and without the marks of emphasis: what is cut out of a text may have lost one of a pair. */
  text: string
  /** One for each UTF-16 code unit of the text. */
  places: { node: Text; offset: number }[]
}

export function readPlaces(root: Node): TextPlaces {
  const characters: string[] = []
  const places: TextPlaces['places'] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    // Only texts are shown to this walker.
    const node = walker.currentNode as Text
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const character = node.data.charAt(offset)
      if (/[\s*_`~]/.test(character)) continue
      characters.push(character)
      places.push({ node, offset })
    }
  }
  return { text: characters.join(''), places }
}

/**
 * Where each part ends in the text that is made of them in this order; null where that is not certain: it may look
 * different alone, and words that come twice are not to be taken for one another.
 */
export function partEnds(text: string, parts: readonly string[]): (number | null)[] {
  let from = 0
  return parts.map((part) => {
    const start = part === '' ? -1 : text.indexOf(part, from)
    if (start === -1 || (start > from && text.includes(part, start + 1))) return null
    from = start + part.length
    return from
  })
}

/** Puts the element behind the character, and not into a link or code that ends there. */
export function insertAfter({ places }: TextPlaces, index: number, element: Element): void {
  const place = places[index]
  if (!place) return
  const around = place.node.parentElement?.closest('a, code, pre')
  if (around) around.after(element)
  else {
    if (place.offset + 1 < place.node.length) place.node.splitText(place.offset + 1)
    place.node.after(element)
  }
}

/** Wraps the characters of these ranges (ends exclusive) into <mark>; returns the marks in their order. */
export function markRanges({ places }: TextPlaces, ranges: readonly [number, number][]): HTMLElement[] {
  const isMarked = places.map((_, index) => ranges.some(([start, end]) => index >= start && index < end))
  const marks: HTMLElement[] = []
  // From the end: cutting a text leaves the places before the cut as they are.
  for (let last = places.length - 1; last >= 0; last -= 1) {
    const end = places[last]
    if (!end || !isMarked[last]) continue
    while (isMarked[last - 1] && places[last - 1]?.node === end.node) last -= 1
    const begin = places[last]?.offset ?? end.offset
    if (end.offset + 1 < end.node.length) end.node.splitText(end.offset + 1)
    const words = begin > 0 ? end.node.splitText(begin) : end.node
    const mark = document.createElement('mark')
    words.replaceWith(mark)
    mark.append(words)
    marks.unshift(mark)
  }
  return marks
}
