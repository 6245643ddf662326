import { test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { describeInBrowser } from './chat-app.ts'
import { composer, openChat } from './chat-page.ts'
import { makeKey } from './console-page.ts'
import { keepsPictures, takePicture } from './take-picture.ts'
import { openHost } from './widget-page.ts'

const phone = { width: 360, height: 640 }

if (!keepsPictures) test.skip('pictures of the chat', () => undefined)
else
  await describeInBrowser('pictures of the chat', (stage) => {
    test('a question and its answer', async () => {
      const { page, ask, sees } = await openChat(stage(), { width: 1080, height: 700 })
      await ask('any news on my package? I ordered on Monday')
      await sees('we email you a tracking link')
      await takePicture(page, 'chat')
    })

    test('before the first question, and an answer being written', async () => {
      const empty = await openChat(stage(), phone)
      await empty.page.getByRole('button', { name: 'Where is my order?' }).waitFor()
      await takePicture(empty.page, 'chat-empty')

      const streaming = await openChat(stage(), phone)
      const half = Promise.withResolvers<void>()
      const answer =
        'Wash it **by hand** in lukewarm water. Then hang it up to dry in the shade, where the wind can reach it on every side. Fold it once it is dry, and keep it where it is cool and dark until the next festival begins.'
      stage().model.script(modelAnswers({ answer }, { pauseUntil: half.promise, pieceDelayMs: 5 }))
      await streaming.write('Explain how a quilted poncho survives a festival in the mud')
      await streaming.page.locator('.message-streaming').getByText('lukewarm water').waitFor()
      await takePicture(streaming.page, 'chat-streaming')
      half.resolve()
    })

    test('questions that are meant, while writing and after', async () => {
      const writing = await openChat(stage(), phone)
      await composer(writing.page).pressSequentially('wehre is my ord')
      await writing.page.getByRole('list', { name: 'Did you mean' }).waitFor()
      await takePicture(writing.page, 'chat-matches')

      const unsure = await openChat(stage(), phone)
      await unsure.ask('delivery')
      await unsure.page.locator('.message-bot').last().getByRole('button').first().waitFor()
      await takePicture(unsure.page, 'chat-did-you-mean')
    })

    test('with a person', async () => {
      const key = await makeKey(stage(), 'Ada')
      const asAda = (query: string, variables: object) =>
        request<never>(stage().app.url, query, { ...variables }, key)
      const { page, ask, sees } = await openChat(stage(), phone)
      await ask('Where is my order?')
      await page.getByRole('button', { name: 'Talk to a person' }).click()
      await page.locator('.banner', { hasText: 'in line' }).waitFor()
      await takePicture(page, 'chat-waiting')

      const { db } = stage().app.database
      const ticket = await db.ticket.findFirstOrThrow({ where: { status: 'OPEN' } })
      const id = ticket.sessionId
      await asAda('mutation T($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }', {
        id: ticket.id,
      })
      const hello = 'Hello, I am Ada. Let me look where it is.'
      const say =
        'mutation S($id: ID!, $t: String!) { sendAgentMessage(input: { sessionId: $id, text: $t }) { __typename } }'
      await asAda(say, { id, t: hello })
      await sees(hello)
      await asAda(
        'mutation T($id: ID!) { setTyping(input: { sessionId: $id, typing: true }) { __typename } }',
        { id },
      )
      await page.getByRole('img', { name: /is writing/ }).waitFor()
      await takePicture(page, 'chat-agent')

      await asAda(say, { id, t: 'It is at the depot in Ghent and comes tomorrow.' })
      await asAda('mutation R($id: ID!) { resolveSession(input: { sessionId: $id }) { __typename } }', { id })
      await page.getByRole('radio', { name: '4 stars' }).check({ force: true })
      await takePicture(page, 'chat-rating')
    })

    test('when something is in the way', async () => {
      const failed = await openChat(stage(), { ...phone, dark: true })
      await failed.ask('Where is my order?')
      await failed.page.route('**/graphql', (route) => route.abort())
      await failed.write('How long does delivery take?')
      await failed.page.getByRole('button', { name: 'Retry' }).waitFor()
      await takePicture(failed.page, 'chat-error-dark')

      const offline = await openChat(stage(), phone)
      await offline.ask('Where is my order?')
      await offline.context.setOffline(true)
      await offline.page.getByText("You're offline.").waitFor()
      await offline.write('How long does delivery take?')
      await offline.page.getByText("Will be sent when you're back online").waitFor()
      await takePicture(offline.page, 'chat-offline')
    })

    test('as others set it', async () => {
      const arabic = await openChat(stage(), { ...phone, locale: 'ar' })
      await arabic.ask('Where is my order?')
      await takePicture(arabic.page, 'chat-arabic')

      const forced = await openChat(stage(), { ...phone, forcedColors: true })
      await forced.ask('Where is my order?')
      await takePicture(forced.page, 'chat-forced-colours')
    })

    test('the widget on somebody’s page, closed and open', async () => {
      const { page, launcher, ask } = await openHost(stage(), '', { width: 720, height: 640 })
      await takePicture(page, 'widget-closed')
      await launcher.click()
      await ask('Where is my order?')
      await takePicture(page, 'widget-open')
    })
  })
