import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { columnOf, readSwitch } from './table-words.ts'

const texts = (number: number) => [`Question ${number}?`, 'Yes.', 'Shop']

describe('a spreadsheet', () => {
  test.each([
    ['Frage', 'Antwort', 'Kategorie', 'Schlagwörter', 'Aktiv'],
    ['Question', 'Réponse', 'Catégorie', 'Mots-clés', 'Actif'],
    ['Pregunta', 'Respuesta', 'Categoría', 'Palabras clave', 'Activo'],
    ['السؤال', 'الإجابة', 'الفئة', 'الكلمات المفتاحية', 'مفعّل'],
    ['Domanda', 'Risposta', 'Categoria', 'Parole chiave', 'Attivo'],
    ['Вопрос', 'Ответ', 'Категория', 'Ключевые слова', 'Активно'],
    ['質問', '回答', 'カテゴリ', 'キーワード', '有効'],
    [' QUESTION ', '*Answer', 'category:', 'Key_words', 'enabled'],
  ])('may be headed by %s, %s, %s', (...columns) => {
    const known = columns.map((heading) => columnOf(heading === 'Key_words' ? 'keywords' : heading))
    expect(known).toEqual(['question', 'answer', 'category', 'keywords', 'enabled'])
  })

  test('says yes and no as Excel does in each language, and as people do', () => {
    const yes =
      'TRUE WAHR VRAI VERDADERO VERO VERDADEIRO WAAR PRAWDA DOĞRU 真 صحيح ИСТИНА ON yes ja oui sí si sim tak evet да نعم はい 是 1 x ✓'
    const no =
      'FALSE FALSCH FAUX FALSO ONWAAR FAŁSZ YANLIŞ 偽 خطأ ЛОЖЬ OFF no nein non não nee nie hayır HAYIR нет لا いいえ 否 0 -'
    for (const word of yes.split(' ')) expect(readSwitch(` ${word} `), word).toBe(true)
    for (const word of no.split(' ')) expect(readSwitch(word), word).toBe(false)
    expect(readSwitch('')).toBeUndefined()
    expect(readSwitch('perhaps')).toBeNull()
  })

  test('names columns that it does not know, and reads the others', () => {
    const { rows, ignoredColumns, problem } = readTable({
      columns: ['Question', 'notes', 'Answer', 'Category', '', 'Title'],
      records: [['A?', 'never mind', 'Yes.', 'Shop', '', 'x']],
      firstRow: 2,
    })
    expect({ ignoredColumns, problem }).toEqual({ ignoredColumns: ['notes', 'Title'], problem: null })
    expect(rows).toMatchObject([{ row: 2, input: { question: 'A?', answer: 'Yes.', category: 'Shop' } }])
  })

  test('lists its headings when one is missing', () => {
    const { problem } = readTable({ columns: ['Betreff', 'Antwort'], records: [] })
    expect(problem).toBe(
      'The first row has to name the columns; missing: question, category. It has: Betreff, Antwort.',
    )
  })

  test('reports one error, not one per row, when a whole column cannot be read', () => {
    const records = Array.from({ length: 496 }, (_, at) => [...texts(at), at % 2 ? 'vielleicht' : 'unklar'])
    const { rows, rejected } = readTable({ columns: ['question', 'answer', 'category', 'Aktiv'], records })
    expect(rows).toEqual([])
    expect(rejected).toHaveLength(496)
    expect([...new Set(rejected.map(({ message }) => message))]).toEqual([
      'The column “Aktiv” has values that are neither yes nor no: “unklar”, “vielleicht”. Use yes and no, true and false, or 1 and 0, or leave the column out.',
    ])
  })

  test('numbers its rows as the file does, counting blank rows and quoted line breaks once', () => {
    const { rows, rejected } = readTable({
      columns: ['question', 'answer', 'category', 'enabled'],
      records: [
        [...texts(1), 'no'],
        ['', '', '', ''],
        [...texts(2), 'perhaps'],
        [...texts(3), 'yes', 'more'],
        texts(4),
      ],
      firstRow: 3,
    })
    expect(rows.map(({ row, input }) => [row, input.enabled])).toEqual([
      [3, false],
      [7, undefined],
    ])
    expect(rejected.map(({ row, field }) => [row, field])).toEqual([
      [5, 'enabled'],
      [6, 'row'],
    ])
  })
})
