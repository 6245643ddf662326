import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HostPage {
  url: string
  close(): Promise<void>
}

export interface HostPageOptions {
  /** In place of the script tag in the head. */
  head?: string
  /** At the end of the body. */
  body?: string
  /** In place of the policy. */
  policy?: string
  /** In place of one of the system's choosing. */
  port?: number
}

/**
 * A site with the widget's script tag on it: another origin than the chat's, under the strictest policy that still lets
 * the widget work. `attributes` stand in the tag; null: the page without it.
 */
export async function startHostPage(
  appUrl: string,
  attributes: string | null = '',
  { head, body = '', policy, port: wanted = 0 }: HostPageOptions = {},
): Promise<HostPage> {
  const tag = attributes === null ? '' : `<script src="${appUrl}/widget.js" async ${attributes}></script>`
  const server = createServer((request, response) => {
    // Its pages: one for each thing to buy.
    if (!/^\/(?:tents)?$/.test(request.url ?? '')) return response.writeHead(204).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      policy ??
        `default-src 'none'; script-src ${appUrl}; frame-src ${appUrl}; require-trusted-types-for 'script'`,
    )
    response.end(`<!doctype html><html lang="en"><head><title>A shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${head ?? tag}</head>
<body><main><h1>A shop</h1><a href="/tents">Tents</a><label>Search <input name="search"></label>
${'<p>Something to buy.</p>'.repeat(60)}</main><footer inert>Not for everybody</footer>${body}</body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // It listens on a port, so the address is one of a network.
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
