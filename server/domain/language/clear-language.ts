import { type DetectedLanguage, detectLanguage } from './detect-language.ts'

/** How sure a language has to be to count against what is known, or without anybody who could say it. */
const CLEAR = 0.9

/** The language of a text; null when its words do not tell, as of a short text or one of several languages. */
export function clearLanguageOf(text: string): string | null {
  const detected = detectLanguage(text)
  return isClear(detected) ? detected.language : null
}

export function isClear(detected: DetectedLanguage | null): detected is DetectedLanguage {
  return detected !== null && detected.confidence >= CLEAR
}
