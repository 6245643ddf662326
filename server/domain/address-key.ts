/** Equal for the same address, written with or without scheme, "www." and a slash at its end. */
export function addressKey(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/.,;:!?]+$/, '')
}
