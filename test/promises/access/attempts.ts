import { factColumns } from './build-world.ts'
import { factTables } from './world.ts'

// What is tried in SQL as somebody, each on its own and undone: a function of the trial for each kind, so that PostgreSQL
// plans it once and not for every world.

const rowOf = (columns: Record<string, unknown>) =>
  Object.entries(columns).map(([name, value]) => {
    const isRaw = typeof value === 'object' && value !== null && 'raw' in value
    return [
      name,
      isRaw ? String(value.raw) : typeof value === 'string' ? `'${value}'` : String(value),
    ] as const
  })

/** `$n` stands for the n-th thing that is handed over. */
const tells = Object.fromEntries(
  factTables.flatMap(table => {
    const columns = rowOf(factColumns[table])
    const names = columns.map(([name]) => name).join(', ')
    const values = columns.map(([, value]) => value).join(', ')
    return [
      [
        `tell_${table}`,
        `insert into people.${table} (id, partnership_id, record_id, organisation_id, category, recorded_by, ${names})
           values (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, $4, $5::uuid, ${table === 'picture' ? values.replace('null', '(select id from platform.file where partnership_id = $1::uuid)') : values})`,
      ],
      [
        `end_${table}`,
        `update people.${table} set ended_at = now(), ended_by = platform.current_user_id(), ended_because = 'over' where id = $1::uuid`,
      ],
      [
        `revive_${table}`,
        `update people.${table} set ended_at = null, ended_because = null, ended_by = platform.current_user_id() where ended_at is not null`,
      ],
      [`reword_${table}`, `update people.${table} set category = 'identity' where id = $1::uuid`],
      [`move_${table}`, `update people.${table} set record_id = $1::uuid`],
      [`remove_${table}`, `delete from people.${table} where id = $1::uuid`],
    ]
  }),
)

