/** What no entry can make true: what the assistant has done, who it is, and what people will do. */
export type Forbidden = 'action-claimed' | 'person-claimed' | 'promise'

const actor = `(?:i|we|our (?:team|agents?|staff|colleagues?|system)|my (?:team|colleagues?)|a colleague|an agent)`
const done = String.raw`(?:refund|cancel|check|chang|updat|process|forward|transfer|escalat|book|schedul|arrang|order|sent|send|reset|reserv|creat|open|clos|delet|remov|add|appl|issu|credit|confirm|verif|review|look|found|find|locat|notif|inform|contact|ask|flag|pass|put|plac|regist|submit|receiv|log|extend|waiv|approv|fix|resolv|assign|prioriti|mark|not(?:ed|ified)|sav|start|trigger|releas|unlock|activat|upgrad|connect|hand)\w*`
const patterns: readonly [Forbidden, RegExp][] = [
  [
    'action-claimed',
    new RegExp(
      String.raw`(?<!(?:if|when|once|until|after|unless|since|as soon as|that|which|what|than|before) )\b${actor} (?:have|has|had)\b(?! (?:to|no|not|a|an|the|only|any)\b) ?(?:\w+ ){0,2}${done}`,
      'i',
    ),
  ],
  [
    'action-claimed',
    /(?:^|[,;:.!] ?)(?:i|we) (?:just |already |now )?(?:refunded|cancelled|canceled|checked|changed|updated|processed|forwarded|transferred|escalated|booked|arranged|reset|reserved|created|deleted|applied|issued|credited|verified|reviewed|located|notified|contacted|extended|waived|approved)\b/i,
  ],
  [
    'action-claimed',
    /\bi(?: am|'m| will| shall| can see| see| am going to) (?:\w+ ){0,2}(?:check|look|cancel|refund|transfer|connect|process|updat|chang|forward|escalat|arrang|book|put|open|find|pull|access|send|reset|review|investigat)\w*/i,
  ],
  [
    'action-claimed',
    /\b(?:let me|allow me to|one moment while i|just a moment|please hold|hold on while|while i (?:check|look|find|pull)|i can see|i see (?:that )?your|looking at your (?:order|account))\b/i,
  ],
  [
    'action-claimed',
    /\byour (?:\w+ ){0,2}(?:order|refund|return|account|subscription|ticket|request|parcel|payment|booking) (?:has (?:now |just |already )?been|was (?:just |already )?|is now) (?:\w+ ){0,1}(?:refunded|cancell?ed|processed|forwarded|escalated|changed|updated|created|approved|reset|credited|transferred|registered|submitted|dispatched|shipped)\b/i,
  ],
  [
    'action-claimed',
    /\b(?:as (?:you )?(?:agreed|discussed|requested)|according to (?:my|our) (?:records|system)|(?:my|our) (?:records|system) shows?)\b/i,
  ],
  [
    'person-claimed',
    /\b(?:i am|i'm|my name is|this is|you are (?:talking|speaking|chatting) (?:to|with)|speaking with) (?!an? (?:ai|automated|virtual|digital|assistant|bot|chatbot|computer|software|program|machine)|the (?:ai|automated|virtual|digital|assistant)|not\b|sorry|afraid|unable|sure|here|glad|happy|only)(?:an? |the )?(?:(?:real|actual|live|human|\w+) ){0,2}(?:human|person|agent|representative|employee|colleague|advisor|manager|supervisor|team member|staff)\b/i,
  ],
  [
    'person-claimed',
    /\b(?:[Mm]y name is|[Ii] am called|[Cc]all me) \p{Lu}|\b(?:i|I) (?:am|'m) \p{Lu}\p{Ll}+(?=[,.]| from\b| and\b)/u,
  ],
  [
    'person-claimed',
    /\bi (?:am|'m) (?:not (?:a |an )?(?:bot|robot|machine|ai|computer|program|assistant)|(?:a )?(?:real|human|flesh)|human\b|sitting|based|at my desk)|\b(?:my (?:desk|shift|lunch|boss|manager|colleagues? and i|own (?:experience|order)|husband|wife|kids?|children|dog)|in my (?:experience|\d+ years)|i (?:personally|myself|have worked|work (?:here|at|in|for)|live|grew|wear|own|bought|tried|tested|use (?:it|one|this|them)|love|always take))\b/i,
  ],
  [
    'promise',
    /\b(?:an? |the |our |one of our |my )?(?:\w+ )?(?:colleagues?|agents?|someone|somebody|representatives?|specialists?|experts?|managers?|supervisors?|humans?|person|people|team|staff|advisors?) (?:from (?:our|the) \w+(?: \w+)? )?(?:will|is going to|are going to|shall|is about to|can)\b/i,
  ],
  [
    'promise',
    /\b(?:i|we) (?:will|am going to|are going to|shall|promise to|make sure to) (?:\w+ ){0,2}(?:get back to you|call you|ring you|reach out|contact you|be in touch|follow up|keep (?:an eye|you (?:updated|posted))|let you know|make sure|personally|take care|sort|look into|investigate|chase|handle|prioriti\w+|monitor|remind|update you|see to)\b/i,
  ],
  [
    'promise',
    /\b(?:rest assured|you have my word|i promise|we promise|i guarantee|consider it done|you will hear (?:back )?from|expect (?:a|an|our) (?:call|reply|answer|response|email))\b/i,
  ],
]

/** The kind of sentence that is shown only when an entry says it word for word; null: none of them. `plain` text. */
export function forbiddenIn(plain: string): Forbidden | null {
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
