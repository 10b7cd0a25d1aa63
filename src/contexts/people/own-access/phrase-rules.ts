// What people choose first when they are asked for something to remember.
const often = [
  'password',
  'passphrase',
  'letmein',
  'iloveyou',
  'qwertyui',
  'qwerty',
  'football',
  'abcdefgh',
  'abc12345',
  'sunshine',
  'princess',
  'welcome1',
]

/**
 * Why a phrase is too easy for somebody else, in words for the person; undefined where it will do. A number alone needs
 * six digits, since tries are few: thirty wrong ones in a row end the key.
 */
export function whyPhraseIsWeak(phrase: string): string | undefined {
  const plain = phrase.normalize('NFKC').trim()
  const isNumber = /^\d+$/.test(plain)
  if (isNumber && plain.length < 6) return 'Use at least 6 numbers, or at least 8 letters'
  if (!isNumber && [...plain].length < 8) return 'Use at least 8 letters, or at least 6 numbers'
  const same = new Set(plain.toLowerCase()).size
  if (same < 3) return 'Choose something with more than one or two different letters or numbers'
  if (isNumber && isRun(plain)) return 'Choose numbers that are not in order'
  const bare = plain.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  if (often.some(one => bare === one || bare === `${one}1` || bare === `${one}123`))
    return 'Many people choose that. Choose something that only you know'
  return undefined
}

/** 123456 and 987654, also from 9 to 0. */
function isRun(digits: string): boolean {
  const steps = [...digits]
    .slice(1)
    .map((digit, at) => (Number(digit) - Number(digits[at]) + 10) % 10)
  return steps.every(step => step === 1) || steps.every(step => step === 9)
}
