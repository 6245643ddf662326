import { describe, expect, it } from 'vitest'
import { createProver } from './prover.ts'
import { prepareSources } from './sources.ts'

// Written against the rules, sentence by sentence, and frozen. None is of the set that measures them.
const sources = prepareSources([
  {
    ...{ id: 'pass', label: 'F1', question: 'How do I renew my library card?' },
    answer:
      'Renew your card online or at any branch before it expires. Bring a photo ID and proof of address. Adults pay €15 a year, students €5 a year. Cards that expired more than 6 months ago must be replaced, which costs €8.',
  },
  {
    ...{ id: 'loan', label: 'F2', question: 'How many items can I borrow?' },
    answer:
      'You can borrow up to 20 items for 4 weeks. DVDs are lent for at most 7 days. You can renew an item twice, unless another reader has reserved it. Reference books cannot be taken home.',
  },
  {
    ...{ id: 'late', label: 'F3', question: 'What happens if I return something late?' },
    answer:
      'We charge €0.25 per item and working day, up to €10 an item. If you report the loss within 14 days, we only charge the price of the book. Children under 12 pay no late fees. Your card is blocked once you owe more than €20.',
  },
  {
    ...{ id: 'room', label: 'F4', question: 'Can I book a study room?' },
    answer:
      'Yes. Study rooms at Harbour Branch can be booked by students, and meeting rooms at Park Branch by clubs. Book at least 2 days and at most 30 days in advance. First choose a room, then confirm the link in our email, and only then collect the key at the desk. We refund the deposit either in cash or to your card.',
  },
  {
    ...{ id: 'move', label: 'F5', question: 'How do I transfer e-books to my reader?' },
    answer:
      'Install the Kelda app before you connect the reader. E-books work on Kelda readers, but not on Orin tablets. After the download, you have 48 hours to open the book. Some audiobooks are only available to members outside Ireland.',
  },
])
const prove = (sentence: string) =>
  createProver({ sources, grounding: 'strict', question: 'library', embed: async () => [] }).prove(sentence)

