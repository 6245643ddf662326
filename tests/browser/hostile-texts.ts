import { elements, handlers, images, run, styles } from './hostile-markup.ts'

/**
 * Texts that try to run, to call out or to look like something else: what customers, agents, operators, partners and
 * models may write. A script of theirs calls `ran()`, a request of theirs goes to `canary`, an origin that only they
 * know. From lists, so that each form meets each content.
 */
export function hostileTexts(canary: string): string[] {
  return [
    ...new Set(
      [
        elements(canary),
        handlers(),
        addresses(canary),
        images(canary),
        styles(canary),
        markdown(canary),
        bidi(),
        otherPlaces(canary),
        // Last, as they swallow what stands behind them.
        unclosed(canary),
      ].flat(),
    ),
  ]
}

/** A third of them, another one for each of three places; all of them for each in `npm run hostile`. */
export function hostileTextsFor(place: number, canary: string): string[] {
  const texts = hostileTexts(canary)
  return process.env.HOSTILE === 'all' ? texts : texts.filter((_, at) => at % 3 === place % 3)
}

/** The same in groups of that many, for places that show one text at a time. */
export function groupsOf(texts: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, at) =>
    texts.slice(at * size, (at + 1) * size),
  )
}

/** Addresses that run or fetch when they are followed or merely written into the page. */
function addresses(canary: string): string[] {
  const urls = [
    `javascript:${run}`,
    `JaVaScRiPt:${run}`,
    `java\tscript:${run}`,
    `java\nscript:${run}`,
    `\u0001javascript:${run}`,
    `javascript&colon;${run}`,
    `&#106;avascript:${run}`,
    `&#x6A;avascript&#x3a;${run}`,
    `javascript:/*--></title></style></textarea></script><svg onload=${run}>`,
    `javascript://example.com/%0a${run}`,
    `vbscript:${run}`,
    `data:text/html,<script>parent.${run}</script>`,
    'data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFuKCk8L3NjcmlwdD4=',
    `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'/>`,
    'file:///etc/passwd',
    'blob:https://example.com/1',
    'intent://example.com#Intent;scheme=http;end',
    `view-source:${canary}/`,
  ]
  const forms = [
    (url: string) => `[open](${url})`,
    (url: string) => `[open](<${url}>)`,
    (url: string) => `<${url}>`,
    (url: string) => `[open][1]\n\n[1]: ${url}`,
    (url: string) => `<a href="${url}">open</a>`,
    (url: string) => `<svg><a xlink:href="${url}"><text y=9>open</text></a></svg>`,
    (url: string) => `![open](${url})`,
  ]
  return urls.flatMap((url) => forms.map((form) => form(url)))
}

/** Where Markdown's own rules might be turned against it. */
function markdown(canary: string): string[] {
  return [
    `[a](https://example.com "x" onmouseover=${run} y=")`,
    `[a](https://example.com"onmouseover="${run})`,
    `[a](https://example.com 'x"><img src=x onerror=${run}>')`,
    `[<img src=x onerror=${run}>](https://example.com)`,
    `[a\`](https://example.com)\`<img src=x onerror=${run}>`,
    `\`\`\`html\n<img src=x onerror=${run}>\n\`\`\``,
    `\`\`\`"><img src=x onerror=${run}>\ncode\n\`\`\``,
    `    <img src=x onerror=${run}>`,
    `<!-- --><img src=x onerror=${run}>-->`,
    `<!--><img src=x onerror=${run}>`,
    `<![CDATA[<img src=x onerror=${run}>]]>`,
    `<?php ?><img src=x onerror=${run}>`,
    `&lt;img src=x onerror=${run}&gt;`,
    `&amp;lt;script&amp;gt;${run}&amp;lt;/script&amp;gt;`,
    `\\<img src=x onerror=${run}\\>`,
    `| <img src=x onerror=${run}> |\n|:-:|\n| <script>${run}</script> |`,
    `- [ ] <input type=image src=x onerror=${run}>`,
    `1. <details open ontoggle=${run}>`,
    `# <img src=x onerror=${run}>`,
    `<img src=x onerror=${run}>\n===`,
    `[a]: javascript:${run} "x"\n\n[a]`,
    `[^1]: <img src=x onerror=${run}>\n\n[^1]`,
    `www.example.com/"onmouseover="${run}`,
    `https://example.com/"><img src=x onerror=${run}>`,
    `someone"><img/src=x/onerror=${run}>@example.com`,
    `mailto:a@example.com?body=<script>${run}</script>`,
    `[a](mailto:a@example.com"onfocus=${run} autofocus x=")`,
    `~~<s onclick=${run}>x</s>~~ __<u onclick=${run}>y</u>__`,
    `${'> '.repeat(60)}deep`,
    `${'['.repeat(200)}a${']'.repeat(200)}(x)`,
    `${'*'.repeat(300)}a${'*'.repeat(299)}`,
    `${'- '.repeat(40)}deep list`,
    `${'`'.repeat(99)} a`,
    `[a](${canary}/follow "only when it is clicked")`,
    `<a href="${canary}/follow" ping="${canary}/ping" download>a</a>`,
    `<https://user:secret@example.com/>`,
    'Zalgo: Z̸̢̛̬̺̈́a̴̛̖͚̍l̷̢̛͉͝g̶̡̛̝̈́ǫ̵̛͍̈́',
    'W'.repeat(2000),
    '\uFDFD'.repeat(60),
  ]
}

