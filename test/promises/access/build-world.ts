import { newId } from '../../../src/platform/ids.ts'
import { type factTables, organisationCounts, type Until, type World } from './world.ts'

// The world with the ids that it gets in the database, and the one text of SQL that makes it.

export type BuiltWorld = ReturnType<typeof buildWorld>
export type Organisation = BuiltWorld['organisations'][number]
export type User = BuiltWorld['users'][number]
export type Person = BuiltWorld['people'][number]
export type PersonRecord = BuiltWorld['records'][number]
export type Fact = BuiltWorld['facts'][number]

/** SQL that is put in as it stands. */
type Raw = { raw: string }
const raw = (sql: string): Raw => ({ raw: sql })
const day = (offset: number | null) => (offset === null ? null : raw(`current_date + (${offset})`))
const moments: Record<Until, Raw | null> = {
  never: null,
  later: raw(`now() + interval '1 hour'`),
  now: raw('now()'),
  past: raw(`now() - interval '1 hour'`),
}
const longAgo = raw(`now() - interval '3 hours'`)

function literal(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'object' && 'raw' in value) return String(value.raw)
  if (Array.isArray(value)) return `'{${value.join(',')}}'`
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return JSON.stringify(value)
}

/** What a row of each table of what is held says, apart from whose it is. */
export const factColumns: Record<(typeof factTables)[number], Record<string, unknown>> = {
  name: { kind: 'known-as', given: 'Shaz' },
  birth: { precision: 'year', year: 1995 },
  look: { words: 'Green coat' },
  answer: { question: 'trial', state: 'not-known' },
  identifier: { kind: 'other', value: 'A1', compact: 'A1', checked: 'unchecked' },
  contact_route: { kind: 'phone', value: '1', compact: '1', safe: 'yes' },
  companion: { kind: 'pet', name: 'Rex' },
  belonging: { what: 'Bag', place: 'Store' },
  whereabouts: { place: 'Market', seen_at: raw('now()') },
  warning: {
    kind: 'animal',
    said_by: 'x',
    review_on: raw('current_date'),
    text_category: 'identity',
  },
  verification: {
    criteria: 'x',
    vouched_by: 'x',
    verified_on: raw('current_date'),
    good_until: raw('current_date'),
  },
  picture: { file_id: raw('null'), taken_on: raw('current_date'), words: 'x' },
  note: { happened_at: raw('now()'), words: 'x' },
}

