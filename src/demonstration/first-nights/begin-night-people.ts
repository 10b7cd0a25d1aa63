import { beginRecord, type FirstTelling } from '../../contexts/people/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { newId } from '../../platform/ids.ts'
import type { UserKey } from '../people.ts'
import { actAs, type Stage } from '../stage.ts'
import { type NightPerson, nightPeople } from './night-people.ts'

type Birth = NonNullable<FirstTelling['birth']>

/** Everybody of the autumn, each begun by the worker who met them first and again by the council; answers with record ids. */
export async function beginNightPeople(
  stage: Stage,
  metAt: (person: NightPerson) => { by: UserKey; at: Date },
): Promise<Map<string, string>> {
  const records = new Map<string, string>()
  const told: { person: NightPerson; personId: string; at: Date }[] = []
  const inOrder = nightPeople
    .map(person => ({ person, ...metAt(person) }))
    .sort((a, b) => a.by.localeCompare(b.by) || a.at.getTime() - b.at.getTime())
  for (const { person, by, at } of inOrder)
    await actAs(stage, by, 'begin a record', async (tx, actor) => {
      const { recordId, personId } = await beginRecord(tx, actor, firstTelling(person, at), at)
      records.set(person.key, recordId)
      told.push({ person, personId, at })
    })
  for (const { person, personId, at } of told)
    if (person.council)
      await actAs(stage, 'options', 'begin a record', (tx, actor) =>
        beginRecord(tx, actor, councilTelling(person, personId), at),
      )
  return records
}

function firstTelling(person: NightPerson, at: Date): FirstTelling {
  const { given, family, look, born } = person
  const answers = [
    ['sex', person.sex],
    ['gender', person.sex && (person.sex === 'female' ? 'woman' : 'man')],
    ['ethnicity', person.ethnicity],
    ['nationality', person.nationality],
  ].flatMap(([question, choice]) => (question && choice ? [answer(question, choice)] : []))
  return {
    recordId: newId(at.getTime()),
    personId: null,
    source: 'told',
    given: { words: `${given} ${family}. Met on the street.`, invented: true },
    names: [{ kind: 'legal', given, family, script: null }],
    birth: birthOf(born, at),
    look,
    answers,
  }
}

function councilTelling(person: NightPerson, personId: string): FirstTelling {
  const { given, family } = person
  return {
    recordId: newId(),
    personId,
    source: 'told',
    given: { words: `${given} ${family} at the housing office.`, invented: true },
    names: [{ kind: 'legal', given, family, script: null }],
    answers: Object.entries(person.council ?? {}).map(([question, choice]) =>
      answer(question, choice),
    ),
  }
}

function answer(question: string, choice: string) {
  return { question, state: 'answered' as const, choice, words: null }
}

/** '1974-05-02' is a day, '1980' a year, 'about 1990' near one, '40-50' an age as it looked. */
function birthOf(born: string, at: Date): Birth {
  const none = { year: null, month: null, day: null, ageFrom: null, ageTo: null, asOn: null }
  const [first = 0, second = null, third = null] = born.replace('about ', '').split('-').map(Number)
  if (third !== null) return { ...none, precision: 'day', year: first, month: second, day: third }
  if (second !== null)
    return { ...none, precision: 'age', ageFrom: first, ageTo: second, asOn: dayOf(at) }
  return { ...none, precision: born.startsWith('about') ? 'about' : 'year', year: first }
}
