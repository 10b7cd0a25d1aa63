import type { PersonColumn } from '../../src/contexts/people/matching/linking/people-table.ts'
import { makeRandom } from '../../src/contexts/people/matching/linking/random.ts'
import { groupsOf, namesInGroup } from '../../src/contexts/people/matching/names/short-names.ts'

/** A record of an invented person, as a partner would have it. */
export type InventedRecord = { id: string; person: number } & Partial<Record<PersonColumn, string>>

// Names by the place a family comes from; given names of men, then of women, then family names.
const peoples = [
  {
    share: 0.68,
    men: 'david john paul michael mark james andrew robert richard stephen daniel christopher peter thomas matthew anthony steven william kevin ian gary jason darren adam ryan joshua luke simon martin craig alan stuart barry colin keith graham neil brian kenneth sean dean carl wayne scott jamie liam lewis jordan connor kyle callum jonathan benjamin samuel joseph george edward harry oliver alexander nathan aaron ashley gareth phillip nicholas timothy raymond derek terence trevor roy frank dennis gordon malcolm nigel geoffrey roger leslie ronald albert ernest stanley tyler brandon jake max charlie toby dylan',
    women:
      'sarah susan julie karen lisa emma nicola jacqueline claire samantha rebecca rachel victoria louise michelle sharon tracey amanda deborah jennifer jessica laura hannah sophie charlotte amy katie lauren chloe emily gemma stacey kelly kerry leanne natalie danielle donna dawn helen angela alison catherine elizabeth margaret mary patricia linda christine anne jane joanne wendy lorraine sandra carol maria theresa jean dorothy joan maureen sheila barbara pauline janet lynn diane gillian heather zoe holly abigail bethany megan jade natasha stephanie melissa vanessa',
    families:
      'smith jones williams taylor brown davies evans wilson thomas johnson roberts robinson thompson wright walker white edwards hughes green hall lewis harris clarke jackson wood turner martin cooper hill ward morris moore clark lee king baker harrison morgan allen james scott phillips watson davis parker price bennett young griffiths mitchell cook carter richardson bailey collins bell shaw miller cox richards marshall anderson simpson ellis adams wilkinson foster chapman powell webb rogers gray mason hunt campbell matthews owen palmer holmes mills barnes knight lloyd butler russell barker fisher stevens jenkins dixon harvey graham pearson fletcher gibson howard andrews stewart elliott reynolds saunders payne fox ford pearce day brooks west lawrence cole atkinson bradley spencer dawson watts hart rose burton ryan perry hollis ramsbottom thistlewood pickersgill eccles oldroyd hargreaves sutcliffe ormerod clegg entwistle fairclough birtwistle ackroyd longbottom micklethwaite tattersall winterbottom shuttleworth',
  },
  {
    share: 0.09,
    men: 'patrick sean seamus liam declan kieran brendan eoin padraig ciaran cathal donal tadhg ruairi',
    women: 'siobhan sinead niamh aoife roisin bridget mairead orla grainne caoimhe eilis',
    families:
      'murphy kelly walsh obrien byrne ryan oconnor oneill reilly doyle mccarthy gallagher doherty kennedy lynch murray quinn moore mcloughlin carroll connolly daly connell burke mcdonagh ward maughan joyce',
  },
  {
    share: 0.08,
    men: 'piotr krzysztof andrzej tomasz pawel marcin michal jan stanislaw jakub grzegorz lukasz wojciech mariusz dariusz zbigniew',
    women: 'anna katarzyna agnieszka malgorzata ewa magdalena barbara joanna monika elzbieta',
    families:
      'nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski jankowski mazur kwiatkowski krawczyk',
  },
  {
    share: 0.05,
    men: 'alexandru andrei ion mihai florin vasile gheorghe constantin cristian marian ionut bogdan razvan dumitru',
    women: 'maria elena ana ioana mihaela cristina alina gabriela florina daniela',
    families:
      'popescu ionescu popa radu dumitru stan stoica gheorghe matei ciobanu constantin rusu munteanu lacatus tudor',
  },
  {
    share: 0.05,
    men: 'mohammed ahmed ali hassan omar ibrahim abdul yusuf hussein khalid mustafa abdirahman osman tesfay yonas dawit',
    women: 'fatima aisha maryam amina khadija zainab halima hodan selam',
    families:
      'mohamed ahmed ali hassan abdi ibrahim osman hussein yusuf omar rahman khalil tesfaye haile kidane saleh',
  },
  {
    share: 0.03,
    men: 'muhammad imran tariq bilal gurpreet harpreet manjit sukhdev amarjit rajesh vijay shahid nadeem wasim',
    women: 'shabana nasreen parveen rukhsana manpreet jaspreet lakshmi shazia',
    families: 'khan singh kaur patel hussain begum malik shah sharma kumar akhtar mahmood chaudhry',
  },
  {
    share: 0.02,
    men: 'oleksandr andrii serhii dmytro ivan mykola volodymyr yurii bohdan',
    women: 'olena natalia iryna oksana svitlana tetiana kateryna',
    families: 'shevchenko kovalenko bondarenko melnyk kravchenko boyko tkachenko oliynyk',
  },
].map(people => ({
  ...people,
  men: people.men.split(' '),
  women: people.women.split(' '),
  families: people.families.split(' '),
}))

