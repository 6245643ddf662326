/**
 * What `load`, a function of nothing but import(), gives; at a failure once more by another address. Browsers keep a
 * failed import for as long as the page, so that the same address would fail for ever.
 */
export async function importAgain<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const url = failedUrl(error, load)
    if (!url) throw error
    // The same file, so the same module.
    return (await import(/* @vite-ignore */ `${url}?again=${Date.now()}`)) as Module
  }
}

/** Chromium and Firefox name the address in the message; WebKit does not, but the function's source does. */
function failedUrl(error: unknown, load: () => unknown): string | undefined {
  const named = /https?:\/\/[^\s?#]+\.js/.exec(String(error))?.[0]
  if (named) return named
  const path = /import\([`'"]([^`'"]+\.js)[`'"]\)/.exec(String(load))?.[1]
  return path && new URL(path, import.meta.url).href
}
