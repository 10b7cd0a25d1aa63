import type { Timescale } from '../../src/contexts/plan/reading/reading.ts'
import type { Random } from './random.ts'

/** A due date as a council would write it, with what it means. */
export type InventedDue = Timescale & {
  /** A real date for a spreadsheet cell, with the number format that shows it as `raw`. */
  day?: { iso: string; format: string }
}

export type DueStyle = 'months' | 'dates' | 'quarters' | 'durations' | 'years' | 'mixed' | 'blank'

const short = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const
const long = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const pad = (n: number) => String(n).padStart(2, '0')

function due(
  raw: string,
  kind: Timescale['kind'],
  from: string | null = null,
  to: string | null = null,
  every: string | null = null,
): InventedDue {
  return { raw, kind, from, to, every }
}

function monthDue(random: Random): InventedDue {
  const year = random.int(2023, 2029)
  const m = random.int(1, 12)
  const yy = pad(year % 100)
  const s = short[m - 1] ?? ''
  const l = long[m - 1] ?? ''
  const value = `${year}-${pad(m)}`
  const raw = random.pick([
    `${s}-${yy}`,
    `${l} ${year}`,
    `${s} ${year}`,
    `${l} ${yy}`,
    `${s} -${yy}`,
    `${s}–${yy}`,
    `by ${l} ${year}`,
    `By end of ${l} ${year}`,
  ])
  const out = due(raw, 'month', value, value)
  return raw === `${s}-${yy}` ? { ...out, day: { iso: `${value}-01`, format: 'mmm\\-yy' } } : out
}

function ordinal(n: number): string {
  const tail = n % 10
  if (n > 10 && n < 14) return `${n}th`
  return `${n}${tail === 1 ? 'st' : tail === 2 ? 'nd' : tail === 3 ? 'rd' : 'th'}`
}

function dateDue(random: Random): InventedDue {
  const year = random.int(2023, 2029)
  const m = random.int(1, 12)
  const d = random.int(1, 28)
  const l = long[m - 1] ?? ''
  const iso = `${year}-${pad(m)}-${pad(d)}`
  const slashed = `${pad(d)}/${pad(m)}/${year}`
  const raw = random.pick([
    slashed,
    slashed,
    `${d} ${l} ${year}`,
    `${ordinal(d)} ${l} ${year}`,
    iso,
    `${pad(d)}.${pad(m)}.${year}`,
  ])
  const out = due(raw, 'date', iso, iso)
  return raw === slashed ? { ...out, day: { iso, format: 'dd/mm/yyyy' } } : out
}

function quarterDue(random: Random): InventedDue {
  const q = random.int(1, 4)
  const year = random.int(2023, 2028)
  const starts = [
    [`${year}-04`, `${year}-06`],
    [`${year}-07`, `${year}-09`],
    [`${year}-10`, `${year}-12`],
    [`${year + 1}-01`, `${year + 1}-03`],
  ] as const
  const [from, to] = starts[q - 1] ?? starts[0]
  const next = pad((year + 1) % 100)
  return due(
    random.pick([
      `Q${q} ${year}/${next}`,
      `Quarter ${q} ${year}-${next}`,
      `Q${q} ${year}-${next}`,
      `${year}/${next} Q${q}`,
    ]),
    'range',
    from,
    to,
  )
}

function yearDue(random: Random): InventedDue {
  const year = random.int(2023, 2029)
  const next = pad((year + 1) % 100)
  return random.pick([
    due(`${year}/${next}`, 'range', `${year}-04`, `${year + 1}-03`),
    due(`${year}-${next}`, 'range', `${year}-04`, `${year + 1}-03`),
    due(String(year), 'year', String(year), String(year)),
    due(`Spring ${year}`, 'range', `${year}-03`, `${year}-05`),
    due(`Autumn ${year}`, 'range', `${year}-09`, `${year}-11`),
    due(`April ${year} – March ${year + 1}`, 'range', `${year}-04`, `${year + 1}-03`),
    due(`Apr ${year} to Sep ${year}`, 'range', `${year}-04`, `${year}-09`),
  ])
}

function durationDue(random: Random): InventedDue {
  const n = random.pick([3, 6, 9, 12, 18, 24])
  return random.pick([
    due(`${n} months`, 'duration', `P${n}M`, `P${n}M`),
    due(`${n} months +`, 'duration', `P${n}M`, null),
    due(`${n}mths`, 'duration', `P${n}M`, `P${n}M`),
    due(`${n}-${n + 6} months`, 'duration', `P${n}M`, `P${n + 6}M`),
    due(`${n}/${n + 3} mths`, 'duration', `P${n}M`, `P${n + 3}M`),
  ])
}

function wordDue(random: Random): InventedDue {
  const year = random.int(2023, 2029)
  const m = random.int(1, 12)
  const s = short[m - 1] ?? ''
  const value = `${year}-${pad(m)}`
  return random.pick([
    due('Ongoing', 'ongoing'),
    due('ongoing', 'ongoing'),
    due('On-going', 'ongoing'),
    due('Continuous', 'ongoing'),
    due('tbc', 'tbc'),
    due('TBC', 'tbc'),
    due('To be confirmed', 'tbc'),
    due('Annually', 'recurring', null, null, 'P1Y'),
    due('Every six months', 'recurring', null, null, 'P6M'),
    due('Quarterly', 'recurring', null, null, 'P3M'),
    due(`Annual as of ${long[m - 1] ?? ''} ${year}`, 'recurring', value, null, 'P1Y'),
    due(
      `Review current practice. ${s}-${pad(year % 100)} Moving forwards review on an annual basis.`,
      'first-then-recurring',
      value,
      null,
      'P1Y',
    ),
    due(`${s}-${pad(year % 100)} then annually`, 'first-then-recurring', value, null, 'P1Y'),
  ])
}

/** A due date in the style of the plan, with now and then one in words, as real plans have. */
export function inventedDue(random: Random, style: DueStyle): InventedDue {
  if (style === 'blank') return due('', 'none')
  if (style !== 'mixed' && random.chance(0.14))
    return random.chance(0.2) ? due('', 'none') : wordDue(random)
  const kinds = {
    months: monthDue,
    dates: dateDue,
    quarters: quarterDue,
    durations: durationDue,
    years: yearDue,
  }
  if (style === 'mixed') {
    return random.pick([monthDue, monthDue, dateDue, quarterDue, durationDue, yearDue, wordDue])(
      random,
    )
  }
  return kinds[style](random)
}
