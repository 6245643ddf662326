/** Hands a text to the browser's downloads. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  // The router takes links of this page for navigation; a download is none.
  link.rel = 'external'
  link.click()
  // Later: the browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
