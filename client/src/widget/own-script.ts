/** Where this script came from, and what its tag says, however the page loads it. */
export function ownScript(): { src: string; data: DOMStringMap } | undefined {
  const current = document.currentScript
  if (current instanceof HTMLScriptElement && current.src) return { src: current.src, data: current.dataset }
  // A module, or import(): nothing but the stack knows the address. Its first one is this file's.
  const src = /https?:\/\/\S+?(?=:\d+:\d+)/.exec(String(new Error().stack))?.[0]
  const tag = [...document.scripts].find((script) => src && script.src.split('#')[0] === src)
  return src ? { src, data: tag?.dataset ?? {} } : undefined
}
