import { afterAll, beforeAll, describe, inject } from 'vitest'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import { type Chromium, findChromium } from './chromium.ts'
import { openBrowser, type TestBrowser } from './open-browser.ts'

export interface ChatStage {
  app: RunningApp
  model: ScriptedModel
  browser: TestBrowser
}

/** Of this process, for all its files; it ends with the process. */
let browser: Promise<TestBrowser> | undefined

function borrowBrowser(chromium: Chromium): Promise<TestBrowser> {
  browser ??= openBrowser(chromium)
  return browser
}

/** A browser, a server and a database on a busy machine of two cores. */
const testMs = 120_000

/**
 * A suite in a real browser against the whole server, with a scripted model behind it; skipped where there is no
 * browser. The tests share all three, so each opens a chat of its own.
 */
export async function describeInBrowser(
  name: string,
  suite: (stage: () => ChatStage) => void,
  env: Record<string, string> = {},
): Promise<void> {
  const chromium = await findChromium()
  describe.skipIf(!chromium)(name, { timeout: testMs }, () => {
    const opened = new AsyncDisposableStack()
    let stage: ChatStage | undefined
    beforeAll(async () => {
      if (!chromium) return
      const failure = inject('clientBuildFailure')
      if (failure) throw new Error(failure)
      const model = await startScriptedModel()
      opened.defer(() => model.close())
      // Most tests are about how answers look, whatever they say; those about what is shown ask for strict grounding.
      const grounding = { GROUNDING: 'open' }
      model.summaries(() => modelSays('{"summary": "The customer asked and waits for a colleague."}'))
      model.otherwise(() => modelAnswers({ answer: 'I am not sure about that one.', confidence: 0.1 }))
      // What a test does while a reply is half written takes longer on a busy machine than a model may.
      const patience = { MODEL_TIMEOUT_SECONDS: '120' }
      const settings = {
        ...{ OPENROUTER_API_KEY: 'test', OPENROUTER_BASE_URL: model.url },
        // Pages of tests are at ports of the system's choosing.
        ...{ ALLOWED_ORIGINS: '*', ...grounding, ...patience, ...env },
      }
      const app = await startTestApp({ env: settings })
      opened.defer(() => app.close())
      const browser = await borrowBrowser(chromium)
      opened.defer(() => browser.closePages())
      stage = { app, model, browser }
    })
    afterAll(() => opened.disposeAsync())
    suite(() => {
      if (!stage) throw new Error('Ask for the stage inside a test.')
      return stage
    })
  })
}
