/** What a sentence commits the business to, or takes back. Words of each language; see `changedClaim`. */
export type Claim = 'negation' | 'promise' | 'refund' | 'free'

type Claims = Partial<Record<Claim, RegExp>>

/** Said of costs, these deny nothing: "ohne Versandkosten" is "free shipping". */
const free: Record<string, RegExp> = {
  ar: /مجان\p{L}*|بدون (?:أي )?(?:رسوم|تكلفة|مقابل)|دون (?:أي )?(?:رسوم|تكلفة|مقابل)/giu,
  de: /kostenlos\p{L}*|kostenfrei\p{L}*|gratis|umsonst|gebührenfrei\p{L}*|portofrei\p{L}*|versandkostenfrei\p{L}*|ohne (?:\p{L}+ )?\p{L}*(?:kosten|gebühr)\p{L}*|keine (?:\p{L}+ )?\p{L}*(?:kosten|gebühr)\p{L}*|(?:€ |euro )?(?:frei|freie)(?![\p{L}-])/giu,
  en: /\bfree(?:ly)?\b|\bat no (?:\w+ )?(?:cost|charge)|\bno (?:\w+ )?(?:fees?|costs?|charges?)|\bwithout (?:\w+ )?(?:fees?|costs?|charges?)|\bnothing to pay|\bcosts? (?:you )?nothing|\bnot charged?|\bon (?:us|the house)\b/giu,
  es: /\bgrat(?:is|uit\p{L}+)|sin (?:ning\p{L}+ )?(?:cost|coste|gasto|cargo|recargo)\p{L}*/giu,
  fr: /gratuit\p{L}*|offert\p{L}*|sans (?:aucun )?frais|franco/giu,
  it: /gratis|gratuit\p{L}*|senza (?:alcun )?(?:cost|spes)\p{L}*/giu,
  ja: /無料|送料込み|タダ/giu,
  nl: /gratis|kosteloos|kosteloze|zonder (?:\p{L}+ )?kosten|geen (?:\p{L}+ )?kosten|\bvrij(?:e)?(?!\p{L})/giu,
  pl: /darmow\p{L}*|bezpłatn\p{L}*|gratis|za darmo|bez (?:\p{L}+ )?(?:opłat|kosztów)\p{L}*/giu,
  pt: /grátis|gratuit\p{L}*|sem (?:quaisquer |qualquer )?(?:cust|encargo|taxa)\p{L}*/giu,
  zh: /免费|免費|免运费|免運費|包邮|无需付费/giu,
}

