import { hashText, mixHash } from '../names/hash.ts'
import { readPostcode } from '../names/identifiers.ts'
import type { PeopleTable } from './people-table.ts'

/** Calls `emit` with each key of a row (a key may come twice): rows that share a rare enough key are compared. */
export type BlockingKeys = (row: number, emit: (key: number) => void) => void

type NameKeys = {
  sound: Int32Array
  second: Int32Array
  bones: Int32Array
  whole: Int32Array
  first2: Int32Array
  first3: Int32Array
  first4: Int32Array
  last3: Int32Array
}

function nameKeys(people: PeopleTable): NameKeys {
  const size = people.names.length
  const make = (part: (at: number) => string) => {
    const hashes = new Int32Array(size)
    for (let at = 0; at < size; at++) {
      const text = part(at)
      hashes[at] = text === '' ? 0 : hashText(text) || 1
    }
    return hashes
  }
  const solid = (at: number) => people.names[at]?.solid ?? ''
  const start = (length: number) =>
    make(at => (solid(at).length < 2 ? '' : solid(at).slice(0, length)))
  return {
    sound: make(at => people.names[at]?.sounds[0] ?? solid(at)),
    second: make(at => people.names[at]?.sounds[1] ?? ''),
    bones: make(at => {
      const bones = people.names[at]?.bones ?? ''
      return bones.length > 1 ? bones : solid(at)
    }),
    whole: make(solid),
    first2: start(2),
    first3: start(3),
    first4: start(4),
    last3: make(at => (solid(at).length < 3 ? '' : solid(at).slice(-3))),
  }
}

const join = (kind: number, a: number, b: number, c = 0) =>
  mixHash(Math.imul(Math.imul(kind ^ a, 0x01000193) ^ b, 0x85ebca6b) ^ Math.imul(c, 0x27d4eb2f))
const pair = (kind: number, a: number, b: number) => (a < b ? join(kind, a, b) : join(kind, b, a))

