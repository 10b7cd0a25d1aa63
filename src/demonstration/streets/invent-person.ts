import { type Background, backgrounds } from './given-names.ts'
import { spots, type Town, towns } from './places.ts'
import { type Chance, frequentFirst } from './seeded-random.ts'
import { shortNames, streetNames } from './short-names.ts'

/** Somebody of the streets as they are; what partners write down of them differs. */
export type StreetPerson = {
  sex: 'male' | 'female'
  given: string
  family: string
  /** What they call themselves, where it is not the name in their papers. */
  knownAs: string | null
  street: string | null
  /** A family name that they had before. */
  previous: string | null
  born: { year: number; month: number; day: number }
  language: string | null
  town: Town
  spot: string
  /** Test numbers: prefixes and ranges that are given to nobody. */
  nationalInsurance: string | null
  nhs: string | null
}

type Drawing = {
  percent: number
  background: Background
  man: (chance: Chance) => string
  woman: (chance: Chance) => string
  family: (chance: Chance) => string
}

const drawings: readonly Drawing[] = backgrounds.map(background => ({
  percent: background.percent,
  background,
  man: frequentFirst(background.men, 12),
  woman: frequentFirst(background.women, 12),
  family: frequentFirst(background.families, 25),
}))

const town = frequentFirst(towns, 1)
const spot = frequentFirst(spots, 3)

/** Invents somebody, out of the chance that is theirs alone. */
export function inventPerson(chance: Chance, newestYear: number): StreetPerson {
  const drawing = draw(chance)
  const sex = chance.percent(72) ? 'male' : 'female'
  const given = sex === 'male' ? drawing.man(chance) : drawing.woman(chance)
  const family = familyName(chance, drawing)
  const { language } = drawing.background
  return {
    sex,
    given,
    family,
    knownAs: knownAs(chance, given),
    street: chance.percent(6) ? chance.pick(streetNames) : null,
    previous: sex === 'female' && chance.percent(10) ? familyName(chance, drawing) : null,
    born: birthday(chance, newestYear),
    language: chance.percent(60) ? language : null,
    town: town(chance),
    spot: spot(chance),
    nationalInsurance: chance.percent(24) ? nationalInsurance(chance) : null,
    nhs: chance.percent(18) ? nhsNumber(chance) : null,
  }
}

function draw(chance: Chance): Drawing {
  let left = chance.below(100)
  for (const drawing of drawings) {
    left -= drawing.percent
    if (left < 0) return drawing
  }
  throw new Error('The backgrounds do not add up to a hundred')
}

/** Half of all family names are among the frequent ones; the other half are rare, as they are in a county. */
function familyName(chance: Chance, { family, background }: Drawing): string {
  if (chance.percent(52)) return family(chance)
  const rare = `${chance.pick(background.starts)}${chance.pick(background.ends)}`
  if (!chance.percent(3)) return rare
  return `${rare}-${family(chance)}`
}

function knownAs(chance: Chance, given: string): string | null {
  const shorts = shortNames[given]
  if (shorts && chance.percent(45)) return chance.pick(shorts)
  if (given.length > 6 && chance.percent(8)) return given.slice(0, 3)
  return null
}

/** Most of those who sleep rough are between 26 and 55. */
function birthday(chance: Chance, newestYear: number) {
  const age = 16 + Math.floor((chance.share() + chance.share() + chance.share()) * 20)
  return { year: newestYear - age, month: 1 + chance.below(12), day: 1 + chance.below(28) }
}

// QQ is a prefix that is never given out (HMRC, NIM39110).
function nationalInsurance(chance: Chance): string {
  const figures = String(chance.below(1_000_000)).padStart(6, '0')
  return `QQ ${figures.slice(0, 2)} ${figures.slice(2, 4)} ${figures.slice(4)} ${chance.pick(['A', 'B', 'C', 'D'])}`
}

// Numbers that begin with 999 are for tests, and their last figure checks the others like any (NHS Data Dictionary).
function nhsNumber(chance: Chance): string {
  for (;;) {
    const figures = `999${String(chance.below(1_000_000)).padStart(6, '0')}`
    let sum = 0
    for (let at = 0; at < 9; at++) sum += Number(figures[at]) * (10 - at)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10)
      return `${figures.slice(0, 3)} ${figures.slice(3, 6)} ${figures.slice(6)}${check}`
  }
}
