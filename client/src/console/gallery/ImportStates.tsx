import { FaqsDocument, ImportFaqsDocument } from '../../gql/console/graphql.ts'
import { ImportPage } from '../faq-file/ImportPage.tsx'
import { Area } from './Area.tsx'
import type { Hand } from './hand.ts'
import { adaAsAgent, endless } from './people.ts'
import { State } from './State.tsx'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const table = `question,answer,category,enabled
Do you repair zeppelins?,On Tuesdays.,Repairs,
Where is my order?,On its way.,Shipping,
How long does delivery take?,Three days.,Shipping,
No answer?,,Repairs,
Are you open?,Yes.,Shop,perhaps
What is ${endless}?,It is ${endless}.,Shop,
`

const imported = answers(ImportFaqsDocument, {
  importFaqs: {
    __typename: 'ImportFaqsPayload',
    rows: [
      { row: 1, outcome: 'CREATED', changes: [] },
      { row: 2, outcome: 'UPDATED', changes: ['answer', 'category'] },
      { row: 3, outcome: 'UNCHANGED', changes: [] },
      { row: 5, outcome: 'CREATED', changes: [] },
    ],
    rejected: [{ row: 4, field: 'answer', message: 'Write an answer.' }],
  },
})

const chooses =
  (name: string) =>
  (hand: Hand): Promise<void> =>
    hand.choose('Drop a file here', new File([table], name))

export function ImportStates() {
  return (
    <Area name="FAQ: import and export">
      <State name="To be chosen" wide>
        <ImportPage />
      </State>
      <State name="As an agent sees it: export alone" wide context={{ viewer: adaAsAgent }}>
        <ImportPage />
      </State>
      <State name="Unreadable" wide after={chooses('faq.xlsx')}>
        <ImportPage />
      </State>
      <State name="On its way" wide answers={[neverAnswers(ImportFaqsDocument)]} after={chooses('faq.csv')}>
        <ImportPage />
      </State>
      <State name="Looked at, with bad rows" wide answers={[imported]} after={chooses('faq.csv')}>
        <ImportPage />
      </State>
      <State name="Ended early" wide answers={[fails(ImportFaqsDocument)]} after={chooses('faq.csv')}>
        <ImportPage />
      </State>
      <State
        name="Done"
        wide
        answers={[imported]}
        after={async (hand) => {
          await chooses('faq.csv')(hand)
          await hand.press('Import 3 questions')
        }}
      >
        <ImportPage />
      </State>
      <State name="Exporting" wide answers={[neverAnswers(FaqsDocument)]} after={(hand) => hand.press('CSV')}>
        <ImportPage />
      </State>
      <State name="Not exported" wide answers={[fails(FaqsDocument)]} after={(hand) => hand.press('JSON')}>
        <ImportPage />
      </State>
    </Area>
  )
}
