import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { newCustomer } from './customer.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

interface Line {
  sender: string
  text: string
}

async function transcript({ id, token }: { id: string; token: string }): Promise<Line[]> {
  const { data } = await request<{ session: { messages: { edges: { node: Line }[] } } }>(
    app.url,
    'query ($id: ID!) { session(id: $id) { messages(first: 20) { edges { node { sender text } } } } }',
    { id },
    token,
  )
  return data.session.messages.edges.map(({ node }) => node)
}

test.each([
  [
    'German',
    'Ich möchte bitte mit einem Menschen sprechen',
    'Natürlich. Ich habe jemanden aus unserem Team dazugebeten.',
    'Wir haben unser Team informiert. Sie können den Chat schließen; wir antworten Ihnen genau hier.',
  ],
  [
    'Arabic',
    'أريد التحدث إلى شخص من فضلك',
    'بالتأكيد. طلبت من أحد زملائنا مساعدتك.',
    'أبلغنا أحد زملائنا. يمكنك إغلاق المحادثة؛ سنرد عليك هنا.',
  ],
])(
  'a customer who asks for a person in %s is answered in it, and so is the notice',
  async (_, asked, reply, notice) => {
    const customer = await newCustomer(app.url)
    expect((await customer.say(asked)).reply).toMatchObject({ text: reply, escalated: true })
    expect(await transcript(customer)).toEqual([
      { sender: 'CUSTOMER', text: asked },
      { sender: 'BOT', text: reply },
      { sender: 'SYSTEM', text: notice },
    ])
  },
)

test('a German question that an English FAQ may answer is met in German, and handed over in German', async () => {
  const customer = await newCustomer(app.url)
  const offered = await customer.say('Reparieren Sie auch alte Zithern und Drehleiern?')
  expect(offered.reply).toMatchObject({ text: expect.stringMatching(/^Zu „Zithern“ .*\(Englisch\):$/) })
  expect((await customer.say('Keine davon')).reply).toMatchObject({
    text: 'Schade, dass nichts davon passt. Ich habe jemanden aus unserem Team um Hilfe gebeten.',
    escalated: true,
  })
})

test('one in a language that the bot does not speak is handed over in the default one', async () => {
  const customer = await newCustomer(app.url)
  const { reply } = await customer.say('ძველ მუსიკალურ ინსტრუმენტებსაც აკეთებთ?')
  expect(reply?.text).toBe("I'm not sure about that one, so I've asked a colleague to help.")
})
