import type { PlainDate } from '../../../../platform/dates.ts'
import {
  type Read,
  readArea,
  readBirth,
  readChoice,
  readDay,
  readId,
  readKnownOn,
  readNight,
  readWords,
} from './figure-values.ts'

/** The moment of the import: the day, and the minute in England (YYYY-MM-DD HH:MM). */
export type ReadAt = { today: PlainDate; now: string }

/** What is wrong in one place of one file. The row is counted as a spreadsheet does, headings being row 1. */
export type Mistake = { file: string; row: number; column: string; words: string }

/** A cell as COPY takes it. */
export type Staged = string | null

export type FigureFile = {
  name: 'people.csv' | 'sightings.csv' | 'stays.csv' | 'exits.csv'
  required: boolean
  /** Columns that must be there; figures would be wrong without them. */
  needed: readonly string[]
  /** Columns that may be absent. */
  optional: readonly string[]
  /** Where the rows wait for the others: a temporary table and its columns besides the number of the row. */
  table: string
  stagedColumns: string
  /** Turns a row into what waits, in the order of `stagedColumns`; says what is wrong through `take`. */
  read: (cell: (column: string) => string, take: Take, at: ReadAt) => Staged[]
}

/** Takes a value, or notes under its column what is wrong with it and answers with null. */
export type Take = <T>(column: string, read: Read<T>) => T | null

export const stayKinds = [
  'night-shelter',
  'assessment-hub',
  'bed-and-breakfast',
  'hostel',
  'long-stay-hostel',
  'temporary-accommodation',
  'supported-housing',
  'social-tenancy',
  'private-tenancy',
  'housing-first',
  'care-home',
  'family-or-friends',
  'reconnected',
  'other',
] as const
const exitKinds = ['prison', 'other-justice', 'hospital', 'armed-forces', 'asylum-support'] as const

// Nothing said about when it was known: it always was.
const known = (day: PlainDate | null) => day ?? '-infinity'

const people: FigureFile = {
  name: 'people.csv',
  required: true,
  needed: ['person_id', 'date_of_birth', 'care_leaver'],
  optional: ['sex', 'gender', 'ethnicity', 'nationality', 'recorded_at'],
  table: 'staged_person',
  stagedColumns:
    'id, born_from, born_to, sex, gender, ethnicity, nationality, care_leaver, known_on',
  read: (cell, take, { today }) => {
    const birth = take('date_of_birth', readBirth(cell('date_of_birth'), today))
    const care = take('care_leaver', readChoice(cell('care_leaver'), ['yes', 'no', '']))
    return [
      take('person_id', readId(cell('person_id'))),
      birth?.from ?? null,
      birth?.to ?? null,
      ...['sex', 'gender', 'ethnicity', 'nationality'].map(column =>
        take(column, readWords(cell(column))),
      ),
      care === 'yes' ? 't' : care === 'no' ? 'f' : null,
      known(take('recorded_at', readKnownOn(cell('recorded_at')))),
    ]
  },
}

const sightings: FigureFile = {
  name: 'sightings.csv',
  required: true,
  needed: ['person_id', 'area', 'seen_at', 'bedded_down'],
  optional: ['recorded_at'],
  table: 'staged_sighting',
  stagedColumns: 'person, area, night, bedded, known_on',
  read: (cell, take, { now }) => {
    const bedded = take('bedded_down', readChoice(cell('bedded_down'), ['yes', 'about-to', 'no']))
    return [
      take('person_id', readId(cell('person_id'))),
      take('area', readArea(cell('area'))),
      take('seen_at', readNight(cell('seen_at'), now)),
      bedded === 'no' ? 'f' : 't',
      known(take('recorded_at', readKnownOn(cell('recorded_at')))),
    ]
  },
}

const stays: FigureFile = {
  name: 'stays.csv',
  required: false,
  needed: ['person_id', 'kind', 'start'],
  optional: ['area', 'end', 'end_reason', 'recorded_at'],
  table: 'staged_stay',
  stagedColumns: 'person, area, kind, start_on, end_on, end_reason, known_on',
  read: (cell, take) => {
    const start = take('start', readDay(cell('start')))
    const end = cell('end') === '' ? null : take('end', readDay(cell('end')))
    if (start && end && end < start)
      take('end', { wrong: `'${end}' is before the stay began, on ${start}.` })
    return [
      take('person_id', readId(cell('person_id'))),
      take('area', readWords(cell('area'))),
      take('kind', readChoice(cell('kind'), stayKinds)),
      start,
      end,
      take('end_reason', readWords(cell('end_reason'))),
      known(take('recorded_at', readKnownOn(cell('recorded_at')))),
    ]
  },
}

const exits: FigureFile = {
  name: 'exits.csv',
  required: false,
  needed: ['person_id', 'kind', 'left_on'],
  optional: ['recorded_at'],
  table: 'staged_exit',
  stagedColumns: 'person, kind, left_on, known_on',
  read: (cell, take) => [
    take('person_id', readId(cell('person_id'))),
    take('kind', readChoice(cell('kind'), exitKinds)),
    take('left_on', readDay(cell('left_on'))),
    known(take('recorded_at', readKnownOn(cell('recorded_at')))),
  ],
}

export const figureFiles: readonly FigureFile[] = [people, sightings, stays, exits]
