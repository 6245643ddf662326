import fc from 'fast-check'

/** What has broken programs before: empty, invisible, wrong in Unicode, long, and what other languages take for code. */
const known: readonly string[] = [
  ...[
    '',
    ' ',
    '\t\n\r',
    '\0',
    'a\0b',
    '\ud800',
    '\udc00',
    'a\ud800b',
    '\ufffe',
    '\uffff',
    '\ufeff',
    '\u200b',
  ],
  ...[
    '\u202e',
    '\u2066a\u2069',
    '\u200d\u200d',
    'e\u0301',
    '\u00e9',
    '\u1112\u1161\u11ab',
    '\ufdfa',
    '\u2028',
  ],
  ...['👩‍👩‍👧‍👦', '🇩🇪🇫🇷', '🏴‍☠️', '👍🏽', '𝔘𝔫𝔦', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔', '\u{10ffff}', '\u{e0001}', '\u{1f3f4}\u{e0067}'],
  ...['مرحبا', 'שלום', 'こんにちは', '你好', 'İi̇ıI', 'ß', 'ŉ', 'ﬀ', 'ǅ', 'ΐ', 'Ω', 'K', 'ſ'],
  ...[
    'null',
    'undefined',
    'NaN',
    'true',
    '-0',
    '1e999',
    '9007199254740993',
    '0x10',
    '[]',
    '{}',
    '"',
    "'",
    '\\',
    '`',
  ],
  ...['%', '_', '%%', '\\%', '%00', '%s%n', '{{7*7}}', '#{7*7}', '<%= 7 %>', '$1', '$&', ':a', '?'],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE "Session"; --',
    "\\'; SELECT pg_sleep(1); --",
    "E'\\x00'",
    '$$a$$',
    '/* a */',
  ],
  ...['<script>alert(1)</script>', '<!--', ']]>', '&lt;', '&#0;', 'javascript:alert(1)', 'data:text/html,x'],
  ...[
    '../../etc/passwd',
    'C:\\aux',
    'file:///etc/passwd',
    'http://[::1]',
    '//x',
    '\r\nSet-Cookie: a=b',
    '=1+1',
    '@SUM(A1)',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'then',
    'length',
    '-',
    '--help',
    '*',
    '.',
    '..',
    '/',
  ],
  ...[
    '(a+)+$',
    `${'a'.repeat(40)}!`,
    '[',
    '(?:',
    '\\p{',
    `${'('.repeat(200)}`,
    `${'['.repeat(200)}`,
    `${'{"a":'.repeat(100)}`,
  ],
  ...['x'.repeat(100), 'x'.repeat(101), 'x'.repeat(128), 'x'.repeat(129), 'x'.repeat(255), 'x'.repeat(4001)],
  ...[
    'x'.repeat(50_000),
    '🙂'.repeat(2000),
    '🙂'.repeat(4001),
    '\n'.repeat(5000),
    'e\u0301'.repeat(3000),
    ' x'.repeat(8000),
  ],
  ...[
    '2026-02-30',
    '0000-00-00T00:00:00Z',
    '+275760-09-13T00:00:00.001Z',
    'de',
    'de-DE-x-a',
    'xx-',
    'zh-Hant-TW',
    'i-klingon',
  ],
]

/** The known ones first, and after them generated ones: the same seed gives the same. */
export function awkwardStrings(count: number, seed: number): string[] {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    // Halves of surrogate pairs included.
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
      .map((codes) => String.fromCharCode(...codes)),
    fc.tuple(fc.constantFrom(...known), fc.constantFrom(...known)).map(([a, b]) => `${a}${b}`.slice(0, 5000)),
  )
  const generated = fc.sample(text, { numRuns: Math.max(1, count - known.length), seed })
  return [...known, ...generated].slice(0, count)
}
