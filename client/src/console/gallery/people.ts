import type { Viewer } from '../sign-in/create-sign-in.ts'

/** The gallery's present: ages and dates on it are the same every day. */
export const galleryNow = Date.parse('2026-03-03T12:00:00.000Z')

export const minutesAgo = (minutes: number): string => new Date(galleryNow - minutes * 60_000).toISOString()

export const ada: Viewer = { id: 'key-of-ada', name: 'Ada', role: 'ADMIN', translationLanguage: null }
export const adaAsAgent: Viewer = { ...ada, role: 'AGENT' }

export const healthy = {
  checks: {
    database: { state: 'ok', latencyMs: 2 },
    events: { state: 'ok', detail: 'in this process' },
    model: { state: 'ok', latencyMs: 640 },
  },
}
/** A word that no line can break by itself. */
export const endless = 'Supercalifragilisticexpialidocious'.repeat(5)
