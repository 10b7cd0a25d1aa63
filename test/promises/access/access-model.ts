import type { BuiltWorld, Organisation, Person, PersonRecord, User } from './build-world.ts'
import type { Until } from './world.ts'

// The rules of access in plain TypeScript, written from what the agreements, the forms and the comments of the tables
// promise, and not from the policies that enforce them.

type Role = User['roles'][number]

/** It still counts: it has no end, or one that is to come. */
export const counts = (until: Until) => until === 'never' || until === 'later'
const today = ({ from, ends }: { from: number; ends: number | null }) =>
  from <= 0 && (ends === null || ends > 0)

export function accessModel(world: BuiltWorld) {
  const about = <T extends { record: PersonRecord }>(list: readonly T[], person: Person) =>
    list.filter(one => one.record.person === person)

  /** Signed in: neither disabled nor of an organisation that has left. The last day still counts. */
  const isIn = (user: User | null): user is User =>
    user !== null &&
    !user.disabled &&
    (user.organisation.lastDay === null || user.organisation.lastDay >= 0)
  const isA = (user: User | null, role: Role) => isIn(user) && user.roles.includes(role)

  const isBarred = (user: User, person: Person) =>
    about(world.bars, person).some(bar => bar.user === user && counts(bar.until))
  const isRestricted = (person: Person) =>
    about(world.restrictions, person).some(one => counts(one.until))
  const isNamed = (user: User, person: Person) =>
    about(world.named, person).some(one => one.user === user && counts(one.until))

  /** What two organisations share today: the clauses of every agreement that both are party to. */
  function sharedClauses(one: Organisation, other: Organisation) {
    return world.agreements
      .filter(agreement => today(agreement.term))
      .filter(agreement =>
        [one, other].every(organisation =>
          agreement.parties.some(
            party =>
              party.organisation === organisation &&
              today({ from: party.signed, ends: party.left }),
          ),
        ),
      )
      .flatMap(agreement => agreement.clauses.filter(clause => today(clause.term)))
  }

  const worksWith = (user: User, person: Person, category: string) =>
    about(world.involvements, person).some(involvement => {
      if (!involvement.begun || !counts(involvement.until)) return false
      if (involvement.organisation !== user.organisation) return false
      const meansThem = involvement.user
        ? involvement.user === user
        : !involvement.team || involvement.team === user.team
      // Who somebody is comes with every involvement.
      const opens =
        !involvement.categories || ['identity', ...involvement.categories].includes(category)
      return meansThem && opens
    })

  /** The newest word on it is yes. Of two at the same moment the one that protects counts. */
  function agreed(person: Person, organisation: Organisation, category: string) {
    const words = about(world.consents, person)
      .filter(consent => consent.part === 'share')
      .filter(({ organisations }) => !organisations || organisations.includes(organisation))
      .filter(({ categories }) => !categories || (categories as string[]).includes(category))
    const newest = Math.min(...words.map(({ minutesAgo }) => minutesAgo))
    const last = words.filter(({ minutesAgo }) => minutesAgo === newest)
    const isYes = (one: (typeof words)[number]) =>
      one.decision === 'given' && (one.expires === null || one.expires > 0)
    return last.length > 0 && last.every(isYes)
  }

  const objects = (person: Person, organisation: Organisation, category: string) =>
    about(world.objections, person).some(
      objection =>
        counts(objection.until) &&
        (!objection.organisation || objection.organisation === organisation) &&
        (!objection.category || objection.category === category),
    )

  const hasBrokenGlass = (user: User, person: Person, category: string) =>
    about(world.glasses, person).some(
      glass =>
        glass.user === user &&
        glass.organisation === user.organisation &&
        counts(glass.until) &&
        ['identity', ...glass.categories].includes(category),
    )

  /** Every kind of ground on which a user reads what an organisation holds; none: they do not. */
  function groundsOf(
    user: User | null,
    person: Person,
    holder: Organisation,
    category: string,
  ): string[] {
    if (!isIn(user) || user.partnership !== person.partnership || isBarred(user, person)) return []
    const shared = sharedClauses(user.organisation, holder)
    const isOwn = holder === user.organisation
    const isShown = !isRestricted(person) || isNamed(user, person)
    const grounds = new Set<string>()
    if (category === 'identity' && shared.some(clause => clause.category === 'identity')) {
      if (isA(user, 'data-guardian')) grounds.add('duty')
      if (isA(user, 'matching-lead') && isShown) grounds.add('duty')
    }
    if (isA(user, 'worker')) {
      if (hasBrokenGlass(user, person, category) && (isOwn || shared.length > 0))
        grounds.add('glass')
      const isPermitted =
        category === 'identity' || (user.categories as string[]).includes(category)
      if (isShown && isPermitted) {
        if (isOwn) grounds.add('own')
        const isOpen = shared.some(
          clause =>
            clause.category === category &&
            (!clause.needsInvolvement || worksWith(user, person, category)) &&
            (!clause.needsConsent || agreed(person, user.organisation, category)),
        )
        if (isOpen && !objects(person, user.organisation, category)) grounds.add('agreement')
      }
    }
    return [...grounds].sort()
  }

  const reads = (user: User | null, record: PersonRecord, category: string) =>
    groundsOf(user, record.person, record.organisation, category).length > 0
  /** Sees that the record is there, and whose it is. */
  const sees = (user: User | null, record: PersonRecord) => reads(user, record, 'identity')
  const seesPerson = (user: User | null, person: Person) =>
    world.records.some(record => record.person === person && sees(user, record))
  const isOwn = (user: User | null, record: PersonRecord) =>
    isIn(user) && user.organisation === record.organisation
  /** A worker of the organisation that holds it, who sees it. */
  const keeps = (user: User | null, record: PersonRecord) =>
    isA(user, 'worker') && isOwn(user, record) && sees(user, record)

  /** What is seen on the street about nobody known is for whoever reads it of everybody. */
  const opensStreet = (user: User | null, holder: Organisation) =>
    isA(user, 'worker') &&
    user !== null &&
    (user.categories as string[]).includes('street') &&
    (holder === user.organisation ||
      sharedClauses(user.organisation, holder).some(
        one => one.category === 'street' && !one.needsInvolvement && !one.needsConsent,
      ))
  /** Linked, it is for whoever sees the person there and reads what that organisation saw of them. */
  const readsStreetOf = (user: User | null, record: PersonRecord | null, holder: Organisation) =>
    record === null
      ? opensStreet(user, holder)
      : sees(user, record) && groundsOf(user, record.person, holder, 'street').length > 0

  return {
    isIn,
    isA,
    opensStreet,
    readsStreetOf,
    goesOut: (user: User | null) => isA(user, 'worker') || isA(user, 'coordinator'),
    isBarred,
    groundsOf,
    reads,
    sees,
    seesPerson,
    keeps,
    /** May let others see them: while somebody is restricted not whoever broke the glass, but those named and the guardian. */
    letsIn: (user: User | null, person: Person) =>
      isIn(user) && (isA(user, 'data-guardian') || !isRestricted(person) || isNamed(user, person)),
    /** Some agreement that their organisation is party to speaks of pictures. */
    keepsPictures: (user: User | null) =>
      isIn(user) &&
      sharedClauses(user.organisation, user.organisation).some(one => one.category === 'picture'),
    looksForPeople: (user: User | null) =>
      isA(user, 'worker') || isA(user, 'data-guardian') || isA(user, 'matching-lead'),
    /** May begin a record about somebody: whom nobody ever recorded, or whom they see. */
    mayJoin: (user: User | null, person: Person) =>
      isIn(user) &&
      user.partnership === person.partnership &&
      (!world.records.some(record => record.linkedTo.includes(person)) || seesPerson(user, person)),
    /** Told that the glass was broken, since their organisation holds something about the person. */
    isTold: (user: User | null, record: PersonRecord) =>
      world.records.some(
        own => own.person === record.person && isOwn(user, own) && sees(user, own),
      ),
    mayReview: (user: User | null, glass: BuiltWorld['glasses'][number]) =>
      isA(user, 'data-guardian') &&
      user !== null &&
      user.partnership === glass.partnership &&
      glass.user !== user &&
      !isBarred(user, glass.record.person),
  }
}