const places =
  'thistleton market square,thistleton station,thistleton bus station,canal towpath wharfbridge,wharfbridge underpass,st brannocks church porch,st brannocks night shelter,quarry road car park,old mill arches,harbour steps ashmouth,ashmouth promenade,ashmouth library,bramley street doorway,king street hostel,castle gardens,north road services'.split(
    ',',
  )
const districts = ['TH1', 'TH2', 'TH3', 'TH4', 'TH11', 'TH12', 'WH1', 'WH7', 'AS4', 'AS9']
const nationalities = ['british', 'irish', 'polish', 'romanian', 'somali', 'pakistani', 'ukrainian']
const middles = 'ar el in or an is ow er um et al on'.split(' ')
const starts = 'bran thor hal wick stan ox mar cot wen lang pen tre dun fen rad hol'.split(' ')
const ends = 'ley ton ford ham by well stock worth field wick bury combe'.split(' ')

type Person = {
  sex: string
  given: string
  family: string
  alias: string
  year: number
  month: number
  day: number
  nationality: string
  insurance: string
  nhs: string
  phone: string
  email: string
  postcode: string
  place: string
}

/**
 * Records of invented people on the streets of an invented county, the same for the same seed: about `records` of them,
 * some people with one and some with many, with the faults that such records have. Twins, brothers and sisters, and
 * fathers and sons of one name at one address are among them.
 */
