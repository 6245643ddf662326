import type { PhrasingRunFieldsFragment, PhrasingRunTrouble } from '../../gql/console/graphql.ts'
import { formats } from '../formats.ts'

export type Run = PhrasingRunFieldsFragment

const troubles: Record<PhrasingRunTrouble, string> = {
  OUT_OF_CREDIT: 'The account at the model’s provider is out of credit.',
  UNAUTHORIZED: 'The model’s provider refuses our key. Check OPENROUTER_API_KEY.',
  RATE_LIMITED: 'The model’s provider asks us to slow down.',
  OVER_BUDGET: 'The model’s budget is spent for now. Settings shows which bound was reached.',
  UNCONFIGURED: 'The worker has no language model. Set OPENROUTER_API_KEY for it, too.',
  UNREACHABLE: 'We can’t reach the language model right now.',
}

/** Where the drafting is, in words. */
export function runText({ status, done, total, drafted, skipped }: Run): string {
  const place = `${formats.count(done)} of ${formats.count(total)} questions`
  const drafts = drafted === 1 ? '1 draft' : `${formats.count(drafted)} drafts`
  switch (status) {
    case 'RUNNING':
      return `Drafting: ${place}, ${drafts} so far.`
    case 'CANCELLED':
      return `Stopped after ${place}, with ${drafts}.`
    case 'FAILED':
      return `Something went wrong on our side after ${place}. Start again to go on from there.`
    default:
      return `Done: ${drafts} for ${formats.count(done)} questions.${
        skipped > 0 ? ` The model had nothing new for ${formats.count(skipped)} of them.` : ''
      }`
  }
}

/** What is in the way and what becomes of it; nothing when nothing is. */
export function troubleText(
  { status, trouble, retryAt }: Run,
  time: (at: string) => string = formats.time,
): string | undefined {
  if (status !== 'RUNNING' || trouble === null) return undefined
  const next = retryAt === null ? 'We’re trying again.' : `We’ll try again at ${time(retryAt)}.`
  return `${troubles[trouble] ?? troubles.UNREACHABLE} ${next}`
}
