/** How spreadsheets of the chat's and other languages name the columns of an FAQ, and write yes and no. */
export type FaqColumn =
  | 'question'
  | 'answer'
  | 'category'
  | 'phrasings'
  | 'keywords'
  | 'enabled'
  | 'language'
  | 'translationOf'
  | 'externalId'

// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish, Russian, Arabic, Japanese, Chinese.
const headings: Readonly<Record<FaqColumn, string>> = {
  question:
    'question|questions|frage|fragen|pregunta|preguntas|domanda|domande|pergunta|perguntas|vraag|vragen|pytanie|pytania|soru|sorular|вопрос|вопросы|سؤال|السؤال|الأسئلة|質問|問題|问题|title|titel|titre|titulo|q',
  answer:
    'answer|answers|antwort|antworten|reponse|reponses|respuesta|respuestas|risposta|risposte|resposta|respostas|antwoord|antwoorden|odpowiedz|odpowiedzi|cevap|yanit|ответ|ответы|جواب|الجواب|إجابة|الإجابة|الاجابة|回答|答え|答案|body|a',
  category:
    'category|categories|kategorie|kategorien|categorie|categoria|categorias|rubrik|rubrique|thema|theme|tema|kategoria|kategori|категория|категории|فئة|الفئة|التصنيف|تصنيف|القسم|カテゴリ|カテゴリー|分類|类别|分类|類別|section|topic|group|gruppe',
  phrasings:
    'phrasing|phrasings|variants|variations|alternatives|alternative questions|synonyms|formulierungen|formulierung|varianten|alternative fragen|formulations|formulation|variantes|formulaciones|formulacion|variantes de pregunta|varianti|variacoes|formulacoes|formuleringen|warianty|ifadeler|варианты|формулировки|صيغ|صياغات|الصيغ|صيغ أخرى|言い換え|别名|不同问法',
  keywords:
    'keyword|keywords|schlagwort|schlagworte|schlagworter|schlusselworter|stichworte|stichworter|suchbegriffe|mots cles|mot cle|palabras clave|palabra clave|parole chiave|palavras chave|trefwoorden|slowa kluczowe|anahtar kelimeler|ключевые слова|كلمات مفتاحية|الكلمات المفتاحية|الكلمات الدلالية|キーワード|关键词|關鍵字|关键字',
  enabled:
    'enabled|active|published|status|state|live|aktiv|aktiviert|veroffentlicht|freigegeben|actif|active e|publie|activo|activa|habilitado|publicado|attivo|attiva|pubblicato|ativo|ativa|actief|ingeschakeld|aktywny|aktywne|aktif|etkin|активен|активно|включено|опубликовано|مفعل|مفعّل|نشط|منشور|有効|公開|启用|啟用|已启用',
  language:
    'language|lang|locale|language code|sprache|sprachcode|langue|idioma|lengua|lingua|taal|jezyk|dil|язык|لغة|اللغة|言語|语言|語言|语种',
  translationOf:
    'translationof|translation of|original|original question|ubersetzung von|originalfrage|traduction de|question d origine|traduccion de|pregunta original|traduzione di|domanda originale|traducao de|pergunta original|vertaling van|oorspronkelijke vraag|tlumaczenie|oryginal|cevirisi|перевод|оригинал|ترجمة|الأصل|翻訳元|原文|译自|原文问题',
  externalId:
    'externalid|external id|externe id|id externe|id externo|id esterno|extern id|zewnetrzne id|harici id|внешний id|المعرف الخارجي|外部id|外部编号',
}

// As Excel writes TRUE and FALSE in each language, and as people do.
const yes =
  'true|yes|y|1|on|x|✓|✔|✅|☑|enabled|active|published|live|wahr|ja|j|an|aktiv|vrai|oui|o|actif|active|verdadero|si|s|activo|vero|attivo|verdadeiro|sim|ativo|waar|actief|prawda|tak|t|dogru|evet|e|aktif|истина|да|д|вкл|صحيح|نعم|真|はい|有効|是|启用|啟用|対|对|對'
const no =
  'false|no|n|0|off|-|✗|✘|❌|☐|disabled|inactive|draft|unpublished|falsch|nein|aus|inaktiv|entwurf|faux|non|inactif|brouillon|falso|inactivo|borrador|inattivo|bozza|nao|inativo|rascunho|onwaar|nee|inactief|concept|falsz|nie|nieaktywny|yanlis|hayir|h|pasif|ложь|нет|н|выкл|خطأ|خطا|لا|偽|假|いいえ|無効|否|禁用|停用|错|錯'

const columnByHeading = new Map(
  Object.entries(headings).flatMap(([column, names]) =>
    names.split('|').map((name) => [fold(name), column as FaqColumn] as const),
  ),
)
const switchByWord = new Map([
  ...yes.split('|').map((word) => [fold(word), true] as const),
  ...no.split('|').map((word) => [fold(word), false] as const),
])

/** Which column a heading names; null for one that is not of an FAQ. */
export function columnOf(heading: string): FaqColumn | null {
  return columnByHeading.get(fold(heading)) ?? null
}

/** Undefined for an empty cell, null for one that says neither yes nor no. */
export function readSwitch(cell: string | undefined): boolean | undefined | null {
  const word = fold(cell ?? '')
  return word === '' ? undefined : (switchByWord.get(word) ?? null)
}

/** For words of one kind, of which none differs from another by an accent. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\ufe0f]/g, '')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .normalize('NFC')
    .replace(/^'/, '')
    .replace(/[\s_*:()"-]+/g, (run) => (run === '-' && text.trim() === '-' ? '-' : ' '))
    .trim()
}
