import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlToMarkdown, htmlToText } from './html-to-markdown.ts'

describe('HTML in an imported text', () => {
  test.each([
    [
      '<p>Yes, it is <b>waterproof</b>.<br>Really &amp; truly.</p>',
      'Yes, it is **waterproof**.  \nReally & truly.',
    ],
    [
      '<ul><li>One</li><li>Two <a href="https://x.example/a?b=1&amp;c=2">here</a></li></ul>',
      '- One\n- Two [here](https://x.example/a?b=1&c=2)',
    ],
    ['<h2>Title</h2><ol><li>2*3*4</li><li>snake_case ~5</li></ol>', '## Title\n\n1. 2*3*4\n2. snake_case ~5'],
    ['<script>alert(1)</script><style>p{}</style><p>Hi<iframe src="x"></iframe></p>', 'Hi'],
    [
      '<p><a href="javascript:alert(1)">click</a> <img src="https://x.example/y.png" alt="Map"></p>',
      'click [Map](https://x.example/y.png)',
    ],
    ['<table><tr><th>A</th></tr><tr><td>1</td></tr></table>', '| A |\n| - |\n| 1 |'],
    ['<p>a</p>\n<p>&nbsp;</p>\n<p>b</p>', 'a\n\nb'],
    ['AT&amp;T &#39;here&#39;', "AT&T 'here'"],
    ['- one<br>- **two**\n- <b>three</b>', '- one  \n- **two**\n- **three**'],
    ['<p>not <b>closed', 'not **closed**'],
    ['<!-- note --><div>x</div>', 'x'],
  ])('%j becomes %j', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown)
  })

  test.each([
    'plain * text_with_x',
    'Use `<b>` for bold',
    'Hello <your name>, 5 < 6 && 7 > 2',
    '**bold** & more',
    'a -> b',
  ])('%j is not HTML and stays', (text) => {
    expect(htmlToMarkdown(text)).toBeNull()
  })

  test('becomes one line in a question', () => {
    expect(htmlToText('<p>Is it<br><b>ok</b> &amp; safe?</p>')).toBe('Is it ok & safe?')
    expect(htmlToText('Is 5 < 6?')).toBeNull()
  })

  test('never throws, and leaves nothing that a browser would run', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<script>',
      '<a href="javascript:x">',
      '<table>',
      '<li>',
      '<b',
      '>',
      '&lt;',
      'text',
      '\n',
      '"',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const markdown = htmlToMarkdown(pieces.join(''))
        htmlToText(pieces.join(''))
        expect(markdown ?? '').not.toContain('](javascript:')
      }),
    )
  })
})
