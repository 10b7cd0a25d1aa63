import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from './plain-model.ts'

/** The same numbers for the same seed (mulberry32). */
export function chanceOf(seed: number) {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number) => Math.floor(share() * end)
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)]
    if (one === undefined) throw new Error('Nothing to pick from')
    return one
  }
  return { share, below, pick, percent: (of: number) => share() * 100 < of }
}

const settled = [
  'supported-housing',
  'social-tenancy',
  'housing-first',
  'hostel',
  'night-shelter',
  'other',
]
const exitKinds = ['prison', 'other-justice', 'hospital', 'armed-forces', 'asylum-support']
// Steps back from a night that stand on the edges of definitions.
const edges = [
  1, 84, 85, 86, 179, 180, 181, 364, 365, 366, 1825, 1826, 1827, 1886, 1796, 30, 31, 60,
]

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** People with sightings on and around the edges of every definition: month ends, leap days, clock changes, late records. */
export function inventWorld(seed: number, people: number, areas: readonly string[]): World {
  const { below, pick, percent } = chanceOf(seed)
  const world: World = { people: [], sightings: [], stays: [], exits: [] }
  const anchors = [
    '2024-02-29',
    '2024-03-31',
    '2024-10-27',
    '2025-03-30',
    '2025-03-31',
    '2025-02-28',
    '2023-12-31',
    '2024-12-31',
    '2025-06-30',
    '2020-02-29',
    '2025-01-01',
    '2024-03-01',
    '2025-04-30',
  ]
  const recorded = (day: string) => {
    if (percent(35)) return ''
    const late = addDays(day, pick([0, 0, 1, 2, 3, 10, 40, 200]))
    return percent(50) ? late : `${late} ${pick(['00:00', '09:30', '23:59'])}`
  }
  for (let number = 0; number < people; number += 1) {
    const id = `P${String(number).padStart(5, '0')}`
    let day = percent(40) ? pick(anchors) : addDays('2025-06-30', -below(2600))
    const birthDay = percent(50)
      ? // Near the birthday that decides.
        `${Number(day.slice(0, 4)) - 25}${addDays(day, pick([-1, 0, 1, -20, 20])).slice(4)}`
      : `${1950 + below(57)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`
    const isDay =
      !Number.isNaN(Date.parse(birthDay)) && new Date(birthDay).toISOString().startsWith(birthDay)
    const birth = percent(8) ? '' : percent(5) ? '2000-02-29' : isDay ? birthDay : '1999-12-31'
    const careLeaver = pick(['', 'yes', 'yes', 'no'] as const)
    world.people.push({
      id,
      birth: percent(6) ? birth.slice(0, 7) : percent(6) ? birth.slice(0, 4) : birth,
      careLeaver,
      recordedAt: percent(10) ? recorded(day) : '',
    })
    let home = pick(areas)
    const times = percent(60) ? 1 + below(5) : 5 + below(30)
    for (let time = 0; time < times; time += 1) {
      if (percent(6)) home = pick(areas)
      const clock = pick(['00:00', '01:30', '02:15', '11:59', '12:00', '18:40', '23:30', '23:59'])
      const at = `${day} ${clock}`
      const seen = {
        person: id,
        area: home,
        at,
        bedded: pick(['yes', 'yes', 'yes', 'about-to', 'no'] as const),
      }
      world.sightings.push({ ...seen, recordedAt: recorded(day) })
      // Twice in one night, and in two areas.
      if (percent(10)) world.sightings.push({ ...seen, bedded: 'yes', recordedAt: recorded(day) })
      if (percent(4))
        world.sightings.push({ ...seen, area: pick(areas), recordedAt: recorded(day) })
      if (percent(12)) {
        const start = addDays(day, pick([-366, -365, -364, -30, -1, 0, 1, 5, 20]))
        world.stays.push({
          person: id,
          area: pick(areas),
          kind: pick(settled),
          start,
          recordedAt: recorded(start),
        })
      }
      if (percent(12)) {
        const leftOn = addDays(day, -pick([-1, 0, 1, 40, 83, 84, 85, 86, 87, 120]))
        world.exits.push({
          person: id,
          kind: pick(exitKinds),
          leftOn,
          recordedAt: recorded(leftOn),
        })
      }
      day = addDays(day, percent(25) ? pick(edges) : 1 + below(20))
      if (day > '2025-07-31') day = addDays('2025-07-31', -below(2500))
    }
  }
  return world
}

/** Writes a world as the files that are imported. */
export function writeWorld(folder: string, world: World): void {
  mkdirSync(folder, { recursive: true })
  const write = (name: string, rows: string[][]) =>
    writeFileSync(join(folder, name), `${rows.map(row => row.map(quoted).join(',')).join('\n')}\n`)
  write('people.csv', [
    [
      'person_id',
      'date_of_birth',
      'sex',
      'gender',
      'ethnicity',
      'nationality',
      'care_leaver',
      'recorded_at',
    ],
    ...world.people.map(p => [p.id, p.birth, '', '', '', '', p.careLeaver, p.recordedAt]),
  ])
  write('sightings.csv', [
    ['person_id', 'area', 'seen_at', 'bedded_down', 'recorded_at'],
    ...world.sightings.map(s => [s.person, s.area, s.at, s.bedded, s.recordedAt]),
  ])
  write('stays.csv', [
    ['person_id', 'area', 'kind', 'start', 'end', 'end_reason', 'recorded_at'],
    ...world.stays.map(s => [s.person, s.area, s.kind, s.start, '', '', s.recordedAt]),
  ])
  write('exits.csv', [
    ['person_id', 'kind', 'left_on', 'recorded_at'],
    ...world.exits.map(e => [e.person, e.kind, e.leftOn, e.recordedAt]),
  ])
}

function quoted(cell: string): string {
  return cell.includes(',') ? `"${cell}"` : cell
}
