import { stem } from './stem.ts'

/** Words of customer support that say the same. Opposites and things that only resemble each other are kept apart. */
const groups = `
parcel package packet shipment
box carton
send post mail ship dispatch despatch deliver forward
delivery shipping postage
arrive reach come
email mail e-mail
return back
refund reimburse repay reimbursement
money amount sum
cost price charge fee pay
free gratis complimentary
choose pick select opt
begin start commence
end finish stop
photo picture image photograph
contact write reach
customer buyer shopper
buy purchase order
mend repair fix
broken faulty defective
damaged broken
replace swap exchange
replacement substitute
large big
small little
quick fast rapid
quickly fast soon
keep store hold retain save
erase delete remove
change alter modify edit amend
cancel revoke
help assist support
show display
see view
find locate
open
close shut
enter type put fill
add include
collect fetch gather
gift present
voucher coupon
code
account profile
sign log login
website site page online
shop store
company business firm
worker staff team
tell inform notify say
answer reply respond response
ask request
need require must
want wish like
allow permit let
possible able
available offer exist
accept take
valid good last
wait
usually normally typically generally
often frequently
about around approximately roughly circa
within inside
maximum most
minimum least
total altogether overall
cover
own
get receive obtain
give provide supply hand
bill invoice
receipt proof
card
label sticker
address
country nation
item product article thing good
piece part component
tent shelter
wash clean
dry
fit suit
size
colour color
maker manufacturer producer
courier carrier
clock hour
phone telephone call ring
book reserve schedule
confirm approve verify
check look
fail decline reject
expire lapse
bank
immediately instantly straight once
safe secure
settle
register
missing absent
lose
work function
happen occur
reason cause
use apply
extra additional more further
discount reduction rebate
whole entire full complete
different other another
same identical
new
old
correct right proper
wrong incorrect
earn collect gain
point
unused
empty
begin
report tell
separate apart
instead rather
also too
nobody none
depart leave
`
const conceptByStem = new Map<string, Set<number>>()
for (const [index, line] of groups.trim().split('\n').entries()) {
  for (const word of line.split(' ')) {
    const key = stem(word)
    const concepts = conceptByStem.get(key) ?? new Set()
    conceptByStem.set(key, concepts.add(index))
  }
}

/** Whether two stems are the same word or one that says the same. */
export function sameMeaning(a: string, b: string): boolean {
  if (a === b) return true
  // A derived word: "confirm" and "confirmation", "warranty" and "warranties".
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 5 && long.startsWith(short) && long.length - short.length <= 5) return true
  const concepts = conceptByStem.get(a)
  if (!concepts) return false
  for (const concept of conceptByStem.get(b) ?? []) if (concepts.has(concept)) return true
  return false
}