/** That look like a denial and are none. */
const noDenial: Record<string, RegExp> = {
  ar: /لا يتجاوز|لا تتجاوز|لا يزيد|لا تزيد|إلا|لا تتردد/giu,
  de: /nicht nur|zögern sie nicht/giu,
  en: /\bnot only|\bno later than|\bno more than|\bnot more than|\b(?:do not|don['’]t) hesitate|\bno\. ?\d|^\s*no[,.!]/giu,
  es: /no solo|no dude|no más tarde/giu,
  fr: /pas seulement|n['’]hésitez pas|au plus tard/giu,
  it: /non solo|non esit\p{L}+|non oltre|fin(?:o a |)ché non/giu,
  ja: /(?:なけれ|なくて)ば?は?な(?:ら|り)(?:ない|ません)|ないといけ(?:ない|ません)|なければいけ(?:ない|ません)|かもしれ(?:ない|ません)|ませんか|だけで(?:は)?なく|少な|ていない(?:か|かを)/giu,
  nl: /niet alleen|aarzel niet/giu,
  pl: /nie tylko|nie później|nie wahaj/giu,
  pt: /não só|não hesite/giu,
  zh: /不仅|不但|不过|不同|不久|不断|无论|不管|不超过|不迟于/giu,
}

const claims: Record<string, Claims> = {
  ar: {
    negation: /(?<!\p{L})(?:و|ف)?(?:لا|لم|لن|ليس\p{L}*|غير|بدون|دون|عدم|يتعذر|ممنوع)(?!\p{L})/u,
    promise: /(?:نضمن|مضمون|ضمان(?!ة)|نعدك|نتعهد|سيتصل بك|سنتصل بك|سيتواصل معك|سنتواصل معك)/u,
    refund: /(?:استرداد|نعيد لك|إعادة المبلغ|تعويض|أموالك|المال|مبلغ)/u,
  },
  de: {
    negation:
      /(?<!\p{L})(?:nicht|nichts|nie|niemals|niemand|kein\p{L}*|ohne|weder|un(?:möglich|zulässig|gültig)\p{L}*|ausgeschlossen)(?!\p{L})/iu,
    promise:
      /garantier|verspr(?:echen|ochen)|zugesichert|(?:ruf(?:t|en)|melde(?:t|n)) (?:wir |uns )?(?:sie|dich|ihnen|dir|bei ihnen|bei dir|uns|sich)|auf jeden fall|mein wort/iu,
    refund: /erstatt|geld\s?zurück|rückzahl|gutschrift|entschädig|geld|rückerstattung/iu,
  },
  en: {
    negation:
      /\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|can['’]t|unable|impossible|\w+n['’]t|excluded)\b/iu,
    promise:
      /\bguarante|\bpromis|\bassure|\b(?:will|we['’]ll|going to) (?:call|ring|contact|phone) you|\bmy word/iu,
    refund: /\brefund|\bmoney|\breimburs|\bcredit|\bcompensat|\brepa(?:y|id)/iu,
  },
  es: {
    negation: /(?<!\p{L})(?:no|nunca|jamás|nada|nadie|ning[uú]n\p{L}*|sin|ni|tampoco|imposible)(?!\p{L})/iu,
    promise: /garanti[zc]|promet|aseguramos|(?:le|te) (?:llamar|contactar)/iu,
    refund: /reembols|dinero|abono|indemni|compens/iu,
  },
  fr: {
    negation:
      /(?<!\p{L})(?:pas|jamais|aucun\p{L}*|rien|personne|non|sans|ni|impossible|plus (?:possible|valable|disponible))(?!\p{L})/iu,
    promise: /garanti|promet|promis|assur(?:ons|é)|(?:vous|te) (?:appeler|contacter|rappeler)/iu,
    refund: /rembours|argent|avoir\b|crédit|indemnis|dédommag/iu,
  },
  it: {
    negation: /(?<!\p{L})(?:non|no|mai|niente|nulla|nessun\p{L}*|senza|né|impossibile)(?!\p{L})/iu,
    promise: /garant|promett|assicuriamo|(?:la|ti) (?:chiamer|contatter)/iu,
    refund: /rimbors|denaro|soldi|accredit|indenni|risarc/iu,
  },
  ja: {
    negation: /ません|ない(?!よう)|ず(?:に|、)|なし|無し|不可|禁止|未(?:使用|開封)/u,
    promise: /保証|約束|必ず|お電話(?:いた|差し上げ)/u,
    refund: /返金|払い戻|お金|金額|代金|補償/u,
  },
  nl: {
    negation: /(?<!\p{L})(?:niet|nooit|niets|niemand|geen|zonder|noch|onmogelijk|uitgesloten)(?!\p{L})/iu,
    promise: /garande|garantie|belo(?:ven|ofd)|verzeker|(?:bellen|bel) (?:wij |we )?(?:u|je)/iu,
    refund: /terugbetal|geld|vergoed|tegoed|restitu/iu,
  },
  pl: {
    negation: /(?<!\p{L})(?:nie|nigdy|nikt|nic|bez|żad\p{L}+|ani|niemożliw\p{L}*)(?!\p{L})/iu,
    promise: /gwarant|obiecuj|zapewniamy|zadzwoni/iu,
    refund: /pieni[ąę]d|refund|zwrot koszt|środk|odszkodow/iu,
  },
  pt: {
    negation: /(?<!\p{L})(?:não|nunca|jamais|nada|ninguém|nenhum\p{L}*|sem|nem|impossível)(?!\p{L})/iu,
    promise: /garant|promet|asseguramos|(?:ligaremos|ligar-lhe|telefonar)/iu,
    refund: /reembols|dinheiro|crédito|indemni|compens|estorn/iu,
  },
  tr: {
    promise: /garanti|söz ver|taahhüt|sizi aray|mutlaka/iu,
    refund: /(?<!\p{L})para|tazmin|geri öde|ücret iade/iu,
  },
  zh: {
    negation: /不|没|沒|无|無|非(?!常)|未|别|勿|禁止/u,
    promise: /保证|保證|承诺|承諾|一定会|给您打电话|致电您|联系您/u,
    refund: /退款|退还|退還|钱|錢|赔|金额|款/u,
  },
}

/**
 * A claim that a translation makes and its original does not; of a denial also one that it drops. Null: none, or of a
 * language whose words are not known here.
 */
export function changedClaim(
  original: { text: string; language: string },
  translated: { text: string; language: string },
): Claim | null {
  const there = claimsIn(original)
  const here = claimsIn(translated)
  if (!there || !here) return null
  for (const claim of ['promise', 'refund', 'free'] as const)
    if (here.has(claim) && !there.has(claim)) return claim
  const bothDeny = claims[original.language]?.negation && claims[translated.language]?.negation
  return bothDeny && here.has('negation') !== there.has('negation') ? 'negation' : null
}

function claimsIn({ text, language }: { text: string; language: string }): ReadonlySet<Claim> | null {
  const words = claims[language]
  if (!words) return null
  const found = new Set<Claim>()
  const costs = free[language]
  const afterCosts = costs ? text.replace(costs, ' ') : text
  if (afterCosts !== text) found.add('free')
  const plain = noDenial[language] ? afterCosts.replace(noDenial[language], ' ') : afterCosts
  for (const [claim, pattern] of Object.entries(words) as [Claim, RegExp][])
    if (pattern.test(claim === 'negation' ? plain : text)) found.add(claim)
  return found
}
