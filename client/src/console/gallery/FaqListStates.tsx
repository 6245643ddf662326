import { FaqsDocument, SearchFaqsDocument } from '../../gql/console/graphql.ts'
import FaqPage from '../faq/FaqPage.tsx'
import { Area } from './Area.tsx'
import { adaAsAgent } from './people.ts'
import { State } from './State.tsx'
import { faqsListed, found } from './sample-faqs.ts'
import { answers, fails, neverAnswers } from './scripted-api.ts'

const search = 'Search questions'

export function FaqListStates() {
  return (
    <Area name="FAQ: the list">
      <State name="Loading" wide answers={[neverAnswers(FaqsDocument)]}>
        <FaqPage />
      </State>
      <State name="Failed" wide answers={[fails(FaqsDocument)]}>
        <FaqPage />
      </State>
      <State name="Empty" wide answers={[faqsListed([])]}>
        <FaqPage />
      </State>
      <State
        name="Rows, as an agent sees them"
        wide
        context={{ viewer: adaAsAgent }}
        answers={[faqsListed()]}
      >
        <FaqPage />
      </State>
      <State
        name="Some selected"
        wide
        answers={[faqsListed()]}
        after={async (hand) => {
          await hand.press('Select')
          await hand.tick('Select Where is my order?')
        }}
      >
        <FaqPage />
      </State>
      <State
        name="Searched"
        wide
        answers={[faqsListed(), found]}
        after={(hand) => hand.write(search, 'where is my parcel')}
      >
        <FaqPage />
      </State>
      <State
        name="Nothing near"
        wide
        answers={[faqsListed(), answers(SearchFaqsDocument, { searchFaqs: [] })]}
        after={(hand) => hand.write(search, 'sing a song')}
      >
        <FaqPage />
      </State>
      <State
        name="Not searched"
        wide
        answers={[faqsListed(), fails(SearchFaqsDocument)]}
        after={(hand) => hand.write(search, 'where is my parcel')}
      >
        <FaqPage />
      </State>
    </Area>
  )
}