describe('what a library says is not turned into something near it', () => {
  it.each([
    ['swapped price', 'Students pay €15 a year.'],
    ['swapped price', 'Adults pay €5 a year and students €15.'],
    ['swapped places', 'Study rooms at Park Branch can be booked by students.'],
    ['swapped groups', 'Meeting rooms at Park Branch can be booked by students.'],
    ['swapped devices', 'E-books work on Orin tablets, but not on Kelda readers.'],
    ['swapped items', 'DVDs are lent for 4 weeks.'],
    ['max for min', 'Book at most 2 days in advance.'],
    ['min for max', 'DVDs are lent for at least 7 days.'],
    ['min for max', 'You can borrow a minimum of 20 items for 4 weeks.'],
    ['from for up to', 'You can borrow 20 items or more for 4 weeks.'],
    ['under for over', 'Children over 12 pay no late fees.'],
    ['more for less', 'Your card is blocked once you owe less than €20.'],
    ['after for before', 'Renew your card after it expires.'],
    ['before for after', 'Before the download, you have 48 hours to open the book.'],
    ['later for before', 'Install the Kelda app once the reader is connected.'],
    ['after for within', 'If you report the loss after 14 days, we only charge the price of the book.'],
    ['both for either', 'We refund the deposit in cash and to your card.'],
    ['both for either', 'Renew your card online and at a branch before it expires.'],
    ['either for both', 'Bring a photo ID or proof of address.'],
    ['one of both', 'Bring either a photo ID or proof of address.'],
    ['days for working days', 'We charge €0.25 per item and day.'],
    ['days for working days', 'We charge €0.25 per item and calendar day, up to €10 an item.'],
    ['hours for days', 'After the download, you have 48 days to open the book.'],
    ['order', 'First confirm the link in our email, then choose a room.'],
    ['order', 'Collect the key at the desk before you confirm the link in our email.'],
    ['order', 'Once you have collected the key at the desk, choose a room.'],
    ['order', 'Collect the key at the desk, then confirm the link in our email.'],
    ['dropped condition', 'We only charge the price of the book.'],
    ['dropped condition', 'Your card is blocked.'],
    ['dropped condition', 'You can renew an item twice.'],
    ['dropped condition', 'Cards must be replaced, which costs €8.'],
    ['dropped condition', 'Some audiobooks are available to members.'],
    ['some to all', 'All audiobooks are only available to members outside Ireland.'],
    ['some to bare', 'Audiobooks are only available to members outside Ireland.'],
    ['outside for in', 'Some audiobooks are only available to members in Ireland.'],
    ['only moved', 'Only children under 12 pay late fees.'],
    [
      'only dropped',
      'If you report the loss within 14 days, we charge the price of the book and the late fee.',
    ],
    ['negation', 'Reference books can be taken home.'],
    ['negation', 'Children under 12 pay late fees.'],
    ['negation far', 'Reference books cannot be renewed.'],
    ['action', 'I have renewed your card.'],
    ['action', 'Your room is booked now, enjoy!'],
    ['action', "I've gone ahead and removed the late fee."],
    ['action', 'We just blocked your card.'],
    ['action', 'Done! The deposit is on its way back to your card.'],
    ['action', 'Your late fees have been waived.'],
    ['action', 'I looked into your account and you owe €20.'],
    ['promise', 'We will email you by Friday.'],
    ['promise', 'Someone at the desk will call you back shortly.'],
    ['promise', 'You will get the key today.'],
    ['promise', 'Your deposit arrives within the hour.'],
    ['promise', 'You can count on a reply from our staff this afternoon.'],
    ['person', 'I am one of the librarians at Harbour Branch.'],
    ['person', 'As a librarian, I recommend renewing your card online.'],
    ['twice for once', 'You can renew an item once.'],
    ['three times', 'You can renew an item three times.'],
    ['per changed', 'We charge €0.25 per day, up to €10 an item.'],
    ['per changed', 'We charge €0.25 per item and working day, up to €10 a card.'],
    ['must for can', 'You must renew your card online before it expires.'],
    ['can for must', 'Cards that expired more than 6 months ago can be replaced, which costs €8.'],
    ['within for after', 'Cards that expired less than 6 months ago must be replaced, which costs €8.'],
    ['any', 'You can borrow any 20 items for 4 weeks, DVDs too.'],
    ['exactly', 'You can borrow exactly 20 items for 4 weeks.'],
    ['free', 'Study rooms at Harbour Branch can be booked by students for free.'],
    ['cause', 'Reference books cannot be taken home because they are rare.'],
    ['always', 'You can always renew an item twice, unless another reader has reserved it.'],
    ['automatic', 'Your card is automatically renewed before it expires.'],
    ['reversed', 'You pay us €0.25 if you return an item early.'],
  ])('%s: %s', async (_, sentence) => {
    expect(['quoted', 'dropped']).toContain((await prove(sentence)).kind)
  })
})

describe('and may be said in other words', () => {
  it.each([
    'Adults pay 15 euros a year.',
    'You can renew your card online or at any branch before it expires.',
    'Bring a photo ID and proof of address.',
    'Bring proof of address and a photo ID.',
    'You can borrow up to 20 items for four weeks.',
    'DVDs are lent for up to 7 days.',
    'An item can be renewed twice, unless another reader has reserved it.',
    'Reference books can not be taken home.',
    'Children under 12 do not pay late fees.',
    'If you owe more than €20, your card is blocked.',
    'If you report the loss within two weeks, we only charge the price of the book.',
    'First choose a room, then confirm the link in our email.',
    'The deposit is refunded in cash or to your card.',
    'Students can book study rooms at Harbour Branch.',
    'Clubs can book meeting rooms at Park Branch.',
    'Install the Kelda app before you connect the reader.',
    'You have 48 hours to open the book after the download.',
    'Cards that expired more than six months ago must be replaced, which costs €8.',
    'Choose a room, then confirm the link in our email, and only then collect the key at the desk.',
    'We charge €0.25 per item and working day, up to €10 an item.',
  ])('%s', async (sentence) => expect((await prove(sentence)).kind).toBe('proven'))
})