const attempts: Record<string, string> = {
  ...tells,
  add_person: `insert into people.person (id, partnership_id, reference) values (gen_random_uuid(), $1::uuid, gen_random_uuid()::text)`,
  rename_person: `update people.person set reference = 'x' where id = $1::uuid`,
  remove_person: `delete from people.person where id = $1::uuid`,
  begin_record: `insert into people.record (id, partnership_id, person_id, organisation_id, source, given, given_by, keys, card)
    values (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, 'told', '{}', $4::uuid, '{}', '{}')`,
  keep_record: `update people.record set version = version + 1 where id = $1::uuid`,
  keep_all_blindly: `update people.record set card = '{}'`,
  move_record: `update people.record set person_id = $2::uuid where id = $1::uuid`,
  unguard_record: `update people.record set guarded = false where id = $1::uuid`,
  remove_record: `delete from people.record where id = $1::uuid`,
  link_record: `insert into people.link (record_id, number, partnership_id, person_id, because, linked_by)
    values ($1::uuid, 99, $2::uuid, $3::uuid, $4, $5::uuid)`,
  unlink_record: `delete from people.link where record_id = $1::uuid`,
  involve: `insert into people.involvement (id, partnership_id, record_id, organisation_id, kind, added_by)
    values (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, $4, $5::uuid)`,
  end_involvement: `update people.involvement set until_at = greatest(from_at, now()) where id = $1::uuid`,
  widen_involvement: `update people.involvement set categories = null where id = $1::uuid`,
  revive_involvements: `update people.involvement set until_at = null where until_at <= now()`,
  restrict: `insert into people.restriction (id, partnership_id, record_id, reason, review_on, added_by)
    values (gen_random_uuid(), $1::uuid, $2::uuid, 'x', current_date, $3::uuid)`,
  lift: `update people.restriction set until_at = now() where id = $1::uuid`,
  name_staff: `insert into people.named_staff (partnership_id, record_id, user_id, added_by, added_at)
    values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, now() + interval '1 day')`,
  end_named: `update people.named_staff set until_at = now() where record_id = $1::uuid and user_id = $2::uuid`,
  bar: `insert into people.bar (partnership_id, record_id, user_id, reason, added_by, added_at)
    values ($1::uuid, $2::uuid, $3::uuid, 'x', $4::uuid, now() + interval '1 day')`,
  lift_bar: `update people.bar set until_at = now() where record_id = $1::uuid and user_id = $2::uuid`,
  object: `insert into people.objection (id, partnership_id, record_id, added_by) values (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid)`,
  end_objection: `update people.objection set until_at = now(), ended_by = platform.current_user_id() where id = $1::uuid`,
  consent: `insert into people.consent (id, partnership_id, record_id, form_code, form_version, part, decision, asked_how, decided_at, recorded_by)
    values (gen_random_uuid(), $1::uuid, $2::uuid, 'trial', 1, 'share', 'given', 'phone', now(), $3::uuid)`,
  change_consent: `update people.consent set decision = 'given' where id = $1::uuid`,
  break_glass: `insert into people.glass (id, partnership_id, record_id, user_id, organisation_id, reason, categories, until_at)
    values (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, $4::uuid, 'x', '{health}', now() + interval '1 hour')`,
  lengthen_glass: `update people.glass set until_at = now() + interval '1 hour' where id = $1::uuid`,
  review_glass: `update people.glass set reviewed_at = now(), reviewed_by = platform.current_user_id(), finding = 'justified' where id = $1::uuid`,
  review_glass_as: `update people.glass set reviewed_at = now(), reviewed_by = $2::uuid, finding = 'justified' where id = $1::uuid`,
  end_glass: `perform where people.end_glass($1::uuid)`,
  add_form: `insert into people.consent_form (code, version, partnership_id, title, words, kind, valid_from)
    values (gen_random_uuid()::text, 1, $1::uuid, 'x', 'x', 'share', current_date)`,
  agree: `insert into partnership.agreement (id, partnership_id, title, summary, from_date, review_on, created_by)
    values (gen_random_uuid(), $1::uuid, gen_random_uuid()::text, 'x', current_date, current_date, $2::uuid)`,
  add_clause: `insert into partnership.agreement_clause (id, partnership_id, agreement_id, category, purpose, lawful_basis, needs_involvement, needs_consent, from_date)
    values (gen_random_uuid(), $1::uuid, $2::uuid, 'health', 'x', 'x', false, false, current_date)`,
  loosen_clause: `update partnership.agreement_clause set needs_consent = false where agreement_id = $1::uuid`,
  permit: `insert into partnership.user_category (partnership_id, user_id, category) values ($1::uuid, $2::uuid, 'housing')`,
  withdraw_permit: `delete from partnership.user_category where user_id = $1::uuid and category = 'health'`,
  observe: `insert into street.contact (id, partnership_id, organisation_id, seen_at, bedding, known, record_id, way, given, noted_at, recorded_by)
    values (gen_random_uuid(), $1::uuid, $2::uuid, now(), 'no', 'unknown', $3::uuid, 'desk', '{}', now(), $4::uuid)`,
  observe_erased: `insert into street.contact (id, partnership_id, organisation_id, seen_at, bedding, known, erased_subject, way, given, noted_at, recorded_by)
    values (gen_random_uuid(), $1::uuid, $2::uuid, now(), 'no', 'unknown', gen_random_uuid(), 'desk', '{}', now(), $3::uuid)`,
  observe_instead: `insert into street.contact (id, partnership_id, organisation_id, seen_at, bedding, known, replaces_id, way, given, noted_at, recorded_by)
    values (gen_random_uuid(), $1::uuid, $2::uuid, now(), 'no', 'unknown', $4::uuid, 'desk', '{}', now(), $3::uuid)`,
  say_whom: `insert into street.contact_link (contact_id, number, partnership_id, record_id, because, linked_by)
    values ($1::uuid, 99, $2::uuid, $3::uuid, 'later', $4::uuid)`,
  point_contact: `update street.contact set record_id = $2::uuid where id = $1::uuid`,
  withdraw_contact: `update street.contact set withdrawn_at = now(), withdrawn_because = 'x', withdrawn_by = $2::uuid where id = $1::uuid`,
  withdraw_blindly: `update street.contact set withdrawn_at = now(), withdrawn_because = 'x'`,
  reword_contact: `update street.contact set words = 'x' where id = $1::uuid`,
  erase_contact: `update street.contact set erased_subject = gen_random_uuid() where id = $1::uuid`,
  remove_contact: `delete from street.contact where id = $1::uuid`,
  unsay_whom: `delete from street.contact_link where contact_id = $1::uuid`,
  offer: `insert into street.contact_offer (contact_id, partnership_id, offer, answer) values ($1::uuid, $2::uuid, 'advice', 'accepted')`,
  show_contact: `insert into street.contact_file (contact_id, partnership_id, file_id)
    values ($1::uuid, $2::uuid, (select id from platform.file where partnership_id = $2::uuid limit 1))`,
  add_site: `insert into street.site (id, partnership_id, area_code, name, kind, from_date, added_by)
    values (gen_random_uuid(), $1::uuid, 'X00000001', gen_random_uuid()::text, 'park', current_date, $2::uuid)`,
  change_site: `update street.site set version = version + 1 where id = $1::uuid`,
  change_sites_blindly: `update street.site set hot_spot = true`,
  remove_site: `delete from street.site where id = $1::uuid`,
  plan_shift: `insert into street.shift (id, partnership_id, organisation_id, starts_at, ends_at, added_by)
    values (gen_random_uuid(), $1::uuid, $2::uuid, now(), now() + interval '1 hour', $3::uuid)`,
  change_shift: `update street.shift set note = 'x' where id = $1::uuid`,
  change_shifts_blindly: `update street.shift set cancelled_at = now(), cancelled_because = 'x'`,
  send_out: `insert into street.shift_crew (partnership_id, shift_id, user_id) values ($1::uuid, $2::uuid, $3::uuid)`,
  go_to: `insert into street.shift_site (partnership_id, shift_id, site_id, position) values ($1::uuid, $2::uuid, $3::uuid, 1)`,
  tell_alert: `insert into street.alert (id, partnership_id, source, told_at, place, due_on, recorded_by)
    values (gen_random_uuid(), $1::uuid, 'public', now(), 'x', current_date, $2::uuid)`,
  change_alerts_blindly: `update street.alert set outcome_words = 'x'`,
  reword_alert: `update street.alert set words = 'x' where id = $1::uuid`,
  tell_reporter: `update street.alert_reporter set answer = 'x', answered_at = now(), answered_by = $2::uuid where alert_id = $1::uuid`,
  tell_reporters_blindly: `update street.alert_reporter set answer = 'x'`,
  count_candidates: `perform from people.candidates('{7}')`,
  may_join: `perform where people.may_join($1::uuid)`,
  may_read_as: `perform where people.may_read($1::uuid, $2::uuid, $3::uuid, 'identity')`,
  guess_record: `perform from people.record where id = $1::uuid`,
  guess_person: `perform from people.person where id = $1::uuid`,
  ask_grounds: `perform from people.grounds($1::uuid, $2::uuid, $3::uuid, 'identity')`,
}

