/**
 * Runs in the browser: elements and attributes that only a text can have brought into the page, and texts whose
 * direction reaches beyond their own place. `known`: the hostile texts, each of which may stand in a place alone;
 * `within`: a selector of what is looked at.
 */
export function strangeThings({ known, within }: { known: string[]; within: string }): string[] {
  const bare = (text: string) => text.replace(/\s+/g, '')
  const own = new Set(known.map(bare))
  const strangers =
    'iframe:not([title]), ' +
    'img, picture, image, use, object, embed, applet, video, audio, base, style, marquee, math, template, animate, ' +
    'foreignObject, feImage, filter, plaintext, frameset, portal, meta[http-equiv], form[action], [formaction], ' +
    '[srcdoc], [srcset], [background], [ping], [poster], [contenteditable], .rich-text [style], .rich-text [id]'
  const root = document.querySelector(within) ?? document.documentElement
  const found = [...root.querySelectorAll(strangers)].map((element) => `stranger: ${outline(element)}`)

  // Our own files; what is loaded later is written into the head with its whole address.
  for (const element of root.querySelectorAll('script, link')) {
    const address = URL.parse(
      element.getAttribute('src') ?? element.getAttribute('href') ?? '',
      location.href,
    )
    if (!/^\/(assets\/|widget\.js$)/.test(address?.pathname ?? ''))
      found.push(`stranger: ${outline(element)}`)
  }

  for (const element of root.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`handler: ${outline(element)}`)
      const leads = ['href', 'src', 'action', 'data', 'xlink:href'].includes(name)
      const protocol = URL.parse(value, location.href)?.protocol ?? 'https:'
      if (leads && !['https:', 'http:', 'mailto:', 'tel:'].includes(protocol))
        found.push(`address: ${outline(element)}`)
      if (name === 'style' && value.includes('url(')) found.push(`style: ${outline(element)}`)
    }

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/[\u202a-\u202e\u2066-\u2069]/.test(node.nodeValue ?? '')) continue
    const place = placeOf(node)
    // What became of Markdown is not the text any more; but then all of the block is its own.
    if (
      place.element.closest(
        '.rich-text, .details-summary, textarea, select, title, [role=status].visually-hidden',
      )
    )
      continue
    if (!own.has(bare(place.text))) found.push(`direction: ${outline(place.element)}`)
  }
  return found

  /** The nearest box that keeps the direction of what is in it to itself, and all that it says. */
  function placeOf(node: Node): { element: Element; text: string } {
    const element = node.parentElement ?? document.body
    const { display, unicodeBidi } = getComputedStyle(element)
    // There each run of text makes a box of its own.
    if (/flex|grid/.test(display)) return { element, text: textRun(node) }
    const isPlace = !/^(inline|contents)$/.test(display) || /isolate|plaintext/.test(unicodeBidi)
    return isPlace ? { element, text: element.textContent ?? '' } : placeOf(element)
  }

  function textRun(node: Node): string {
    let first = node
    while (isInline(first.previousSibling)) first = first.previousSibling as Node
    let text = ''
    for (let at: Node | null = first; at === first || isInline(at); at = at?.nextSibling ?? null)
      text += at?.textContent ?? ''
    return text
  }

  function isInline(node: Node | null): boolean {
    return node?.nodeType === Node.TEXT_NODE
  }

  function outline(element: Element): string {
    return element.outerHTML.slice(0, 160)
  }
}
