import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import type { LanguageRules } from './language-rules.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { tr } from './tr.ts'
import { zh } from './zh.ts'

/** Every language that the rules know. A message is tried in all of them: what language it is, nobody has said. */
export const languages: readonly LanguageRules[] = [en, de, es, fr, it, pt, nl, pl, tr, ar, ja, zh]
