import type { makeMarkdown } from './markdown.ts'

/** What RichText shows, as an element to be worked on: its texts stay as they are. */
export function richElement(text: string, markdown: ReturnType<typeof makeMarkdown> | 'plain'): HTMLElement {
  const root = document.createElement('div')
  root.className = 'rich-text'
  root.dir = 'auto'
  if (markdown === 'plain') {
    for (const paragraph of text.split(/\n{2,}/)) {
      const element = document.createElement('p')
      element.className = 'plain'
      element.textContent = paragraph
      root.append(element)
    }
    return root
  }
  for (const block of markdown.blocks(text)) {
    const element = document.createElement('div')
    element.className = 'rich-block'
    // Sanitised by makeMarkdown, the only maker of this HTML.
    element.innerHTML = markdown.html(block)
    root.append(element)
  }
  return root
}
