// Letters that Unicode does not take apart by itself.
const special: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ə: 'e',
  ħ: 'h',
  ŋ: 'ng',
}

// Ukrainian, Russian and Bulgarian as passports spell them, near enough for sounds.
const cyrillic: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

// Arabic, Persian, Kurdish and Urdu letters: short vowels are not written, so this gives consonants.
const arabic: Record<string, string> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ک: 'k',
  ك: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'w',
  ي: 'y',
  ی: 'y',
  ى: 'a',
  ئ: 'y',
  ء: '',
}

const replaced: Record<string, string> = { ...special, ...cyrillic, ...arabic }
const plain = /^[a-z0-9 ]*$/

/**
 * A name as it is compared: lower case, without accents, in Latin letters, one space between words. Apostrophes
 * and full stops go (O'Brien, St. John), hyphens and other signs part words. Letters of a script
 * that is not known stay as they are, so that equal names are still equal.
 */
export function foldName(text: string): string {
  const lower = text.toLowerCase().trim()
  if (plain.test(lower)) return lower.includes('  ') ? lower.replace(/ +/g, ' ') : lower
  let folded = ''
  for (const letter of lower.normalize('NFC'))
    folded += replaced[letter] ?? takeApart(letter.normalize('NFKD').toLowerCase())
  return folded
    .replace(/['’‘ʼ`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function takeApart(letter: string): string {
  let plainLetters = ''
  for (const part of letter.replace(/\p{M}/gu, '')) plainLetters += replaced[part] ?? part
  return plainLetters
}