/** The keys of every row, made of whatever columns there are: one list for every file. */
export function makeBlockingKeys(people: PeopleTable): BlockingKeys {
  const { given, family, others, dates } = people
  const name = nameKeys(people)
  const textHashes = (texts: readonly string[], part: (text: string) => string) =>
    Int32Array.from(texts, text => {
      const found = part(text)
      return found === '' ? 0 : hashText(found) || 1
    })
  const postcode = textHashes(people.postcode.texts, text => text)
  const district = textHashes(people.postcode.texts, text => {
    const { outward, whole } = readPostcode(text)
    return outward || whole
  })
  const email = textHashes(people.email.texts, text => text)
  const emailName = textHashes(people.email.texts, text => text.slice(0, text.indexOf('@')))
  const emailDomain = textHashes(people.email.texts, text => text.slice(text.indexOf('@') + 1))
  const phone = textHashes(people.phone.texts, text => text)
  const phoneEnd = textHashes(people.phone.texts, text => text.slice(-6))
  const codeParts = (texts: readonly string[]) => ({
    whole: textHashes(texts, text => text),
    start: textHashes(texts, text => text.slice(0, Math.ceil(text.length / 2))),
    end: textHashes(texts, text => text.slice(Math.floor(text.length / 2))),
  })
  const codes = [
    { column: people.insurance, ...codeParts(people.insurance.texts) },
    { column: people.nhs, ...codeParts(people.nhs.texts) },
  ]
  const placeStart = textHashes(people.place.texts, text => text.slice(0, 3))
  const placeWord = textHashes(people.placeTexts, text => text)

  return (row, emit) => {
    const [g, f] = [given[row] ?? -1, family[row] ?? -1]
    const names: number[] = []
    if (g >= 0) names.push(g)
    if (f >= 0 && f !== g) names.push(f)
    const own = names.length
    for (
      let at = others.start[row] ?? 0;
      at < (others.start[row + 1] ?? 0) && names.length < own + 6;
      at++
    )
      names.push(others.words[at] ?? 0)
    const birth = people.birth.of[row] ?? -1
    const date = birth < 0 ? 0 : (dates[birth] ?? 0)
    const [year, month, day] = [Math.floor(date / 10000), Math.floor(date / 100) % 100, date % 100]
    const monthDay = day === 0 ? 0 : month * 100 + day
    const code = people.postcode.of[row] ?? -1
    const place = people.place.of[row] ?? -1
    if (day > 0) emit(join(32, date, 0))
    if (year > 0 && month > 0) emit(join(1, year, month))
    if (monthDay > 0) emit(join(33, monthDay, 0))
    if (year > 0 && day > 0) emit(join(3, year, day))
    names.forEach((at, position) => {
      const sound = name.sound[at] ?? 0
      emit(join(34, name.whole[at] ?? 0, 0))
      if (year > 0) emit(join(5, sound, year))
      if (monthDay > 0) emit(join(6, sound, monthDay))
      if (code >= 0) emit(join(7, sound, district[code] ?? 0))
      if (code >= 0) emit(join(8, name.first2[at] ?? 0, postcode[code] ?? 0))
      if (place >= 0) emit(join(9, sound, placeStart[place] ?? 0))
      if (monthDay > 0) emit(join(10, name.first2[at] ?? 0, monthDay))
      for (let next = position + 1; next < names.length; next++) {
        const with_ = names[next] ?? 0
        emit(pair(11, name.whole[at] ?? 0, name.whole[with_] ?? 0))
        emit(pair(12, sound, name.sound[with_] ?? 0))
        emit(pair(13, name.bones[at] ?? 0, name.bones[with_] ?? 0))
      }
    })
    if (g >= 0 && f >= 0) {
      const [g2, f4] = [name.first2[g] ?? 0, name.first4[f] ?? 0]
      if (g2 !== 0 && f4 !== 0) emit(join(14, f4, g2))
      const [g3, f3] = [name.first3[g] ?? 0, name.first3[f] ?? 0]
      if (g3 !== 0 && f3 !== 0 && day > 0) emit(join(15, g3, f3, day))
      if (g3 !== 0 && f3 !== 0 && month > 0) emit(join(16, g3, f3, month))
      const [gl, fl] = [name.last3[g] ?? 0, name.last3[f] ?? 0]
      if (gl !== 0 && fl !== 0 && year > 0) emit(join(17, gl, fl, year % 100))
    }
    if (code >= 0) {
      emit(join(35, postcode[code] ?? 0, 0))
      if (year > 0) emit(join(18, district[code] ?? 0, year))
    }
    if (place >= 0 && year > 0 && month > 0) emit(join(19, placeStart[place] ?? 0, year, month))
    const mail = people.email.of[row] ?? -1
    if (mail >= 0) {
      emit(join(36, email[mail] ?? 0, 0))
      emit(join(20, emailName[mail] ?? 0, 0))
      emit(join(21, emailDomain[mail] ?? 0, 0))
    }
    const number = people.phone.of[row] ?? -1
    if (number >= 0) {
      emit(join(37, phone[number] ?? 0, 0))
      emit(join(22, phoneEnd[number] ?? 0, 0))
    }
    codes.forEach(({ column, whole, start, end }, at) => {
      const held = column.of[row] ?? -1
      if (held < 0) return
      emit(join(23 + at, whole[held] ?? 0, 0))
      emit(join(25 + at, start[held] ?? 0, 0))
      emit(join(27 + at, end[held] ?? 0, 0))
    })
    if (place >= 0) {
      const [from, to] = [people.placeWords.start[row] ?? 0, people.placeWords.start[row + 1] ?? 0]
      for (let at = from; at < to && at < from + 10; at++) {
        const word = people.placeWords.words[at] ?? 0
        emit(join(38, placeWord[word] ?? 0, 0))
        if (at + 1 < to)
          emit(join(29, placeWord[word] ?? 0, placeWord[people.placeWords.words[at + 1] ?? 0] ?? 0))
        if (g >= 0) emit(join(30, placeWord[word] ?? 0, name.first3[g] ?? 0))
        if (f >= 0) emit(join(31, placeWord[word] ?? 0, name.sound[f] ?? 0))
      }
    }
  }
}
