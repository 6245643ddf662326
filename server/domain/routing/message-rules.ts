/** What a customer's own words ask for, found without a model. Pure: whole words, case and accents folded. */

export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'are-you-a-robot'

const greeting =
  /^(hi|hey|hello|hiya|howdy|yo|good (morning|afternoon|evening|day)|greetings|hallo|hola|bonjour|salut|servus|moin)( (there|all|everyone|team|folks|bot|again|how are you|how are you doing|hows it going))?$/
const thanks =
  /^((ok|okay|great|perfect|awesome|cool|super|ah|oh) )*(many )?(thanks|thank you|thankyou|thx|ty|cheers|danke|merci|gracias)( (a lot|so much|very much|you|again|for (your|the|all your) help|that (helped|helps|worked)|bye))*$/
const goodbye =
  /^(bye|bye bye|goodbye|good bye|see you|see ya|cya|have a (nice|good|great) (day|one|evening|weekend)|good night)$/
const robot =
  /^((hi|hey|hello|so|wait|ok) )*((are|r) (you|u)|is this|am i (talking|speaking|chatting) (to|with)|who am i (talking|speaking) (to|with)) ?(just |really |actually )?(an? )?(ai|bot|chatbot|robot|machine|computer|human|person|real person|real human|real|real human being|human being|someone real)?( or (an? )?(ai|bot|chatbot|robot|machine|computer|human|person|real person))?$/

const person =
  '(human|humans|person|real person|live person|agent|live agent|representative|rep|operator|human being|real human|someone|somebody|support agent|staff member|supervisor|manager|colleague|customer service|support team|advisor)'
const verbs =
  '(talk|speak|chat|connect|transfer|put|get|pass|hand|escalate|forward|write)( (me|this|us))?( (over|through))?( (to|with|on to|onto))?'
const wantsPersonPhrases = [
  new RegExp(
    `\\b${verbs} ((an?|the|your|another|some|one of your) )?(actual |real |live |human |proper )*${person}\\b`,
  ),
  /\b(need|want|prefer|like|get me|give me) ((an?|the|your) )?(actual |real |live )*(human|person|agent|representative|human being|operator)\b/,
  /^((an?|the) )?(real |live )?(human|agent|representative|operator|person)( please| now)*$/,
  /\b(human|agent|representative|operator) (please|now)$/,
]
// "How do I get someone to sign for my parcel?" is a question about a parcel.
const aboutSomebodyElse = /\bsomeone (else )?(to|who|at|in)\b/

/** Lower case, accents folded, punctuation gone, one space between words. */
function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Set when the whole message is small talk; a greeting before a question is not. */
export function smallTalkIn(text: string): SmallTalk | null {
  const words = plainWords(text)
  if (words.length > 80) return null
  if (greeting.test(words)) return 'greeting'
  if (thanks.test(words)) return 'thanks'
  if (goodbye.test(words)) return 'goodbye'
  return asksWhetherRobot(words) ? 'are-you-a-robot' : null
}

function asksWhetherRobot(words: string): boolean {
  return /\b(ai|bot|chatbot|robot|machine|computer|human|person|real|who)\b/.test(words) && robot.test(words)
}

/** True when the customer asks, in words, to be handed to a person. */
export function wantsPerson(text: string): boolean {
  const words = plainWords(text)
  if (aboutSomebodyElse.test(words)) return false
  return wantsPersonPhrases.some((phrase) => phrase.test(words))
}

/** The first of the operator's keywords that the text holds as whole words, or null. */
export function escalationKeywordIn(text: string, keywords: readonly string[]): string | null {
  const words = ` ${plainWords(text)} `
  return (
    keywords.find((keyword) => {
      const plain = plainWords(keyword)
      return plain !== '' && words.includes(` ${plain} `)
    }) ?? null
  )
}
