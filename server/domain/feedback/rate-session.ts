import type { Session } from '#prisma/generated/client.ts'
import type { Deps } from '../deps.ts'
import { InvalidInput } from '../errors.ts'
import { cleanText } from '../message/clean-text.ts'
import { sessionToActOn, type Viewer } from '../viewer.ts'

export interface RatingInput {
  sessionId: string
  stars: number
  comment?: string | null | undefined
}

/** How satisfied the customer is (CSAT), 1 to 5; another rating replaces it. @throws InvalidInput, NotFound */
export async function rateSession(deps: Deps, viewer: Viewer, input: RatingInput): Promise<Session> {
  const { stars, comment } = input
  if (stars < 1 || stars > 5) throw new InvalidInput('stars', `stars is ${stars}; use 1 to 5.`)
  const ratingComment = comment == null ? null : cleanText(comment, 'comment', 1000)
  const { id } = await sessionToActOn(deps, viewer, input.sessionId)
  return deps.db.session.update({ where: { id }, data: { rating: stars, ratingComment } })
}
