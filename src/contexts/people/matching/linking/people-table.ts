import { foldName } from '../names/fold.ts'
import { foldEmail, foldIdentifier, foldPhone, readPostcode } from '../names/identifiers.ts'
import { type WordOfName, wordOfName } from '../names/word-of-name.ts'
import { numberOfDate, readPartialDate } from '../partial-date.ts'
import { type GrowingNumbers, makeDictionary, makeGrowingNumbers } from './dictionary.ts'

/** The columns that can be matched by; all but the record's own name may be absent or empty. */
export const personColumns = [
  'given_name',
  'family_name',
  'alias',
  'date_of_birth',
  'sex',
  'nationality',
  'national_insurance_number',
  'nhs_number',
  'phone',
  'email',
  'postcode',
  'place',
] as const

export type PersonColumn = (typeof personColumns)[number]

/** One person as a file gives them. */
export type PersonRow = Partial<Record<PersonColumn, string>>

/** A column of texts as numbers of distinct texts, -1 where there is none. */
export type TextColumn = { of: Int32Array; texts: readonly string[]; used: boolean }

/** Several words for each row: those of row `i` are `words[start[i]]` to `words[start[i + 1]] - 1`. */
export type WordsColumn = { start: Int32Array; words: Int32Array; used: boolean }

/** All rows, column by column, every text a number. */
export type PeopleTable = {
  count: number
  /** Distinct names and words of names, shared by given, family and other names. */
  names: WordOfName[]
  given: Int32Array
  family: Int32Array
  /** Words of other names that are not in the given and family name of the same row. */
  others: WordsColumn
  birth: TextColumn
  /** Of each distinct date: `yyyymmdd` with zeros for what is not known. */
  dates: Int32Array
  sex: TextColumn
  nationality: TextColumn
  insurance: TextColumn
  nhs: TextColumn
  phone: TextColumn
  email: TextColumn
  postcode: TextColumn
  place: TextColumn
  placeWords: WordsColumn
  placeTexts: readonly string[]
  /** Dates that do not exist or cannot be read. Of the first the digits are compared. */
  impossibleDates: number
}

// Words of an alias that name a rank, not a person.
const ranks = new Set(
  'sir dame lord lady baron baronet earl duke count viscount marquess king queen prince princess saint st mr mrs ms miss dr rev reverend prof professor the of de la le du von van der den di da del and aka alias known as 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th i ii iii iv v vi vii jr sr junior senior esq obe mbe cbe kbe mp qc kc'.split(
    ' ',
  ),
)

// Words in a name's column that are no name.
const titles = new Set(
  'mr mrs ms miss mx sir dame dr rev reverend prof professor hon bt esq jr jnr snr unknown unk nk anon anonymous na none tbc 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th'.split(
    ' ',
  ),
)

function withoutTitles(folded: string): string {
  if (folded === '' || !folded.split(' ').some(word => titles.has(word))) return folded
  return folded
    .split(' ')
    .filter(word => !titles.has(word))
    .join(' ')
}

const sexes: Record<string, string> = {
  m: 'male',
  man: 'male',
  boy: 'male',
  f: 'female',
  woman: 'female',
  girl: 'female',
  '1': 'male',
  '2': 'female',
}

/** Takes rows one by one and gives the table of all of them. */
export function buildPeopleTable(): { add: (row: PersonRow) => void; done: () => PeopleTable } {
  const nameDictionary = makeDictionary()
  const names: WordOfName[] = []
  const placeDictionary = makeDictionary()
  const given = makeGrowingNumbers()
  const family = makeGrowingNumbers()
  const others = growingWords()
  const placeWords = growingWords()
  const column = growingColumn
  const birth = column()
  const sex = column()
  const nationality = column()
  const insurance = column()
  const nhs = column()
  const phone = column()
  const email = column()
  const postcode = column()
  const place = column()
  let count = 0
  let impossibleDates = 0

  const nameNumber = (folded: string): number => {
    if (folded === '') return -1
    const number = nameDictionary.numberOf(folded)
    if (number === names.length) names.push(wordOfName(folded))
    return number
  }

  const add = (row: PersonRow): void => {
    count++
    const givenText = withoutTitles(foldName(row.given_name ?? ''))
    const familyText = withoutTitles(foldName(row.family_name ?? ''))
    given.push(nameNumber(givenText))
    family.push(nameNumber(familyText))
    if (row.alias) {
      const own = ` ${givenText} ${familyText} `
      const seen = new Set<string>()
      for (const word of foldName(row.alias).split(' ')) {
        if (word === '' || seen.has(word) || ranks.has(word) || own.includes(` ${word} `)) continue
        seen.add(word)
        others.push(nameNumber(word))
      }
    }
    others.end()
    birth.push(dateText(row.date_of_birth ?? ''))
    const sexText = foldName(row.sex ?? '')
    sex.push(sexes[sexText] ?? sexText)
    nationality.push(foldName(row.nationality ?? ''))
    insurance.push(foldIdentifier(row.national_insurance_number ?? ''))
    nhs.push(foldIdentifier(row.nhs_number ?? ''))
    phone.push(foldPhone(row.phone ?? ''))
    email.push(foldEmail(row.email ?? ''))
    postcode.push(readPostcode(row.postcode ?? '').whole)
    const placeText = foldName(row.place ?? '')
    place.push(placeText)
    if (placeText !== '')
      for (const word of new Set(placeText.split(' ')))
        placeWords.push(placeDictionary.numberOf(word))
    placeWords.end()
  }

  const dateText = (text: string): string => {
    if (text.trim() === '') return ''
    const read = readPartialDate(text)
    if (!read?.possible) impossibleDates++
    return read ? String(numberOfDate(read.date)) : ''
  }

  const done = (): PeopleTable => {
    const birthColumn = birth.done()
    return {
      count,
      names,
      given: given.done(),
      family: family.done(),
      others: others.done(),
      birth: birthColumn,
      dates: Int32Array.from(birthColumn.texts, Number),
      sex: sex.done(),
      nationality: nationality.done(),
      insurance: insurance.done(),
      nhs: nhs.done(),
      phone: phone.done(),
      email: email.done(),
      postcode: postcode.done(),
      place: place.done(),
      placeWords: placeWords.done(),
      placeTexts: placeDictionary.texts,
      impossibleDates,
    }
  }
  return { add, done }
}

function growingColumn(): { push: (text: string) => void; done: () => TextColumn } {
  const dictionary = makeDictionary()
  const numbers = makeGrowingNumbers()
  return {
    push: text => numbers.push(text === '' ? -1 : dictionary.numberOf(text)),
    done: () => ({
      of: numbers.done(),
      texts: dictionary.texts,
      used: dictionary.texts.length > 0,
    }),
  }
}

function growingWords(): {
  push: (word: number) => void
  end: () => void
  done: () => WordsColumn
} {
  const start: GrowingNumbers = makeGrowingNumbers()
  const words = makeGrowingNumbers()
  start.push(0)
  return {
    push: words.push,
    end: () => start.push(words.length()),
    done: () => ({ start: start.done(), words: words.done(), used: words.length() > 0 }),
  }
}
