import { FaqImportsDocument, FaqsDocument, ImportFaqsDocument } from '../../gql/console/graphql.ts'
import ImportPage from '../faq-file/ImportPage.tsx'
import { Area } from './Area.tsx'
import type { FrameDriver } from './driver.ts'
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

const row = { question: 'Where is my order?', fromHtml: false, differences: [] }
const imported = answers(ImportFaqsDocument, {
  importFaqs: {
    __typename: 'ImportFaqsPayload',
    import: null,
    ignoredColumns: ['notes', endless],
    rows: [
      { ...row, row: 2, key: 'a', question: 'Do you repair zeppelins?', outcome: 'CREATED', fromHtml: true },
      {
        ...{ ...row, row: 3, key: 'b', outcome: 'UPDATED' },
        differences: [
          { field: 'answer', before: 'Soon.', after: `On its way, ${endless}.` },
          { field: 'category', before: 'Orders', after: 'Shipping' },
        ],
      },
      { ...row, row: 4, key: 'c', question: 'How long does delivery take?', outcome: 'UNCHANGED' },
      { ...row, row: 7, key: 'd', question: `What is ${endless}?`, outcome: 'CREATED' },
    ],
    rejected: [
      { row: 5, field: 'answer', message: 'Write an answer.' },
      { row: 6, field: 'enabled', message: '“perhaps” is neither yes nor no.' },
    ],
  },
})
const pastImports = answers(FaqImportsDocument, {
  faqImports: {
    nodes: [
      {
        ...{ id: '1', fileName: 'faq.csv', startedBy: 'Ada', created: 12, updated: 3 },
        ...{ createdAt: '2026-11-22T09:30:00Z', undoneAt: null, undoneBy: null },
      },
      {
        ...{ id: '2', fileName: `${endless}.csv`, startedBy: endless, created: 1, updated: 0 },
        ...{ createdAt: '2026-11-21T09:30:00Z', undoneAt: '2026-11-21T10:30:00Z', undoneBy: 'Boss' },
      },
    ],
  },
})

const noImports = answers(FaqImportsDocument, { faqImports: { nodes: [] } })

const chooses =
  (name: string) =>
  (hand: FrameDriver): Promise<void> =>
    hand.choose('Drop a file here', new File([table], name))

export function ImportStates() {
  return (
    <Area name="FAQ: import and export">
      <State name="To be chosen" wide answers={[pastImports]}>
        <ImportPage />
      </State>
      <State name="As an agent sees it: export alone" wide context={{ viewer: adaAsAgent }}>
        <ImportPage />
      </State>
      <State name="Unreadable" wide answers={[noImports]} after={chooses('faq.xlsx')}>
        <ImportPage />
      </State>
      <State
        name="On its way"
        wide
        answers={[neverAnswers(ImportFaqsDocument), noImports]}
        after={chooses('faq.csv')}
      >
        <ImportPage />
      </State>
      <State name="Looked at, with bad rows" wide answers={[imported, noImports]} after={chooses('faq.csv')}>
        <ImportPage />
      </State>
      <State
        name="Ended early"
        wide
        answers={[fails(ImportFaqsDocument), noImports]}
        after={chooses('faq.csv')}
      >
        <ImportPage />
      </State>
      <State
        name="Done"
        wide
        answers={[imported, noImports]}
        after={async (hand) => {
          await chooses('faq.csv')(hand)
          await hand.press('Import 3 questions')
        }}
      >
        <ImportPage />
      </State>
      <State
        name="Exporting"
        wide
        answers={[neverAnswers(FaqsDocument), noImports]}
        after={(hand) => hand.press('CSV')}
      >
        <ImportPage />
      </State>
      <State
        name="Not exported"
        wide
        answers={[fails(FaqsDocument), noImports]}
        after={(hand) => hand.press('JSON')}
      >
        <ImportPage />
      </State>
    </Area>
  )
}
