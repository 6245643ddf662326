import { plainWords } from '../rules/fold.ts'

/**
 * How customers answer an offer of questions, by language: whole messages or their core, folded by `plainWords`. Written from how speakers answer, not collected from any data.
 */
export interface ChoiceWords {
  /** Agreeing with the one question that was offered. */
  yes: readonly string[]
  no: readonly string[]
  /** None of those offered. */
  none: readonly string[]
  /** The first, the second, the third: ordinals and what is said instead of them. */
  ordinals: readonly (readonly string[])[]
  last: readonly string[]
  /** Pointing at the only one: "that one". */
  that: readonly string[]
  /** Words around an ordinal that add nothing: "the second one please". */
  filler: readonly string[]
}

/** The same as one line each, phrases parted by commas, places by slashes. */
type ChoiceLines = Record<keyof ChoiceWords, string>

const lines: Readonly<Record<string, ChoiceLines>> = {
  en: {
    yes: 'yes, yes please, yep, yeah, yup, y, sure, correct, exactly, right, ok, okay, yes it is, yes thats it, thats it, thats right, that is it, thats what i meant, this is it, indeed, please do, yes exactly',
    no: 'no, nope, nah, no thanks, not really, n, no it isnt, no its not, thats not it, that is not it, not that, not this, wrong',
    none: 'none of these, none of those, none of them, none, none of the above, neither, neither of them, neither of these, something else, not these, no none of these, no none of them, nothing fits, none fits, none of these fit, none of these help, its something else, another question, a different question, no something else',
    ordinals:
      'first, 1st, one, number one, no 1, nr 1, the top one, top one, option one, former / second, 2nd, two, number two, no 2, nr 2, the middle one, option two / third, 3rd, three, number three, no 3, nr 3, option three',
    last: 'last, bottom, latter, final',
    that: 'that, that one, this, this one, it',
    filler:
      'the, one, please, option, number, question, yes, i, id, would, like, want, take, pick, choose, mean, meant, its, it, is, was, go, with, of, them, these, those, my, answer, no, nr, show, me, thanks, thank, you, think, about, ok, okay, then, lets, see, a',
  },
  de: {
    yes: 'ja, ja bitte, jo, jep, genau, richtig, stimmt, ja genau, korrekt, das ist es, das meine ich, ja das ist es, ok, gerne',
    no: 'nein, ne, nee, nein danke, nicht, nein das nicht, falsch, das ist es nicht, leider nein, leider nicht',
    none: 'nichts davon, keine davon, keines davon, keins davon, keine von denen, keine dieser, keine, keins, etwas anderes, was anderes, weder noch, nein nichts davon, nein etwas anderes, passt nicht, nichts passt',
    ordinals:
      'erste, ersten, erstes, erster, eins, 1te, nummer eins, nr 1, oberste / zweite, zweiten, zweites, zweiter, zwei, nummer zwei, nr 2, mittlere / dritte, dritten, drittes, dritter, drei, nummer drei, nr 3',
    last: 'letzte, letzten, letztes, unterste',
    that: 'das, die, das da, die da, diese, dieses, genau das',
    filler:
      'die, das, der, den, bitte, frage, ich, nehme, meine, nummer, nr, option, ja, mochte, will, danke, ist, es',
  },
  es: {
    yes: 'si, si por favor, claro, exacto, correcto, eso es, si eso, vale, asi es, efectivamente',
    no: 'no, no gracias, no es eso, eso no, no exactamente, incorrecto',
    none: 'ninguna, ninguno, ninguna de estas, ninguna de esas, ninguno de estos, ninguna de ellas, otra cosa, es otra cosa, no ninguna, nada de eso, ninguna de las anteriores',
    ordinals:
      'primera, primero, primer, uno, la uno, numero uno / segunda, segundo, dos, la dos, numero dos, la del medio / tercera, tercero, tercer, tres, la tres, numero tres',
    last: 'ultima, ultimo',
    that: 'esa, ese, eso, esta, este, esa misma',
    filler: 'la, el, opcion, numero, por, favor, quiero, pregunta, si, es, gracias, una, me, refiero, a',
  },
  fr: {
    yes: 'oui, oui merci, oui svp, ouais, exact, exactement, cest ca, oui cest ca, tout a fait, daccord, ok, bien sur, correct',
    no: 'non, non merci, pas vraiment, ce nest pas ca, cest pas ca, pas ca, faux',
    none: 'aucune, aucun, aucune de celles ci, aucun de ceux ci, aucune de ces questions, rien de tout ca, rien de tout cela, autre chose, non autre chose, ni lune ni lautre, aucune des trois, aucune des deux',
    ordinals:
      'premiere, premier, 1re, 1ere, un, une, numero un / deuxieme, seconde, second, 2e, 2eme, deux, numero deux / troisieme, 3e, 3eme, trois, numero trois',
    last: 'derniere, dernier',
    that: 'celle la, celui la, celle ci, ca, cela, celui ci',
    filler:
      'la, le, question, option, numero, svp, stp, sil, vous, plait, te, je, veux, voudrais, merci, oui, cest, prends',
  },
  it: {
    yes: 'si, si grazie, esatto, giusto, esattamente, certo, va bene, proprio quella, si quella, corretto, ok',
    no: 'no, no grazie, non e questo, non e quella, sbagliato, non proprio',
    none: 'nessuna, nessuno, nessuna di queste, nessuno di questi, nessuna delle tre, altro, unaltra cosa, qualcosaltro, niente di tutto questo, nessuna di loro',
    ordinals:
      'prima, primo, uno, la uno, numero uno / seconda, secondo, due, la due, numero due / terza, terzo, tre, la tre, numero tre',
    last: 'ultima, ultimo',
    that: 'quella, quello, questa, questo',
    filler: 'la, il, domanda, opzione, numero, per, favore, grazie, voglio, vorrei, si, e',
  },
  pt: {
    yes: 'sim, sim por favor, isso, isso mesmo, exato, correto, certo, claro, e isso, sim e isso, ok',
    no: 'nao, nao obrigado, nao obrigada, nao e isso, errado, nem por isso',
    none: 'nenhuma, nenhum, nenhuma destas, nenhuma dessas, nenhum destes, nenhum desses, nenhuma delas, outra coisa, nada disso, nenhuma das opcoes',
    ordinals:
      'primeira, primeiro, um, uma, numero um / segunda, segundo, dois, duas, numero dois / terceira, terceiro, tres, numero tres',
    last: 'ultima, ultimo',
    that: 'essa, esse, esta, este, aquela',
    filler: 'a, o, opcao, numero, por, favor, pergunta, quero, sim, e, obrigado, obrigada',
  },
  nl: {
    yes: 'ja, ja graag, jep, klopt, precies, inderdaad, dat is het, ja dat is het, juist, correct, ok, oke',
    no: 'nee, nee bedankt, nee dat niet, dat is het niet, niet echt, fout, nee hoor',
    none: 'geen van deze, geen van die, geen van beide, geen, geen een, iets anders, wat anders, niets van dit alles, niets daarvan, nee iets anders, geen van alle',
    ordinals:
      'eerste, een, 1e, nummer een, bovenste / tweede, twee, 2e, nummer twee, middelste / derde, drie, 3e, nummer drie',
    last: 'laatste, onderste',
    that: 'die, dat, deze, dit, die daar',
    filler: 'de, het, vraag, optie, nummer, graag, alstublieft, aub, ik, wil, bedoel, ja, bedankt',
  },
  pl: {
    yes: 'tak, tak prosze, dokladnie, zgadza sie, tak jest, o to chodzi, tak o to chodzi, jasne, ok, no tak',
    no: 'nie, nie dziekuje, to nie to, nie o to chodzi, zle',
    none: 'zadne, zadna, zaden, zadne z nich, zadne z tych, zadna z tych, zadna z nich, zadne z powyzszych, cos innego, nic z tego, nie cos innego',
    ordinals:
      'pierwsze, pierwsza, pierwszy, pierwszej, jeden, numer jeden / drugie, druga, drugi, drugiej, dwa, numer dwa / trzecie, trzecia, trzeci, trzeciej, trzy, numer trzy',
    last: 'ostatnie, ostatnia, ostatni',
    that: 'to, ta, ten, wlasnie to, to wlasnie',
    filler: 'prosze, pytanie, opcja, opcje, numer, chce, tak, wybieram, poprosze, dziekuje',
  },
  tr: {
    yes: 'evet, evet lutfen, dogru, aynen, kesinlikle, tam olarak, evet bu, tamam, olur',
    no: 'hayır, hayir, yok, degil, bu degil, hayır tesekkurler, hayir tesekkurler, yanlis, yanlıs',
    none: 'hicbiri, hic biri, bunların hicbiri, bunlarin hicbiri, baska bir sey, baska, hicbiri degil, baska bir soru, hayır baska bir sey',
    ordinals: 'birinci, birincisi, ilk, ilki, bir / ikinci, ikincisi, iki / ucuncu, ucuncusu, uc',
    last: 'son, sonuncu, sonuncusu',
    that: 'bu, su, o, bunu, sunu',
    filler: 'lutfen, soru, secenek, numara, olan, istiyorum, evet, tesekkurler',
  },
  ar: {
    yes: 'نعم, نعم من فضلك, اجل, أجل, ايوه, أيوه, بالضبط, صحيح, هذا هو, تمام, حسنا',
    no: 'لا, لا شكرا, كلا, ليس هذا, خطأ, لا ليس هذا',
    none: 'لا شيء من هذه, لا شيء مما سبق, لا شيء منها, لا شي من هذا, ولا واحد, ولا واحدة, ليس أيا منها, شيء آخر, شي اخر, سؤال آخر, لا هذا ولا ذاك',
    ordinals:
      'الأول, الاول, الأولى, الاولى, واحد, رقم واحد / الثاني, الثانية, اثنان, اثنين, رقم اثنين / الثالث, الثالثة, ثلاثة, رقم ثلاثة',
    last: 'الأخير, الاخير, الأخيرة, الاخيرة',
    that: 'هذا, هذه, ذلك, تلك',
    filler: 'من, فضلك, السؤال, الخيار, رقم, أريد, اريد, نعم, شكرا, لو, سمحت',
  },
  ja: {
    yes: 'はい, そうです, はいそうです, ええ, うん, それです, はいそれです, その通りです, お願いします, はいお願いします',
    no: 'いいえ, いえ, 違います, いいえ違います, ちがいます, そうではありません, いや, 違う',
    none: 'どれでもない, どれでもありません, どれも違います, どれも違う, いずれでもない, 他の質問, 別の質問, この中にありません, この中にはない, 当てはまりません, どちらでもない, 違う質問です',
    ordinals:
      '最初, 一番目, 1番目, 1番, 一つ目, 1つ目, 一番 / 二番目, 2番目, 2番, 二つ目, 2つ目, 真ん中 / 三番目, 3番目, 3番, 三つ目, 3つ目',
    last: '最後',
    that: 'それ, これ, それです, これです',
    filler: 'の, です, お願いします, 質問, を, に, が, で, もの, やつ, はい',
  },
  zh: {
    yes: '是, 是的, 对, 对的, 没错, 好, 好的, 就是这个, 对就是这个, 嗯, 可以, 對, 沒錯, 對的, 就是這個',
    no: '不, 不是, 不对, 不是的, 不用, 不用了, 不是这个, 不對, 不是這個',
    none: '都不是, 以上都不是, 没有, 没有一个, 都不对, 不是这些, 别的问题, 其他问题, 其它问题, 另外的问题, 沒有, 都不對, 其他問題',
    ordinals:
      '第一个, 第一, 第一個, 1号, 一, 第1个 / 第二个, 第二, 第二個, 2号, 二, 第2个, 中间那个 / 第三个, 第三, 第三個, 3号, 三, 第3个',
    last: '最后一个, 最后, 最後一個',
    that: '这个, 那个, 這個, 那個, 就这个',
    filler: '请, 請, 我要, 我想, 问题, 選, 选, 是, 吧, 谢谢, 那, 的',
  },
}

function phrases(line: string): string[] {
  return line.split(', ').map(plainWords)
}

export const choiceWords: Readonly<Record<string, ChoiceWords>> = Object.fromEntries(
  Object.entries(lines).map(([language, { ordinals, yes, no, none, last, that, filler }]) => [
    language,
    {
      yes: phrases(yes),
      no: phrases(no),
      none: phrases(none),
      ordinals: ordinals.split(' / ').map(phrases),
      last: phrases(last),
      that: phrases(that),
      filler: phrases(filler),
    },
  ]),
)
