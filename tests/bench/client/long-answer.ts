const SENTENCES = [
  'If it is not right for you, send it back to us in the **same box**, with the slip that was in it.',
  'We pay for the way back when the lamp was *not* as we had said, and you get all of it in 14 days.',
  'You can see where it is at [your orders](https://shop.example/orders) at any time of the day.',
  'Set the lamp to `eco` in the app, and it will last for a week or more on one charge.',
  'Tell us the number that is on the lid, and we can look up the part that you need for it.',
]
const WORDS_A_SECTION = 100

/** An answer of about so many words, with all that Markdown of a model has: headings, lists, a table, links and code. */
export function longAnswer(words: number): string {
  return Array.from({ length: Math.round(words / WORDS_A_SECTION) }, (_, index) => section(index)).join(
    '\n\n',
  )
}

function section(index: number): string {
  const sentence = (offset: number): string => SENTENCES[(index + offset) % SENTENCES.length] ?? ''
  const head = `### Part ${index + 1}`
  const text = `${sentence(0)} ${sentence(1)}`
  if (index % 5 === 4)
    return `${head}\n\n${text} ${sentence(2)}\n\n| Lamp | Hours | Price |\n| --- | --- | --- |\n| Small | 20 | 12 EUR |\n| Large | 60 | 36 EUR |\n\n${sentence(3)}`
  const mark = index % 2 === 0 ? '-' : '1.'
  return `${head}\n\n${text}\n\n${[2, 3, 4].map((offset) => `${mark} ${sentence(offset)}`).join('\n')}`
}
