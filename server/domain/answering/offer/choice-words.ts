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
  /** Both of two. */
  both: readonly string[]
  all: readonly string[]
  /** Of two, the one that was not shown. */
  other: readonly string[]
  /** The first, the second, the third: ordinals and what is said instead of them, digits aside. */
  ordinals: readonly (readonly string[])[]
  last: readonly string[]
  /** Pointing at the only one: "that one". */
  that: readonly string[]
  /** Words around a choice that add nothing: "the second one please". */
  filler: readonly string[]
}

/** The same as one line each, phrases parted by commas, places by slashes. */
type ChoiceLines = Record<keyof ChoiceWords, string>

const lines: Readonly<Record<string, ChoiceLines>> = {
  en: {
    yes: 'yes, yes please, yep, yeah, yup, y, sure, correct, exactly, right, ok, okay, yes it is, yes thats it, thats it, thats right, that is it, thats what i meant, this is it, indeed, please do, yes exactly, yes it did, yes it does, yes that helped, yes it helped, that helped, it helped, that helps, yes that helps, it did, that answers it, that answered it, that answers my question, that answered my question, yes that answers it, yes that answered it, that works, that does it, thats the one, yes thats the one, yes thats it, that is the one',
    no: 'no, nope, nah, no thanks, not really, n, no it isnt, no its not, thats not it, that is not it, not that, not this, wrong, no it didnt, no it did not, it didnt, it did not, no it doesnt, it doesnt, that didnt help, that did not help, that doesnt help, that does not help, it didnt help, it doesnt help, no that didnt help, no that doesnt help, no it didnt help, no it doesnt help, no thats not it, no that is not it, not that one, not this one, no not that one, not the one, thats not what i meant, no thats not what i meant, that is not what i meant, that didnt answer it, that doesnt answer it, that doesnt answer my question, that didnt answer my question, that is wrong, thats wrong, not helpful, unfortunately not',
    none: 'none of these, none of those, none of them, none, none of the above, neither, neither of them, neither of these, something else, not these, no none of these, no none of them, nothing fits, none fits, none of these fit, none of these help, its something else, another question, a different question, no something else, no neither, none of them help, none of these helps, none of them fit, none of them fits, none of it, nothing of that, no one, nothing, not any of these, not any of them, neither one, neither one of them',
    both: 'both, both of them, both of these, both of those, the two of them',
    all: 'all, all of them, all of these, all of those, all three, every one of them, each of them, everything',
    other: 'other, the other one, the other',
    ordinals:
      'first, 1st, one, number one, no 1, nr 1, the top one, top one, option one, former, option a / second, 2nd, two, number two, no 2, nr 2, the middle one, option two, option b, runner up / third, 3rd, three, number three, no 3, nr 3, option three, option c',
    last: 'last, bottom, latter, final',
    that: 'that, that one, this, this one, it',
    filler:
      'the, one, please, option, number, question, yes, i, id, would, like, want, take, pick, choose, mean, meant, its, it, is, was, go, with, of, them, these, those, my, answer, no, nr, show, me, thanks, thank, you, think, about, ok, okay, then, lets, see, a, and, plus, sounds, looks, right, good, best, fits, closest, let, us, do, could, can, tell, pls, plz, ones, questions, answers, im, interested, in, actually, rather, ill',
  },
  de: {
    yes: 'ja, ja bitte, jo, jep, genau, richtig, stimmt, ja genau, korrekt, das ist es, das meine ich, ja das ist es, ok, gerne, ja das hilft, das hilft, ja hat geholfen, hat geholfen, das hat geholfen, ja das hat geholfen, ja danke, ja die, ja das',
    no: 'nein, ne, nee, nein danke, nicht, nein das nicht, falsch, das ist es nicht, leider nein, leider nicht, nein hilft nicht, hilft nicht, das hilft nicht, das hilft mir nicht, hat nicht geholfen, das hat nicht geholfen, nein das hilft nicht, nicht die, nicht das, das meine ich nicht, nein das meine ich nicht, nein das ist es nicht, nicht wirklich',
    none: 'nichts davon, keine davon, keines davon, keins davon, keine von denen, keine dieser, keine, keins, etwas anderes, was anderes, weder noch, nein nichts davon, nein etwas anderes, passt nicht, nichts passt, nein keine, nein keine davon, keine von beiden, keins von beiden, keines von beiden, beides nicht, keine der beiden, nichts, nein nichts',
    both: 'beide, beides, beide fragen, die beiden',
    all: 'alle, alle drei, alles',
    other: 'andere, die andere, das andere, der andere, die andere frage',
    ordinals:
      'erste, ersten, erstes, erster, eins, 1te, nummer eins, nr 1, oberste, 1ter, 1tes, 1ste / zweite, zweiten, zweites, zweiter, zwei, nummer zwei, nr 2, mittlere, 2te, 2ter, 2tes / dritte, dritten, drittes, dritter, drei, nummer drei, nr 3, 3te, 3ter, 3tes',
    last: 'letzte, letzten, letztes, unterste',
    that: 'das, die, das da, die da, diese, dieses, genau das',
    filler:
      'die, das, der, den, bitte, frage, ich, nehme, meine, nummer, nr, option, ja, mochte, will, danke, ist, es, und, antwort, nehmen, wir, gern, gerne, nummern, fragen, passt, am, besten, wurde, mich, interessiert, geht, um, mir',
  },
  es: {
    yes: 'si, si por favor, claro, exacto, correcto, eso es, si eso, vale, asi es, efectivamente, si gracias, si me ayudo, me ayudo, eso me ayuda, si me sirve, me sirve, si esa, esa es, si esa es, me ha servido, si me ha servido',
    no: 'no, no gracias, no es eso, eso no, no exactamente, incorrecto, no me ayuda, no me ayudo, no me sirve, no me ha servido, no es esa, esa no, no esa no, no del todo',
    none: 'ninguna, ninguno, ninguna de estas, ninguna de esas, ninguno de estos, ninguna de ellas, otra cosa, es otra cosa, no ninguna, nada de eso, ninguna de las anteriores, no ninguno, ninguna de las dos, ninguno de los dos, ninguna de las tres, ni una ni otra, ni uno ni otro, nada',
    both: 'ambas, ambos, las dos, los dos, las dos preguntas',
    all: 'todas, todos, las tres, los tres, todo',
    other: 'la otra, el otro, otra, otro, lo otro',
    ordinals:
      'primera, primero, primer, uno, la uno, numero uno, 1a, 1o, 1ra, 1ro, 1er / segunda, segundo, dos, la dos, numero dos, la del medio, 2a, 2o, 2da, 2do / tercera, tercero, tercer, tres, la tres, numero tres, 3a, 3o, 3ra, 3ro',
    last: 'ultima, ultimo',
    that: 'esa, ese, eso, esta, este, esa misma',
    filler:
      'la, el, opcion, numero, por, favor, quiero, pregunta, si, es, gracias, una, me, refiero, a, y, las, los, respuesta, creo, que, quisiera, elijo, prefiero, seria, preguntas',
  },
  fr: {
    yes: 'oui, oui merci, oui svp, ouais, exact, exactement, cest ca, oui cest ca, tout a fait, daccord, ok, bien sur, correct, oui ca aide, ca maide, oui ca maide, ca ma aide, oui ca ma aide, oui celle la, oui cela maide, cest celle la',
    no: 'non, non merci, pas vraiment, ce nest pas ca, cest pas ca, pas ca, faux, ca ne maide pas, ca maide pas, non ca ne maide pas, ca ne ma pas aide, pas celle la, pas celui la, non pas celle la, ce nest pas celle la',
    none: 'aucune, aucun, aucune de celles ci, aucun de ceux ci, aucune de ces questions, rien de tout ca, rien de tout cela, autre chose, non autre chose, ni lune ni lautre, aucune des trois, aucune des deux, non aucune, non aucun, aucune des trois questions, aucun des deux, aucune de ces reponses, ni lun ni lautre, rien, aucune de ces propositions',
    both: 'les deux, toutes les deux, tous les deux, les deux questions, lune et lautre',
    all: 'toutes, tous, les trois, toutes les trois, tous les trois, tout',
    other: 'lautre, lautre question, autre',
    ordinals:
      'premiere, premier, 1re, 1ere, un, une, numero un, 1er, la une / deuxieme, seconde, second, 2e, 2eme, deux, numero deux, 2nd, 2nde, 2de / troisieme, 3e, 3eme, trois, numero trois, 3ieme',
    last: 'derniere, dernier',
    that: 'celle la, celui la, celle ci, ca, cela, celui ci',
    filler:
      'la, le, question, option, numero, svp, stp, sil, vous, plait, te, je, veux, voudrais, merci, oui, cest, prends, et, loption, reponse, les, choisis, ce, serait, plutot, questions',
  },
  it: {
    yes: 'si, si grazie, esatto, giusto, esattamente, certo, va bene, proprio quella, si quella, corretto, ok, si mi aiuta, mi aiuta, mi ha aiutato, si mi ha aiutato, mi e stato utile, si proprio quella, e quella, si e quella',
    no: 'no, no grazie, non e questo, non e quella, sbagliato, non proprio, non mi aiuta, no non mi aiuta, non mi ha aiutato, non quella, no non quella, quella no',
    none: 'nessuna, nessuno, nessuna di queste, nessuno di questi, nessuna delle tre, altro, unaltra cosa, qualcosaltro, niente di tutto questo, nessuna di loro, no nessuna, nessuna delle due, nessuno dei due, nessuno dei tre, ne luna ne laltra, ne luno ne laltro, niente, nulla',
    both: 'entrambe, entrambi, tutte e due, tutti e due, le due, ambedue',
    all: 'tutte, tutti, tutte e tre, tutti e tre, tutto',
    other: 'laltra, laltro, laltra domanda',
    ordinals:
      'prima, primo, uno, la uno, numero uno, 1a, 1o / seconda, secondo, due, la due, numero due, 2a, 2o / terza, terzo, tre, la tre, numero tre, 3a, 3o',
    last: 'ultima, ultimo',
    that: 'quella, quello, questa, questo',
    filler:
      'la, il, domanda, opzione, numero, per, favore, grazie, voglio, vorrei, si, e, lopzione, risposta, scelgo, prendo, direi, ed, preferisco, le, i',
  },
  pt: {
    yes: 'sim, sim por favor, isso, isso mesmo, exato, correto, certo, claro, e isso, sim e isso, ok, sim obrigado, sim obrigada, isso ajuda, isso ajudou, sim ajudou, ajudou, sim isso ajuda, e essa, sim e essa, e essa mesma',
    no: 'nao, nao obrigado, nao obrigada, nao e isso, errado, nem por isso, nao ajudou, nao ajuda, isso nao ajuda, nao isso nao ajuda, nao e essa, essa nao, nao essa nao',
    none: 'nenhuma, nenhum, nenhuma destas, nenhuma dessas, nenhum destes, nenhum desses, nenhuma delas, outra coisa, nada disso, nenhuma das opcoes, nao nenhuma, nenhuma das duas, nenhum dos dois, nenhuma das tres, nem uma nem outra, nem um nem outro, nada',
    both: 'ambas, ambos, as duas, os dois, as duas perguntas',
    all: 'todas, todos, as tres, os tres, tudo',
    other: 'a outra, o outro, outra, outro',
    ordinals:
      'primeira, primeiro, um, uma, numero um, 1a, 1o / segunda, segundo, dois, duas, numero dois, 2a, 2o / terceira, terceiro, tres, numero tres, 3a, 3o',
    last: 'ultima, ultimo',
    that: 'essa, esse, esta, este, aquela',
    filler:
      'a, o, opcao, numero, por, favor, pergunta, quero, sim, e, obrigado, obrigada, resposta, gostaria, da, de, prefiro, escolho, as, os, eu, perguntas',
  },
  nl: {
    yes: 'ja, ja graag, jep, klopt, precies, inderdaad, dat is het, ja dat is het, juist, correct, ok, oke, ja dank je, ja bedankt, dat helpt, ja dat helpt, dat hielp, ja dat hielp, ja die, die is het, ja die is het',
    no: 'nee, nee bedankt, nee dat niet, dat is het niet, niet echt, fout, nee hoor, dat helpt niet, nee dat helpt niet, helpt niet, dat hielp niet, niet die, nee niet die, die niet, dat bedoel ik niet',
    none: 'geen van deze, geen van die, geen van beide, geen, geen een, iets anders, wat anders, niets van dit alles, niets daarvan, nee iets anders, geen van alle, nee geen, nee geen van deze, geen van de twee, geen van de drie, geen van allen, niets, noch de een noch de ander',
    both: 'beide, allebei, alle twee, beide vragen',
    all: 'alle, allemaal, alle drie, alles',
    other: 'de andere, andere, het andere, die andere',
    ordinals:
      'eerste, een, 1e, nummer een, bovenste, 1ste / tweede, twee, 2e, nummer twee, middelste, 2de / derde, drie, 3e, nummer drie, 3de',
    last: 'laatste, onderste',
    that: 'die, dat, deze, dit, die daar',
    filler:
      'de, het, vraag, optie, nummer, graag, alstublieft, aub, ik, wil, bedoel, ja, bedankt, en, antwoord, kies, neem, liever, zou, willen, dank, je, u, vragen',
  },
  pl: {
    yes: 'tak, tak prosze, dokladnie, zgadza sie, tak jest, o to chodzi, tak o to chodzi, jasne, ok, no tak, tak dziekuje, pomoglo, tak pomoglo, to pomaga, tak to pomaga, tak ta, tak to',
    no: 'nie, nie dziekuje, to nie to, nie o to chodzi, zle, nie pomoglo, to nie pomaga, nie to nie pomaga, nie ta, nie to, nie o to mi chodzi',
    none: 'zadne, zadna, zaden, zadne z nich, zadne z tych, zadna z tych, zadna z nich, zadne z powyzszych, cos innego, nic z tego, nie cos innego, nie zadne, zadna z dwoch, zadne z dwoch, ani jedno ani drugie, ani jedna ani druga, nic',
    both: 'obie, oba, oboje, obydwie, obydwa, oba pytania',
    all: 'wszystkie, wszystkie trzy, wszystko',
    other: '',
    ordinals:
      'pierwsze, pierwsza, pierwszy, pierwszej, jeden, numer jeden, 1sza, 1sze / drugie, druga, drugi, drugiej, dwa, numer dwa, 2ga, 2gie / trzecie, trzecia, trzeci, trzeciej, trzy, numer trzy, 3cia, 3cie',
    last: 'ostatnie, ostatnia, ostatni',
    that: 'to, ta, ten, wlasnie to, to wlasnie',
    filler:
      'prosze, pytanie, opcja, opcje, numer, chce, tak, wybieram, poprosze, dziekuje, i, to, ta, ten, odpowiedz, pytania, wole, bym',
  },
  tr: {
    yes: 'evet, evet lutfen, dogru, aynen, kesinlikle, tam olarak, evet bu, tamam, olur, evet tesekkurler, yardımcı oldu, yardimci oldu, evet yardımcı oldu, evet yardimci oldu, ise yaradı, evet o',
    no: 'hayır, hayir, yok, degil, bu degil, hayır tesekkurler, hayir tesekkurler, yanlis, yanlıs, yardımcı olmadı, yardimci olmadi, ise yaramadı, hayır yardımcı olmadı, o degil, hayır o degil, hayir bu degil, hayır bu degil',
    none: 'hicbiri, hic biri, bunların hicbiri, bunlarin hicbiri, baska bir sey, baska, hicbiri degil, baska bir soru, hayır baska bir sey, hicbiri olmaz, hayır hicbiri, hayir hicbiri, ikisi de degil, ne o ne bu',
    both: 'ikisi de, her ikisi, her ikisi de, ikisini de, her ikisini de',
    all: 'hepsi, hepsini, ucu de, her ucu de, tumu',
    other: 'digeri, oteki, obur',
    ordinals:
      'birinci, birincisi, ilk, ilki, bir, 1inci, birinciyi / ikinci, ikincisi, iki, 2nci, ikinciyi / ucuncu, ucuncusu, uc, 3uncu, ucuncuyu',
    last: 'son, sonuncu, sonuncusu',
    that: 'bu, su, o, bunu, sunu',
    filler:
      'lutfen, soru, secenek, numara, olan, istiyorum, evet, tesekkurler, ve, numaralı, numarali, soruyu, secenegi, seciyorum',
  },
  ar: {
    yes: 'نعم, نعم من فضلك, اجل, أجل, ايوه, أيوه, بالضبط, صحيح, هذا هو, تمام, حسنا, نعم شكرا, نعم هذا, نعم ساعدني, ساعدني, هذا يساعد, نعم هذا يساعد',
    no: 'لا, لا شكرا, كلا, ليس هذا, خطأ, لا ليس هذا, لم يساعدني, هذا لا يساعد, لا هذا لا يساعد, ليست هذه, لا ليست هذه, ليس هذا ما اقصده, ليس هذا ما أقصده',
    none: 'لا شيء من هذه, لا شيء مما سبق, لا شيء منها, لا شي من هذا, ولا واحد, ولا واحدة, ليس أيا منها, شيء آخر, شي اخر, سؤال آخر, لا هذا ولا ذاك, لا شيء, لا شي, لا واحد منها, لا احد منها, لا هذه ولا تلك, ولا واحد منها, ولا واحدة منها, لا ولا واحدة',
    both: 'كلاهما, كلتاهما, كليهما, كلتيهما, الاثنان, الاثنين, الاثنتان, الاثنتين, السؤالان',
    all: 'كلها, جميعها, الكل, كلهم, الثلاثة',
    other: 'الآخر, الاخر, الأخرى, الاخرى, السؤال الآخر',
    ordinals:
      'الأول, الاول, الأولى, الاولى, واحد, رقم واحد / الثاني, الثانية, اثنان, اثنين, رقم اثنين / الثالث, الثالثة, ثلاثة, رقم ثلاثة',
    last: 'الأخير, الاخير, الأخيرة, الاخيرة',
    that: 'هذا, هذه, ذلك, تلك',
    filler:
      'من, فضلك, السؤال, الخيار, رقم, أريد, اريد, نعم, شكرا, لو, سمحت, و, هو, هي, الاجابة, الإجابة, اختار, أختار, اقصد, أقصد',
  },
  ja: {
    yes: 'はい, そうです, はいそうです, ええ, うん, それです, はいそれです, その通りです, お願いします, はいお願いします, 役に立ちました, はい役に立ちました, 助かりました, はいありがとう, はいありがとうございます, 解決しました, はい解決しました',
    no: 'いいえ, いえ, 違います, いいえ違います, ちがいます, そうではありません, いや, 違う, 役に立ちません, 役に立ちませんでした, 解決しません, 解決しませんでした, それではない, それではありません, それじゃない, いいえそれではありません',
    none: 'どれでもない, どれでもありません, どれも違います, どれも違う, いずれでもない, 他の質問, 別の質問, この中にありません, この中にはない, 当てはまりません, どちらでもない, 違う質問です, どちらも違います, どちらでもありません, どれも当てはまりません, どれでもないです, 全部違います',
    both: '両方, 両方とも, どちらも, 二つとも, 2つとも',
    all: '全部, すべて, 全て, 三つとも, 3つとも',
    other: 'もう一つ, もう一方, もうひとつ, もう1つ, 他方',
    ordinals:
      '最初, 一番目, 1番目, 1番, 一つ目, 1つ目, 一番, 選択肢1, ひとつ目 / 二番目, 2番目, 2番, 二つ目, 2つ目, 真ん中, 二番, 選択肢2, ふたつ目 / 三番目, 3番目, 3番, 三つ目, 3つ目, 三番, 選択肢3, みっつ目',
    last: '最後',
    that: 'それ, これ, それです, これです',
    filler:
      'の, です, お願いします, 質問, を, に, が, で, もの, やつ, はい, と, 目, 番, 選択肢, ください, 知りたい, 知りたいです, 教えて, 方, ほう, だ, も, 回答',
  },
  zh: {
    yes: '是, 是的, 对, 对的, 没错, 好, 好的, 就是这个, 对就是这个, 嗯, 可以, 對, 沒錯, 對的, 就是這個, 是的谢谢, 有帮助, 有用, 解决了, 对谢谢, 有幫助, 解決了',
    no: '不, 不是, 不对, 不是的, 不用, 不用了, 不是这个, 不對, 不是這個, 没有帮助, 没帮助, 没用, 不是那个, 没有解决, 沒有幫助, 不是那個',
    none: '都不是, 以上都不是, 没有, 没有一个, 都不对, 不是这些, 别的问题, 其他问题, 其它问题, 另外的问题, 沒有, 都不對, 其他問題, 都不是我要的, 两个都不是, 三个都不是, 都没用, 一个都不是, 都沒用, 兩個都不是',
    both: '两个都, 两个都要, 两个, 两者都, 两者, 兩個都, 兩個都要, 两个都是, 兩個都是',
    all: '都要, 全部, 所有, 三个都, 三个都要, 三個都, 三個都要, 都是, 全都要',
    other: '另一个, 另外一个, 另一個, 另外一個, 另外那个',
    ordinals:
      '第一个, 第一, 第一個, 1号, 一, 第1个, 选项一, 第一條, 第一条 / 第二个, 第二, 第二個, 2号, 二, 第2个, 中间那个, 选项二, 第二條, 第二条 / 第三个, 第三, 第三個, 3号, 三, 第3个, 选项三, 第三條, 第三条',
    last: '最后一个, 最后, 最後一個',
    that: '这个, 那个, 這個, 那個, 就这个',
    filler:
      '请, 請, 我要, 我想, 问题, 選, 选, 是, 吧, 谢谢, 那, 的, 和, 跟, 选项, 選項, 号, 號, 第, 个, 個, 想知道, 答案, 謝謝, 我',
  },
}

function phrases(line: string): string[] {
  return line.split(', ').map(plainWords).filter(Boolean)
}

export const choiceWords: Readonly<Record<string, ChoiceWords>> = Object.fromEntries(
  Object.entries(lines).map(([language, { ordinals, ...line }]) => [
    language,
    {
      yes: phrases(line.yes),
      no: phrases(line.no),
      none: phrases(line.none),
      both: phrases(line.both),
      all: phrases(line.all),
      other: phrases(line.other),
      ordinals: ordinals.split(' / ').map((names, at) => [...phrases(names), String(at + 1)]),
      last: phrases(line.last),
      that: phrases(line.that),
      filler: phrases(line.filler),
    },
  ]),
)
