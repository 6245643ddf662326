const names = new Intl.DisplayNames('en', { type: 'language' })

/** "German" of "de", as the console speaks English. */
export function languageName(language: string): string {
  try {
    return names.of(language) ?? language
  } catch {
    // No language tag: shown as it came.
    return language
  }
}
