import {
  AcceptPhrasingDraftsDocument,
  PhrasingDraftsDocument,
  PhrasingRunDocument,
  StartPhrasingRunDocument,
} from '../../gql/console/graphql.ts'
import PhrasingDraftsPage from '../phrasing-drafts/PhrasingDraftsPage.tsx'
import type { Run } from '../phrasing-drafts/run-text.ts'
import { Area } from './Area.tsx'
import { endless, minutesAgo } from './people.ts'
import { State } from './State.tsx'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const run: Run = {
  ...{ id: 'run', status: 'RUNNING', total: 80, done: 12, skipped: 1, drafted: 96 },
  ...{ trouble: null, retryAt: null },
}
const runIs = (phrasingRun: Run | null) => answers(PhrasingRunDocument, { phrasingRun })

const order = { id: 'faq-order', question: 'Where is my order?' }
const drafts = answers(PhrasingDraftsDocument, {
  phrasingDrafts: {
    totalCount: 640,
    nodes: [
      { id: '1', text: 'has my parcel been sent yet', faq: order },
      { id: '2', text: endless, faq: order },
      { id: '3', text: 'كيف أعيد منتجًا؟', faq: { id: 'faq-long', question: endless } },
    ],
  },
})
const noDrafts = answers(PhrasingDraftsDocument, { phrasingDrafts: { totalCount: 0, nodes: [] } })

export function PhrasingDraftsStates() {
  return (
    <Area name="Other ways to ask, for all questions">
      <State
        name="Loading"
        wide
        answers={[neverAnswers(PhrasingRunDocument), neverAnswers(PhrasingDraftsDocument)]}
      >
        <PhrasingDraftsPage />
      </State>
      <State name="Failed" wide answers={[fails(PhrasingRunDocument), fails(PhrasingDraftsDocument)]}>
        <PhrasingDraftsPage />
      </State>
      <State name="Nothing drafted yet" wide answers={[runIs(null), noDrafts]}>
        <PhrasingDraftsPage />
      </State>
      <State
        name="Without a model"
        wide
        answers={[
          runIs(null),
          noDrafts,
          fails(StartPhrasingRunDocument, {
            kind: 'conflict',
            explanation: 'There is no language model to draft with. Set OPENROUTER_API_KEY, then try again.',
          }),
        ]}
        after={(hand) => hand.press('Draft other ways')}
      >
        <PhrasingDraftsPage />
      </State>
      <State name="Under way" wide answers={[runIs(run), drafts]}>
        <PhrasingDraftsPage />
      </State>
      <State
        name="Out of credit"
        wide
        answers={[runIs({ ...run, trouble: 'OUT_OF_CREDIT', retryAt: minutesAgo(-5) }), drafts]}
      >
        <PhrasingDraftsPage />
      </State>
      <State
        name="Done, a draft not accepted"
        wide
        answers={[
          runIs({ ...run, status: 'FINISHED', done: 80, drafted: 640 }),
          drafts,
          fails(AcceptPhrasingDraftsDocument),
        ]}
        after={(hand) => hand.press('Accept “has my parcel')}
      >
        <PhrasingDraftsPage />
      </State>
      <State name="Stopped, all reviewed" wide answers={[runIs({ ...run, status: 'CANCELLED' }), noDrafts]}>
        <PhrasingDraftsPage />
      </State>
    </Area>
  )
}
