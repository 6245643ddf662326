/** What the server has all of this below (BASE_PATH), as it writes it into the page; "" at the root. */
export const basePath = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? ''
