import { expect, it } from 'vitest'
import { needsPersonNoMore } from './withdrawal.ts'

it.each([
  'never mind',
  'Never mind, I found it!',
  'nvm I figured it out',
  "I don't need a person anymore, thanks",
  'No longer needed',
  'It is solved, thank you',
  'Hat sich erledigt, danke',
  'Ya no hace falta, gracias',
  "Laissez tomber, j'ai trouvé",
  'Non serve più, ho risolto',
  '不用了谢谢',
  'もう大丈夫です',
])('%s takes the customer out of the line', (text) => expect(needsPersonNoMore(text)).toBe(true))

it.each([
  'never mind the colour, where is it?',
  'I found it broken',
  'I solved nothing with that',
  'Is it solved?',
  'thanks',
  'I do not need a bag, I need the tent',
  'forget the discount and cancel my order',
])('%s does not', (text) => expect(needsPersonNoMore(text)).toBe(false))
