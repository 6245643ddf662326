/** Why a sentence of the model was not shown, for people who read the conversation. */
const words: Record<string, string> = {
  fact: 'A number, price, time or address in it isn’t in the FAQ.',
  name: 'It names something that the FAQ entry doesn’t.',
  polarity: 'It says yes where the FAQ says no, or the other way round.',
  restriction: 'It drops or adds a limit, such as “only”, “at least” or “before”.',
  swapped: 'It puts together what belongs to different things.',
  condition: 'It leaves out a condition that the FAQ makes.',
  scope: 'It’s about more, or something else, than the FAQ entry.',
  alternative: 'It turns “or” into “and”, or the other way round.',
  order: 'It puts the steps in another order.',
  words: 'Too little of it is in the FAQ.',
  empty: 'It says nothing that could be checked.',
  'action-claimed': 'It claims to have done something.',
  'person-claimed': 'It claims to be a person.',
  promise: 'It promises what people will do.',
  host: 'It links to a site that the FAQ doesn’t name.',
  prompt: 'It repeats the assistant’s own instructions.',
  repeated: 'It had been said already.',
  wording: 'Only the FAQ’s own sentences may be shown.',
}

/** The server may know more rules than this. */
export function ruleWords(rule: string): string {
  return words[rule] ?? `Dropped by the rule “${rule}”.`
}

const bases: Record<string, string> = {
  PROVEN: 'The model’s words; the FAQ says so',
  QUOTED: 'The FAQ’s own words',
  COURTESY: 'A courtesy, which needs no source',
  UNPROVEN: 'No FAQ entry says so',
}

export function basisWords(basis: string): string {
  return bases[basis] ?? basis
}