export function inventPeople(records: number, seed: number): InventedRecord[] {
  const random = makeRandom(seed)
  const chance = (share: number) => random() < share
  const whole = (below: number) => Math.floor(random() * below)
  const pick = <T>(of: readonly T[]): T => of[whole(of.length)] as T
  /** Earlier names are more frequent, as with real ones. */
  const pickSkewed = <T>(of: readonly T[]): T => of[Math.floor(random() ** 1.9 * of.length)] as T
  const digits = (count: number) => Array.from({ length: count }, () => whole(10)).join('')
  const letter = () => String.fromCharCode(97 + whole(26))

  const newPerson = (): Person => {
    let at = random()
    const origin =
      peoples.find(({ share }) => {
        at -= share
        return at < 0
      }) ?? peoples[0]
    if (!origin) throw new Error('There are no names to invent people from.')
    const sex = chance(0.8) ? 'male' : 'female'
    const given = pickSkewed(sex === 'male' ? origin.men : origin.women)
    // A tail of rare family names, as every register has.
    const rare = chance(0.3) ? pick(starts) + (chance(0.5) ? pick(middles) : '') + pick(ends) : ''
    const family = rare || pickSkewed(origin.families)
    const year = 1950 + Math.floor((random() + random()) * 28)
    return {
      sex,
      given,
      family,
      alias: chance(0.3)
        ? (kinOf(given) ?? pick(['ginger', 'scouse', 'taff', 'jock', 'smiler']))
        : '',
      year,
      month: 1 + whole(12),
      day: 1 + whole(28),
      nationality: nationalities[peoples.indexOf(origin)] ?? '',
      insurance: `${letter()}${letter()}${digits(6)}${pick(['a', 'b', 'c', 'd'])}`.toUpperCase(),
      nhs: digits(10),
      phone: `07${digits(9)}`,
      email: `${given}.${family}${whole(100)}@${pick(['example.com', 'example.org', 'post.example'])}`,
      postcode: `${pick(districts)} ${whole(10)}${letter()}${letter()}`.toUpperCase(),
      place: pick(places),
    }
  }

  /** Another name that the given name is known by. */
  const kinOf = (given: string): string | undefined => {
    const group = pick(groupsOf(given).length > 0 ? groupsOf(given) : [-1])
    const others = namesInGroup(group).filter(name => name !== given)
    return others.length > 0 ? pick(others) : undefined
  }

  const relativeOf = (person: Person): Person => {
    const other = newPerson()
    const shared = { family: person.family, postcode: person.postcode, place: person.place }
    if (chance(0.3))
      return { ...other, ...shared, year: person.year, month: person.month, day: person.day }
    if (chance(0.4))
      return {
        ...other,
        ...shared,
        given: person.given,
        sex: person.sex,
        year: person.year + 22 + whole(15),
      }
    return { ...other, ...shared, year: person.year + whole(9) - 4 }
  }

  const slip = (text: string): string => {
    if (text.length < 3) return text
    const at = 1 + whole(text.length - 1)
    const kind = whole(4)
    if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
    if (kind === 1) return text.slice(0, at) + letter() + text.slice(at)
    if (kind === 2 && at + 1 < text.length)
      return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
    return text.slice(0, at) + letter() + text.slice(at + 1)
  }
  const respell = (text: string): string => {
    const ways: [RegExp, string][] = [
      [/ph/, 'f'],
      [/ck/, 'k'],
      [/ie/, 'ei'],
      [/ee/, 'ea'],
      [/y$/, 'ie'],
      [/c/, 'k'],
      [/w/, 'v'],
      [/sz/, 'sh'],
      [/(.)\1/, '$1'],
      [/son$/, 'sen'],
      [/ll/, 'l'],
    ]
    const fitting = ways.filter(([from]) => from.test(text))
    if (fitting.length === 0) return slip(text)
    const [from, to] = pick(fitting)
    return text.replace(from, to)
  }

  const two = (number: number) => String(number).padStart(2, '0')
  const dateOf = ({ year, month, day }: Person, faulty: boolean): string => {
    let [y, m, d] = [year, month, day]
    if (chance(faulty ? 0.3 : 0.24)) return ''
    if (faulty && chance(0.2)) {
      const kind = whole(6)
      if (kind === 0) m = 1 + whole(12)
      else if (kind === 1) d = 1 + whole(28)
      else if (kind === 2 && d <= 12) [m, d] = [d, m]
      else if (kind === 3) y += chance(0.5) ? 1 : -1
      else if (kind === 4) y += chance(0.5) ? 10 : -10
      else [m, d] = [1, 1]
    }
    if (chance(0.06)) return String(y)
    if (chance(0.03)) return `${y}-${two(m)}`
    return `${y}-${two(m)}-${two(d)}`
  }

  const recordOf = (person: Person, first: boolean): Partial<Record<PersonColumn, string>> => {
    let [given, family] = [person.given, person.family]
    if (!first && chance(0.25)) given = kinOf(given) ?? given
    if (!first && chance(0.12)) given = chance(0.5) ? slip(given) : respell(given)
    if (!first && chance(0.18)) family = chance(0.5) ? slip(family) : respell(family)
    if (chance(0.02)) given = given.slice(0, 1)
    const record: Partial<Record<PersonColumn, string>> = {
      given_name: given,
      family_name: family,
      date_of_birth: dateOf(person, !first),
    }
    if (!first && chance(0.05)) {
      record.given_name = family
      record.family_name = given
    }
    if (chance(0.08)) record.family_name = ''
    else if (chance(0.02)) record.given_name = ''
    if (person.alias !== '' && chance(0.6)) record.alias = person.alias
    else if (chance(0.1)) record.alias = `${person.given} ${person.family}`
    if (chance(0.8)) record.sex = person.sex
    if (chance(0.5)) record.nationality = person.nationality
    if (chance(0.25))
      record.national_insurance_number = chance(0.1)
        ? slip(person.insurance).toUpperCase()
        : person.insurance
    if (chance(0.12)) record.nhs_number = person.nhs
    if (chance(0.25)) record.phone = chance(0.4) ? `07${digits(9)}` : person.phone
    if (chance(0.08)) record.email = chance(0.2) ? slip(person.email) : person.email
    if (chance(0.3))
      record.postcode = chance(0.3)
        ? `${pick(districts)} ${whole(10)}${letter()}${letter()}`
        : person.postcode
    if (chance(0.6))
      record.place = chance(0.4) ? pick(places) : chance(0.15) ? slip(person.place) : person.place
    return record
  }

  const made: InventedRecord[] = []
  let number = 0
  while (made.length < records) {
    const people = [newPerson()]
    const [someone] = people
    if (someone && chance(0.06)) people.push(relativeOf(someone))
    for (const person of people) {
      number++
      const count = chance(0.55) ? 1 : 2 + Math.floor(random() ** 3 * 9)
      for (let at = 0; at < count && made.length < records; at++)
        made.push({ id: '', person: number, ...recordOf(person, at === 0) })
    }
  }
  for (let at = made.length - 1; at > 0; at--) {
    const other = whole(at + 1)
    const [a, b] = [made[at], made[other]]
    if (a && b) [made[at], made[other]] = [b, a]
  }
  made.forEach((record, at) => {
    record.id = `r${at + 1}`
  })
  return made
}
