import { foldName } from '../names/fold.ts'
import {
  foldEmail,
  foldIdentifier,
  foldPhone,
  isNationalInsuranceNumber,
  isNhsNumber,
  readPostcode,
} from '../names/identifiers.ts'

/** The parts of a birth date that were typed; `years` is the span that an age gives. */
export type QueryBirth = {
  year: number | null
  month: number | null
  day: number | null
  years: readonly [from: number, to: number] | null
}

/** What somebody is looked for by. `words` may each be a name, a place or part of a description. */
export type PersonQuery = {
  words: readonly string[]
  /** Typed into fields of their own, so that they are known to be names. */
  given: string | null
  family: string | null
  birth: QueryBirth | null
  identifiers: readonly string[]
  phones: readonly string[]
  emails: readonly string[]
  postcodes: readonly string[]
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** Words that say nothing about who it is. */
const idle = new Set(
  'the a an and or of at in on by with near behind outside from is was who called known as aka born dob mr mrs ms miss'.split(
    ' ',
  ),
)

/**
 * Takes what was typed into one box apart: names, parts of a birth date (14/02/1995, feb 1995, 1995, 14/02, 'about
 * 30'), National Insurance, NHS and other numbers, telephone, e-mail, postcode; what is left are words.
 * `today` (YYYY-MM-DD) turns an age into years of birth. Anything can be typed: nothing is refused.
 */
export function readQuery(text: string, today: string): PersonQuery {
  let rest = ` ${text.normalize('NFC').slice(0, 400)} `
  const identifiers: string[] = []
  const phones: string[] = []
  const emails: string[] = []
  const postcodes: string[] = []
  const take = (pattern: RegExp, use: (found: readonly string[]) => boolean) => {
    rest = rest.replace(pattern, (...found: string[]) => (use(found) ? ' ' : String(found[0])))
  }
  const thisYear = Number(today.slice(0, 4))
  const birth = { year: 0, month: 0, day: 0 }
  let years: readonly [number, number] | null = null
  const setBirth = (year: string, month: string, day: string): boolean => {
    const read = {
      year: year === '' ? 0 : fullYear(year, thisYear),
      month: Number(month),
      day: Number(day),
    }
    if (read.year !== 0 && (read.year < 1850 || read.year > thisYear)) return false
    // 2/14/1995 is an American's 14 February.
    if (read.month > 12 && read.day <= 12 && read.day > 0)
      [read.month, read.day] = [read.day, read.month]
    if (read.month > 12 || read.day > 31) return false
    Object.assign(birth, read)
    return true
  }

  take(/\S+@\S+/g, ([found = '']) => {
    const email = foldEmail(found)
    return email !== '' && emails.push(email) > 0
  })
  take(/(?<=\s)([a-z]{2})\s?((?:\d\d\s?){3})([a-d])?(?=[\s,;])/gi, ([found = '']) => {
    const number = foldIdentifier(found)
    return isNationalInsuranceNumber(number) && identifiers.push(number) > 0
  })
  take(/(?<=\s)\d{3}[ -]?\d{3}[ -]?\d{4}(?=[\s,;])/g, ([found = '']) => {
    const number = foldIdentifier(found)
    return isNhsNumber(number) && identifiers.push(number) > 0
  })
  take(/(?<=[\s,;])(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?=[\s,;])/g, ([, y = '', m = '', d = '']) =>
    setBirth(y, m, d),
  )
  take(
    /(?<=[\s,;])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?=[\s,;])/g,
    ([, d = '', m = '', y = '']) => setBirth(y, m, d),
  )
  take(/(?<=[\s,;])(\d{1,2})[/.-](\d{4})(?=[\s,;])/g, ([, m = '', y = '']) => setBirth(y, m, ''))
  take(/(?<=[\s,;])(\d{1,2})[/.](\d{1,2})(?=[\s,;])/g, ([, d = '', m = '']) => setBirth('', m, d))
  take(
    new RegExp(
      `(?<=[\\s,;])(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? )${monthName}\\.?,?(?: (\\d{4}|\\d{2}))?(?=[\\s,;])`,
      'gi',
    ),
    ([, d = '', m = '', y = '']) => setBirth(y ?? '', monthNumber(m), d ?? ''),
  )
  take(
    new RegExp(`(?<=[\\s,;])${monthName}\\.?,? (\\d{4})(?=[\\s,;])`, 'gi'),
    ([, m = '', y = '']) => setBirth(y, monthNumber(m), ''),
  )
  take(/(?<=\s)\+?\(?\d[\d\s()-]{5,16}\d(?=[\s,;])/g, ([found = '']) => {
    const phone = foldPhone(found)
    return /^0\d{9,10}$/.test(phone) && phones.push(phone) > 0
  })
  take(
    /(?<=\s)(?:about |around |aged? |approx\.? |c\. ?|~ ?|circa )(?:age |aged )?(\d{1,2})(?:ish)?(?: (?:years? old|years?|yrs?|yo))?(?=[\s,;])|(?<=\s)(\d{1,2})(?:ish| ?(?:years? old|yrs?|yo))(?=[\s,;])/gi,
    ([, after, before]) => {
      const age = Number(after ?? before)
      if (age < 10) return false
      years = [thisYear - age - 6, thisYear - age + 5]
      return true
    },
  )
  take(/(?<=\s)((?:19|20)\d0)s(?=[\s,;])/g, ([, decade]) => {
    years = [Number(decade), Number(decade) + 9]
    return true
  })
  take(/(?<=\s)([2-9])0s(?=[\s,;])/g, ([, tens]) => {
    years = [thisYear - Number(tens) * 10 - 10, thisYear - Number(tens) * 10]
    return true
  })
  take(/(?<=[\s,;])(1[89]\d\d|20\d\d)(?=[\s,;])/g, ([, y = '']) => setBirth(y, '', ''))
  take(/(?<=[\s,;])([a-z]{1,2}\d[a-z\d]?)\s?(\d[a-z]{2})(?=[\s,;])/gi, ([found = '']) => {
    return postcodes.push(readPostcode(found).whole) > 0
  })
  take(/(?<=[\s,;])(?=[a-z/-]*\d)[a-z\d/-]{4,}(?=[\s,;])/gi, ([found = '']) => {
    const number = foldIdentifier(found)
    return number.length >= 4 && identifiers.push(number) > 0
  })

  const words = rest
    .split(/[\s,;]+/)
    .map(foldName)
    .flatMap(word => word.split(' '))
    .filter(word => word !== '' && !idle.has(word))
    .slice(0, 12)
  const someBirth = birth.year + birth.month + birth.day > 0 || years !== null
  return {
    words,
    given: null,
    family: null,
    birth: someBirth
      ? {
          year: birth.year || null,
          month: birth.month || null,
          day: birth.day || null,
          years: birth.year ? null : years,
        }
      : null,
    identifiers,
    phones,
    emails,
    postcodes,
  }
}

function monthNumber(name: string): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1)
}

/** '95' is 1995 and '04' is 2004: nobody is looked for before they are born. */
function fullYear(text: string, thisYear: number): number {
  const year = Number(text)
  if (text.length === 4) return year
  return year + (year <= thisYear % 100 ? 2000 : 1900)
}