const reads = [
  ...[
    'person',
    'record',
    'involvement',
    'restriction',
    'objection',
    'consent',
    'glass',
    'warning_text',
    ...factTables,
  ].map(table => `select '${table}:' || id as seen from people.${table}`),
  `select 'found:' || id from people.record where id in (select people.candidates('{7}'))`,
  `select 'link:' || record_id || ':' || number from people.link`,
  `select 'named:' || record_id || ':' || user_id from people.named_staff`,
  ...['site', 'shift', 'alert', 'contact'].map(
    table => `select '${table}:' || id from street.${table}`,
  ),
  `select 'reporter:' || alert_id from street.alert_reporter`,
  `select 'offer:' || contact_id from street.contact_offer`,
  `select 'said:' || contact_id || ':' || number from street.contact_link`,
  `select 'bar:' || record_id || ':' || user_id from people.bar`,
]

/** Makes the schema of the trial: `trial.attempt(kind, things)` and `trial.seen()`. */
export const trialSchema = [
  'create schema trial; grant usage on schema trial to throughline_app;',
  ...Object.entries(attempts).map(
    ([kind, sql]) => `
      create function trial.${kind}(a text[]) returns text language plpgsql as $trial$
      declare n integer;
      begin
        ${sql.replaceAll(/\$(\d)/g, 'a[$1]')};
        get diagnostics n = row_count;
        raise exception using errcode = 'TT000';
      exception
        when sqlstate 'TT000' then return n::text;
        when others then return sqlstate;
      end $trial$;`,
  ),
  `create function trial.attempt(kind text, a text[]) returns text language plpgsql as $trial$
    begin
      ${Object.keys(attempts)
        .map(
          (kind, index) =>
            `${index === 0 ? 'if' : 'elsif'} kind = '${kind}' then return trial.${kind}(a);`,
        )
        .join('\n')}
      end if;
      raise exception 'no such attempt: %', kind;
    end $trial$;`,
  `create function trial.seen() returns setof text language plpgsql as $trial$
    begin return query ${reads.join(' union all ')}; end $trial$;`,
  'grant execute on all functions in schema trial to throughline_app;',
].join('\n')
