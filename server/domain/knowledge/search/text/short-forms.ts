/** Short forms that people type on a phone, none of them a word of English. */
const shortForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ u: 'you', ur: 'your', urs: 'yours', r: 'are', n: 'and', nd: 'and' },
    ...{ pls: 'please', plz: 'please', plzz: 'please', thx: 'thanks', tnx: 'thanks' },
    ...{ wat: 'what', wht: 'what', wats: 'what is', whats: 'what is', wen: 'when', whn: 'when', hw: 'how' },
    ...{ abt: 'about', bcoz: 'because', bcz: 'because', coz: 'because', cuz: 'because' },
    ...{ msg: 'message', tmrw: 'tomorrow', dnt: 'do not', hv: 'have', hav: 'have', wnt: 'want', gud: 'good' },
    ...{ recd: 'received', rcvd: 'received', acct: 'account', amt: 'amount', qty: 'quantity' },
  }),
)

/** A folded word in full; undefined for one that is no short form. */
export function inFull(word: string): string | undefined {
  return shortForms.get(word)
}