export function buildWorld(world: World) {
  const statements = new Map<string, { columns: string[]; rows: string[] }>()
  /** Rows that are `late` are put in after all others. */
  const insert = (table: string, row: Record<string, unknown>, late = false) => {
    const columns = Object.keys(row)
    const key = `${late ? ' ' : ''}${table} (${columns.join(', ')})`
    const statement = statements.get(key) ?? { columns, rows: [] }
    statement.rows.push(`(${Object.values(row).map(literal).join(', ')})`)
    statements.set(key, statement)
  }

  const partnerships = organisationCounts.map((_, index) => ({ id: newId(), index }))
  for (const { id } of partnerships) insert('partnership.partnership', { id, slug: id, name: id })
  const organisations = partnerships
    .flatMap((partnership, index) =>
      Array.from({ length: organisationCounts[index] ?? 0 }, () => partnership),
    )
    .map((partnership, index) => ({
      id: newId(),
      teamId: newId(),
      partnership,
      lastDay: world.lastDays[index] ?? null,
    }))
  for (const { id, teamId, partnership, lastDay } of organisations) {
    insert('partnership.organisation', {
      id,
      partnership_id: partnership.id,
      name: id,
      kind: 'charity',
      ended_on: day(lastDay),
    })
    insert('partnership.team', {
      id: teamId,
      partnership_id: partnership.id,
      organisation_id: id,
      name: 'Team',
    })
  }
  const organisationsOf = (partnership: { id: string }) =>
    organisations.filter(one => one.partnership === partnership)
  const picked = <T>(list: readonly T[], index: number): T => {
    const one = list[index % list.length]
    if (one === undefined) throw new Error('nothing to choose from')
    return one
  }

  const users = world.users.map(given => {
    const partnership = picked(partnerships, given.partnership)
    return {
      ...given,
      id: newId(),
      token: newId(),
      partnership,
      organisation: picked(organisationsOf(partnership), given.organisation),
      team: given.team === null ? null : picked(organisationsOf(partnership), given.team).teamId,
    }
  })
  // Somebody in each partnership who gave what is there, and who asks for nothing.
  const founders = partnerships.map(partnership => ({
    id: newId(),
    partnership,
    organisation: picked(organisationsOf(partnership), 0),
  }))
  const founderOf = (partnership: { id: string }) =>
    picked(
      founders.filter(one => one.partnership === partnership),
      0,
    )
  for (const user of [...founders, ...users]) {
    const disabled = 'disabled' in user && user.disabled
    insert('partnership.user_account', {
      id: user.id,
      partnership_id: user.partnership.id,
      organisation_id: user.organisation.id,
      email: user.id,
      name: 'x',
      disabled_at: disabled ? raw('now()') : null,
    })
  }
  for (const user of users) {
    const own = { partnership_id: user.partnership.id, user_id: user.id }
    for (const role of user.roles) insert('partnership.user_role', { ...own, role })
    for (const category of user.categories)
      insert('partnership.user_category', { ...own, category })
    if (user.team) insert('partnership.team_member', { ...own, team_id: user.team })
    insert('partnership.session', {
      token_hash: raw(`convert_to('${user.token}', 'UTF8')`),
      user_id: user.id,
      expires_at: raw(`now() + interval '1 hour'`),
    })
  }
  const usersOf = (partnership: { id: string }) =>
    users.filter(one => one.partnership === partnership)
  /** Who did it: one of those who ask, or the founder. */
  const doerOf = (partnership: { id: string }, index: number) =>
    picked([founderOf(partnership), ...usersOf(partnership)], index)

  const agreements = world.agreements.map(given => {
    const partnership = picked(partnerships, given.partnership)
    const parties = new Map(
      given.parties.map(party => [picked(organisationsOf(partnership), party.organisation), party]),
    )
    return {
      id: newId(),
      term: given.term,
      parties: [...parties].map(([organisation, { signed, left }]) => ({
        organisation,
        signed,
        left: left !== null && left < signed ? null : left,
      })),
      clauses: given.clauses.map(clause => ({ ...clause, id: newId() })),
      partnership,
    }
  })
  for (const { id, partnership, term, parties, clauses } of agreements) {
    const own = { partnership_id: partnership.id, agreement_id: id }
    insert('partnership.agreement', {
      id,
      partnership_id: partnership.id,
      title: id,
      summary: 'x',
      from_date: day(term.from),
      review_on: day(9),
      ends_on: day(term.ends),
      created_by: founderOf(partnership).id,
    })
    for (const { organisation, signed, left } of parties)
      insert('partnership.agreement_party', {
        ...own,
        organisation_id: organisation.id,
        signed_on: day(signed),
        signed_by: 'x',
        left_on: day(left),
      })
    for (const clause of clauses)
      insert('partnership.agreement_clause', {
        ...own,
        id: clause.id,
        category: clause.category,
        purpose: 'x',
        lawful_basis: 'x',
        needs_involvement: clause.needsInvolvement,
        needs_consent: clause.needsConsent,
        from_date: day(clause.term.from),
        ends_on: day(clause.term.ends),
      })
  }

  const people = world.people.map(given => ({
    id: newId(),
    partnership: picked(partnerships, given.partnership),
  }))
  for (const { id, partnership } of people)
    insert('people.person', { id, partnership_id: partnership.id, reference: id })
  const moves: string[] = []
  const records = world.people.flatMap((given, index) => {
    const first = picked(people, index)
    return given.records.map(record => {
      const id = newId()
      const organisation = picked(organisationsOf(first.partnership), record.organisation)
      const others = people.filter(one => one.partnership === first.partnership)
      const person = record.movedTo === null ? first : picked(others, record.movedTo)
      if (person !== first)
        moves.push(`update people.record set person_id = '${person.id}' where id = '${id}'`)
      const linkedTo = person === first ? [first] : [first, person]
      const { category, ended, late } = record
      return { id, organisation, person, linkedTo, category, ended, late }
    })
  })
  const facts: {
    id: string
    table: (typeof factTables)[number] | 'warning_text'
    record: (typeof records)[number]
    category: string
    ended: boolean
  }[] = []
  for (const record of records) {
    const partnership = record.person.partnership
    const put = (table: string, row: Record<string, unknown>) => insert(table, row, record.late)
    put('people.record', {
      id: record.id,
      partnership_id: partnership.id,
      person_id: record.linkedTo[0]?.id,
      organisation_id: record.organisation.id,
      source: 'told',
      given: '{}',
      given_by: founderOf(partnership).id,
      keys: [7],
      card: '{}',
    })
    for (const [index, person] of record.linkedTo.entries())
      put('people.link', {
        record_id: record.id,
        number: index + 1,
        partnership_id: partnership.id,
        person_id: person.id,
        because: index === 0 ? 'first' : 'merged',
        linked_by: founderOf(partnership).id,
      })
    for (const table of world.tables) {
      const whose = {
        partnership_id: partnership.id,
        record_id: record.id,
        organisation_id: record.organisation.id,
        recorded_by: founderOf(partnership).id,
        ended_at: record.ended ? longAgo : null,
        ended_because: record.ended ? 'over' : null,
      }
      const id = newId()
      const { category, ended } = record
      const columns =
        table === 'picture'
          ? { ...factColumns.picture, file_id: fileOf(partnership) }
          : factColumns[table]
      put(`people.${table}`, { id, ...whose, category, ...columns })
      facts.push({ id, table, record, category, ended })
      if (table !== 'warning') continue
      const textId = newId()
      put('people.warning_text', {
        id: textId,
        ...whose,
        category: 'health',
        warning_id: id,
        words: 'x',
        what_to_do: 'x',
      })
      facts.push({ id: textId, table: 'warning_text', record, category: 'health', ended })
    }
  }
  function fileOf(partnership: { id: string }) {
    return raw(`(select id from platform.file where partnership_id = '${partnership.id}')`)
  }

  const spokenOf = records.filter(record => !record.late)
  /** Whatever was said about a record that is there, with who said it; left out in a world without records. */
  const attach = <Given extends { record: number }>(given: readonly Given[]) =>
    spokenOf.length === 0
      ? []
      : given.map(one => {
          const record = picked(spokenOf, one.record)
          return { ...one, id: newId(), record, partnership: record.person.partnership }
        })
  const involvements = attach(world.involvements).map(one => {
    const organisation = picked(organisationsOf(one.partnership), one.organisation)
    const candidates = usersOf(one.partnership)
    const user = one.whom === 'user' && candidates.length > 0 ? picked(candidates, one.which) : null
    return {
      ...one,
      organisation,
      user,
      // A team of another organisation opens nothing to that organisation's people.
      team: one.whom === 'team' ? picked(organisationsOf(one.partnership), one.which).teamId : null,
      until: !one.begun && one.until !== 'later' ? ('never' as const) : one.until,
      by: doerOf(one.partnership, one.by),
    }
  })
  for (const one of involvements)
    insert('people.involvement', {
      id: one.id,
      partnership_id: one.partnership.id,
      record_id: one.record.id,
      organisation_id: one.organisation.id,
      team_id: one.team,
      user_id: one.user?.id ?? null,
      kind: one.kind,
      categories: one.categories,
      from_at: one.begun ? longAgo : raw(`now() + interval '1 minute'`),
      until_at: moments[one.until],
      added_by: one.by.id,
    })
  const consents = attach(world.consents).map(one => ({
    ...one,
    organisations:
      one.organisations?.map(index => picked(organisationsOf(one.partnership), index)) ?? null,
  }))
  for (const one of consents)
    insert('people.consent', {
      id: one.id,
      partnership_id: one.partnership.id,
      record_id: one.record.id,
      form_code: 'trial',
      form_version: 1,
      part: one.part,
      decision: one.decision,
      organisations: one.organisations?.map(({ id }) => id) ?? null,
      categories: one.categories,
      asked_how: 'phone',
      decided_at: raw(`now() - interval '${one.minutesAgo} minutes'`),
      expires_on: one.decision === 'given' ? day(one.expires) : null,
    })
  const objections = attach(world.objections).map(one => ({
    ...one,
    organisation:
      one.organisation === null ? null : picked(organisationsOf(one.partnership), one.organisation),
    by: doerOf(one.partnership, one.by),
  }))
  for (const one of objections)
    insert('people.objection', {
      id: one.id,
      partnership_id: one.partnership.id,
      record_id: one.record.id,
      organisation_id: one.organisation?.id ?? null,
      category: one.category,
      from_at: longAgo,
      until_at: moments[one.until],
      added_by: one.by.id,
    })
  const restrictions = attach(world.restrictions).map(one => ({
    ...one,
    by: doerOf(one.partnership, one.by),
  }))
  for (const one of restrictions)
    insert('people.restriction', {
      id: one.id,
      partnership_id: one.partnership.id,
      record_id: one.record.id,
      reason: 'x',
      review_on: day(9),
      until_at: moments[one.until],
      added_by: one.by.id,
    })
  /** Once for each pair of a record and a user. */
  const onUsers = (given: World['named']) => {
    const pairs = attach(given).flatMap(one => {
      const candidates = usersOf(one.partnership)
      if (candidates.length === 0) return []
      return [{ ...one, user: picked(candidates, one.user), by: doerOf(one.partnership, one.by) }]
    })
    return [...new Map(pairs.map(one => [`${one.record.id}:${one.user.id}`, one])).values()]
  }
  const named = onUsers(world.named)
  for (const one of named)
    insert('people.named_staff', {
      partnership_id: one.partnership.id,
      record_id: one.record.id,
      user_id: one.user.id,
      until_at: moments[one.until],
      added_by: one.by.id,
    })
  const bars = onUsers(world.bars)
  for (const one of bars)
    insert('people.bar', {
      partnership_id: one.partnership.id,
      record_id: one.record.id,
      user_id: one.user.id,
      reason: 'x',
      until_at: moments[one.until],
      added_by: one.by.id,
    })
  const glasses = attach(world.glasses).flatMap(one => {
    const candidates = usersOf(one.partnership)
    if (candidates.length === 0) return []
    const user = picked(candidates, one.user)
    const elsewhere = organisationsOf(one.partnership).filter(other => other !== user.organisation)
    const organisation = one.elsewhere ? picked(elsewhere, 0) : user.organisation
    return [{ ...one, user, organisation }]
  })
  for (const one of glasses)
    insert('people.glass', {
      id: one.id,
      partnership_id: one.partnership.id,
      record_id: one.record.id,
      user_id: one.user.id,
      organisation_id: one.organisation.id,
      reason: 'x',
      categories: one.categories,
      broken_at: longAgo,
      until_at: moments[one.until],
      reviewed_at: one.reviewed ? raw('now()') : null,
      reviewed_by: one.reviewed ? founderOf(one.partnership).id : null,
      finding: one.reviewed ? 'justified' : null,
    })

  // One site, one shift and one alert of each organisation's, by its founder or a user.
  const places = organisations.map(organisation => {
    const { partnership } = organisation
    const own = users.filter(user => user.organisation === organisation)
    const by = own[0] ?? founderOf(partnership)
    return { id: newId(), shiftId: newId(), alertId: newId(), organisation, partnership, by }
  })
  for (const { id } of partnerships)
    insert('partnership.area', { partnership_id: id, code: 'X00000001', name: 'Area', kind: 'x' })
  for (const { id, shiftId, alertId, organisation, partnership, by } of places) {
    const of = { partnership_id: partnership.id }
    const site = { area_code: 'X00000001', name: id, kind: 'park', from_date: day(0) }
    insert('street.site', { id, ...of, ...site, added_by: by.id })
    insert('street.shift', {
      id: shiftId,
      ...of,
      organisation_id: organisation.id,
      starts_at: longAgo,
      ends_at: raw('now()'),
      added_by: by.id,
    })
    insert('street.alert', {
      id: alertId,
      ...of,
      source: 'public',
      told_at: longAgo,
      place: 'x',
      due_on: day(1),
      recorded_by: by.id,
    })
    insert('street.alert_reporter', { alert_id: alertId, ...of, wants_answer: true })
  }
  const contacts = world.contacts.map(one => {
    const record =
      one.record === null || spokenOf.length === 0 ? null : picked(spokenOf, one.record)
    const partnership = record?.person.partnership ?? picked(partnerships, one.partnership)
    return {
      ...one,
      id: newId(),
      partnership,
      organisation: picked(organisationsOf(partnership), one.organisation),
      // What is erased says no more whom it was about.
      record: one.state === 'erased' ? null : record,
      by: doerOf(partnership, one.by),
    }
  })
  for (const one of contacts) {
    insert('street.contact', {
      id: one.id,
      partnership_id: one.partnership.id,
      organisation_id: one.organisation.id,
      seen_at: longAgo,
      bedding: 'no',
      known: 'unknown',
      record_id: one.record?.id ?? null,
      withdrawn_at: one.state === 'withdrawn' ? raw('now()') : null,
      withdrawn_because: one.state === 'withdrawn' ? 'x' : null,
      erased_subject: one.state === 'erased' ? newId() : null,
      way: 'desk',
      given: '{}',
      noted_at: longAgo,
      recorded_by: one.by.id,
    })
    insert('street.contact_offer', {
      contact_id: one.id,
      partnership_id: one.partnership.id,
      offer: 'shelter',
      answer: 'refused',
    })
    if (one.record)
      insert('street.contact_link', {
        contact_id: one.id,
        number: 1,
        partnership_id: one.partnership.id,
        record_id: one.record.id,
        because: 'seen',
        linked_by: one.by.id,
      })
  }

  const inOrder = [...statements].sort(
    ([one], [other]) => Number(one.startsWith(' ')) - Number(other.startsWith(' ')),
  )
  const inserts = inOrder.map(([into, { rows }]) => `insert into ${into} values ${rows.join(', ')}`)
  const before = inserts.findIndex(sql => sql.startsWith('insert into people.person'))
  const files = partnerships.map(
    ({
      id,
    }) => `insert into platform.file (id, partnership_id, sha256, name, media_type, bytes, stored_by)
      values (gen_random_uuid(), '${id}', '', 'x', 'image/png', 1, gen_random_uuid())`,
  )
  const sql = [...inserts.slice(0, before), ...files, ...inserts.slice(before), ...moves].join(
    ';\n',
  )
  return {
    sql,
    luck: world.luck,
    tables: world.tables,
    partnerships,
    organisations,
    founders,
    users,
    agreements,
    people,
    records,
    facts,
    involvements,
    consents,
    objections,
    restrictions,
    named,
    bars,
    glasses,
    places,
    contacts,
  }
}