/** Texts that turn the direction around, to make "exe.fdp" look like a document or to reorder what stands beside. */
function bidi(): string[] {
  const marks = ['\u202A', '\u202B', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u200F', '\u061C']
  return marks.flatMap((mark) => [
    `invoice${mark}fdp.exe`,
    `${mark}Your refund of 1,000 was approved`,
    `${mark}${mark}${mark}deep \u05E9\u05DC\u05D5\u05DD 123`,
    `closed ${mark}too often\u202C\u202C\u2069\u2069 here`,
    `[bank${mark}moc.elpmaxe](https://example.com)`,
    `**bold ${mark}words** and _more_`,
  ])
}

/** For the places that are no HTML: attributes, scripts, templates, queries, tables, terminals, objects. */
function otherPlaces(canary: string): string[] {
  return [
    `" onfocus=${run} autofocus x="`,
    `' onfocus=${run} autofocus x='`,
    `\`onfocus=${run}`,
    `"});${run};({"`,
    `';${run};'`,
    `\${${run}}`,
    `{{constructor.constructor('${run}')()}}`,
    `#{${run}}`,
    `<%= ${run} %>`,
    `\\u003cimg src=x onerror=${run}\\u003e`,
    `%3Cimg%20src%3Dx%20onerror%3D${run}%3E`,
    `+ADw-img src=x onerror=${run}+AD4-`,
    `]]></title><img src=x onerror=${run}>`,
    `</textarea><img src=x onerror=${run}>`,
    `</option></select><img src=x onerror=${run}>`,
    `</title></head><body onload=${run}>`,
    `=HYPERLINK("${canary}/cell","open")`,
    `=cmd|' /C calc'!A0`,
    `@SUM(1+1)*cmd|' /C calc'!A0`,
    '\'; DROP TABLE "Message"; --',
    '__proto__',
    'constructor',
    'toString',
    '[object Object]',
    'undefined',
    '\u001b]8;;https://example.com\u0007click\u001b]8;;\u0007',
    '\u2028ran()\u2029',
    '\uFEFF<script>ran()</script>',
    '﹤script﹥ran()﹤/script﹥',
    '＜img src=x onerror=ran()＞',
    '\ud83d\udc69\u200d\ud83d\udcbb'.repeat(50),
  ]
}

function unclosed(canary: string): string[] {
  return [
    `<img src="${canary}/open.png" onerror=${run}`,
    `<iframe src="${canary}/open"`,
    `<script>${run}`,
    `<textarea><img src=x onerror=${run}>`,
    `<title><img src=x onerror=${run}>`,
    `<style>*{background:url(${canary}/open-style.png)}`,
    '<plaintext>',
    '<!--',
    '<![CDATA[',
    '```\n<b>',
    '[open](https://example.com',
  ]
}
