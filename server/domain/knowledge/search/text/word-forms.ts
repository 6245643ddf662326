import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as armenian } from '@orama/stemmers/armenian'
import { stemmer as bulgarian } from '@orama/stemmers/bulgarian'
import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as finnish } from '@orama/stemmers/finnish'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as greek } from '@orama/stemmers/greek'
import { stemmer as hungarian } from '@orama/stemmers/hungarian'
import { stemmer as indian } from '@orama/stemmers/indian'
import { stemmer as indonesian } from '@orama/stemmers/indonesian'
import { stemmer as irish } from '@orama/stemmers/irish'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as romanian } from '@orama/stemmers/romanian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as serbian } from '@orama/stemmers/serbian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { stemmer as tamil } from '@orama/stemmers/tamil'
import { stemmer as turkish } from '@orama/stemmers/turkish'
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian'
import { stopwords as arabicWords } from '@orama/stopwords/arabic'
import { stopwords as armenianWords } from '@orama/stopwords/armenian'
import { stopwords as bulgarianWords } from '@orama/stopwords/bulgarian'
import { stopwords as danishWords } from '@orama/stopwords/danish'
import { stopwords as dutchWords } from '@orama/stopwords/dutch'
import { stopwords as finnishWords } from '@orama/stopwords/finnish'
import { stopwords as frenchWords } from '@orama/stopwords/french'
import { stopwords as germanWords } from '@orama/stopwords/german'
import { stopwords as greekWords } from '@orama/stopwords/greek'
import { stopwords as hungarianWords } from '@orama/stopwords/hungarian'
import { stopwords as indianWords } from '@orama/stopwords/indian'
import { stopwords as indonesianWords } from '@orama/stopwords/indonesian'
import { stopwords as irishWords } from '@orama/stopwords/irish'
import { stopwords as italianWords } from '@orama/stopwords/italian'
import { stopwords as lithuanianWords } from '@orama/stopwords/lithuanian'
import { stopwords as norwegianWords } from '@orama/stopwords/norwegian'
import { stopwords as portugueseWords } from '@orama/stopwords/portuguese'
import { stopwords as romanianWords } from '@orama/stopwords/romanian'
import { stopwords as russianWords } from '@orama/stopwords/russian'
import { stopwords as serbianWords } from '@orama/stopwords/serbian'
import { stopwords as slovenianWords } from '@orama/stopwords/slovenian'
import { stopwords as spanishWords } from '@orama/stopwords/spanish'
import { stopwords as swedishWords } from '@orama/stopwords/swedish'
import { stopwords as tamilWords } from '@orama/stopwords/tamil'
import { stopwords as turkishWords } from '@orama/stopwords/turkish'
import { stopwords as ukrainianWords } from '@orama/stopwords/ukrainian'
import { runsOf } from './normalize-text.ts'

/** How a language inflects its words, and which of them say nothing. English is left as it is: its measures were fitted so. */
export interface WordForms {
  /** Without its ending: "versandkost" of "versandkosten". */
  stemOf(word: string): string
  /** Whether it says nothing of what a text is about: "wie", "ich". */
  isStopWord(word: string): boolean
}

const stemmers: Readonly<Record<string, (word: string) => string>> = {
  ar: arabic,
  bg: bulgarian,
  da: danish,
  de: german,
  el: greek,
  es: spanish,
  fi: finnish,
  fr: french,
  ga: irish,
  hi: indian,
  hu: hungarian,
  hy: armenian,
  id: indonesian,
  it: italian,
  lt: lithuanian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sr: serbian,
  sv: swedish,
  ta: tamil,
  tr: turkish,
  uk: ukrainian,
}
const stopWords: Readonly<Record<string, readonly string[]>> = {
  ar: arabicWords,
  bg: bulgarianWords,
  da: danishWords,
  de: germanWords,
  el: greekWords,
  es: spanishWords,
  fi: finnishWords,
  fr: frenchWords,
  ga: irishWords,
  hi: indianWords,
  hu: hungarianWords,
  hy: armenianWords,
  id: indonesianWords,
  it: italianWords,
  lt: lithuanianWords,
  nl: dutchWords,
  no: norwegianWords,
  pt: portugueseWords,
  ro: romanianWords,
  ru: russianWords,
  sl: slovenianWords,
  sr: serbianWords,
  sv: swedishWords,
  ta: tamilWords,
  tr: turkishWords,
  uk: ukrainianWords,
}

/** @param language a primary tag: "de"; null for one without stemmer and stop words, and for English */
export function wordFormsOf(language: string): WordForms | null {
  const stem = stemmers[language]
  const list = stopWords[language]
  if (!stem && !list) return null
  // As texts are read: without accents, in small letters.
  const silent = new Set(list?.flatMap(runsOf))
  return { stemOf: stem ?? ((word) => word), isStopWord: (word) => silent.has(word) }
}
