import type { Session } from '#prisma/generated/client.ts'
import type { Viewer } from '../access/authenticate.ts'
import { requireSession } from '../access/authorize.ts'
import { cleanText } from '../clean-text.ts'
import type { Deps } from '../deps.ts'
import { InvalidInput } from '../errors.ts'

export interface RatingInput {
  sessionId: string
  rating: number
  ratingComment?: string | null | undefined
}

/** How satisfied the customer is (CSAT), 1 to 5; another rating replaces it. @throws InvalidInput, NotFound */
export async function rateSession(deps: Deps, viewer: Viewer, input: RatingInput): Promise<Session> {
  const { rating } = input
  if (rating < 1 || rating > 5) throw new InvalidInput('rating', `rating is ${rating}; use 1 to 5.`)
  const ratingComment =
    input.ratingComment == null ? null : cleanText(input.ratingComment, 'ratingComment', 1000)
  const { id } = await requireSession(deps, viewer, input.sessionId)
  return deps.db.session.update({ where: { id }, data: { rating, ratingComment } })
}
