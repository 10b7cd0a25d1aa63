-- The street at the desk: who may change what, what becomes of contacts under retention, working days.

-- Working days -------------------------------------------------------------------------------------------------

create table platform.bank_holiday (
  division text not null,
  day date not null,
  name text not null,
  source text not null,
  certainty text not null check (certainty in ('confirmed', 'second-hand', 'general-knowledge', 'own')),
  listed_on date not null,
  primary key (division, day)
);
comment on table platform.bank_holiday is 'Bank holidays, as a dated list: one that is proclaimed later is added by a later migration. Not about anybody.';
comment on column platform.bank_holiday.division is 'Where it counts, as the list on gov.uk names it.';
comment on column platform.bank_holiday.listed_on is 'The day of the list that it was taken from.';
alter table platform.bank_holiday enable row level security;
grant select on platform.bank_holiday to throughline_app;
create policy everyone on platform.bank_holiday for select to throughline_app using (true);
insert into platform.bank_holiday (division, day, name, source, certainty, listed_on)
select 'england-and-wales', day::date, name, 'Banking and Financial Dealings Act 1971, Schedule 1, and days in lieu by proclamation', 'general-knowledge', date '2026-11-01'
from (values
  ('2025-01-01', 'New Year''s Day'), ('2025-04-18', 'Good Friday'), ('2025-04-21', 'Easter Monday'), ('2025-05-05', 'Early May bank holiday'),
  ('2025-05-26', 'Spring bank holiday'), ('2025-08-25', 'Summer bank holiday'), ('2025-12-25', 'Christmas Day'), ('2025-12-26', 'Boxing Day'),
  ('2026-01-01', 'New Year''s Day'), ('2026-04-03', 'Good Friday'), ('2026-04-06', 'Easter Monday'), ('2026-05-04', 'Early May bank holiday'),
  ('2026-05-25', 'Spring bank holiday'), ('2026-08-31', 'Summer bank holiday'), ('2026-12-25', 'Christmas Day'), ('2026-12-28', 'Boxing Day (in lieu)'),
  ('2027-01-01', 'New Year''s Day'), ('2027-03-26', 'Good Friday'), ('2027-03-29', 'Easter Monday'), ('2027-05-03', 'Early May bank holiday'),
  ('2027-05-31', 'Spring bank holiday'), ('2027-08-30', 'Summer bank holiday'), ('2027-12-27', 'Christmas Day (in lieu)'), ('2027-12-28', 'Boxing Day (in lieu)'),
  ('2028-01-03', 'New Year''s Day (in lieu)'), ('2028-04-14', 'Good Friday'), ('2028-04-17', 'Easter Monday'), ('2028-05-01', 'Early May bank holiday'),
  ('2028-05-29', 'Spring bank holiday'), ('2028-08-28', 'Summer bank holiday'), ('2028-12-25', 'Christmas Day'), ('2028-12-26', 'Boxing Day')
) as holiday (day, name);

create function platform.working_days_after(from_day date, days integer, in_division text default 'england-and-wales') returns date
language sql stable security definer set search_path = platform, pg_temp as $$
  select d.day::date
  from generate_series(from_day + 1, from_day + days * 3 + 14, interval '1 day') d (day)
  where extract(isodow from d.day) < 6
    and not exists (select from platform.bank_holiday h where h.division = in_division and h.day = d.day::date)
  order by d.day offset greatest(days, 1) - 1 limit 1
$$;
comment on function platform.working_days_after is
  'The day so many working days after a day, not counting weekends, bank holidays and the day itself. Past the end of the list only weekends are left out.';
grant execute on function platform.working_days_after(date, integer, text) to throughline_app;

-- Who may change what ------------------------------------------------------------------------------------------

create policy as_themselves on street.site as restrictive for insert to throughline_app
  with check (added_by = (select platform.current_user_id()));
-- A site is changed by the organisation that added it and by the co-ordinator.
alter policy those_who_go_out_change on street.site
  using (partnership_id = (select platform.current_partnership_id()) and ((select platform.has_role('coordinator'))
    or (select platform.has_role('worker')) and added_by in (select u.id from partnership.user_account u
      where u.organisation_id = (select platform.current_organisation_id()))));

create policy crew_of_the_organisation on street.shift_crew as restrictive for insert to throughline_app
  with check ((select platform.has_role('coordinator')) or user_id in (select u.id from partnership.user_account u
    where u.organisation_id = (select platform.current_organisation_id())));
alter policy of_a_shift_they_keep_change on street.shift_crew
  using (partnership_id = (select platform.current_partnership_id()) and ((select platform.has_role('coordinator'))
    or (select platform.has_role('worker')) and shift_id in (select id from street.shift where organisation_id = (select platform.current_organisation_id()))));

create policy as_themselves on street.alert as restrictive for insert to throughline_app
  with check (recorded_by = (select platform.current_user_id()) and outcome is null and joined_to is null and contact_id is null);

alter table street.alert_reporter add column answered_how text check (answered_how in ('phone', 'email', 'other'));
comment on column street.alert_reporter.answered_how is 'How somebody told them.';
alter table street.alert_reporter add check (num_nulls(answered_at, answered_by) in (0, 2));
grant update (answered_how) on street.alert_reporter to throughline_app;
-- What somebody was told stays as it was told.
alter policy coordinators_answer on street.alert_reporter
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('coordinator')) and answered_at is null)
  with check (partnership_id = (select platform.current_partnership_id())
    and (answered_by is null or answered_by = (select platform.current_user_id())));
alter policy with_the_alert on street.alert_reporter
  with check (partnership_id = (select platform.current_partnership_id()) and answered_at is null
    and exists (select from street.alert a where a.id = alert_id and a.recorded_by = (select platform.current_user_id())));

alter table street.contact add column erased_subject uuid;
alter table street.contact add check (erased_subject is null or record_id is null);
comment on column street.contact.erased_subject is
  'Whose contact it was before what was held about them was deleted under retention: a number drawn for it, the same for all contacts of one person, that leads nowhere. Who counts people counts it as one person.';

create function street.may_replace(of_contact uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select exists (select from street.contact c where c.id = of_contact and c.partnership_id = platform.current_partnership_id()
    and c.erased_subject is null
    and (c.organisation_id = platform.current_organisation_id() or platform.has_role('coordinator')))
$$;
comment on function street.may_replace is 'Whether a contact is one that whoever asks may put right with another: their organisation''s, or any for the co-ordinator.';
grant execute on function street.may_replace(uuid) to throughline_app;
-- What puts another contact right takes its place: it would be counted twice otherwise.
create function street.take_the_place() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  update street.contact set withdrawn_at = new.recorded_at, withdrawn_by = new.recorded_by, withdrawn_because = 'Put right by another contact'
  where id = new.replaces_id and withdrawn_at is null;
  update street.alert set contact_id = new.id, version = version + 1 where contact_id = new.replaces_id;
  return null;
end $$;
comment on function street.take_the_place is 'Withdraws the contact that a new one puts right, and lets alerts that led to it lead to the new one.';
create trigger takes_the_place after insert on street.contact for each row when (new.replaces_id is not null)
  execute function street.take_the_place();
create policy new_and_whole on street.contact as restrictive for insert to throughline_app
  with check (withdrawn_at is null and withdrawn_by is null and erased_subject is null
    and (replaces_id is null or street.may_replace(replaces_id)));
-- A change that reads nothing is not checked against the policy for reading, which is therefore said again. Whoever links a
-- contact could read it of that person.
alter policy those_who_may_say_whom on street.contact
  using (partnership_id = (select platform.current_partnership_id()) and withdrawn_at is null and erased_subject is null
    and (select platform.has_role('worker'))
    and (organisation_id = (select platform.current_organisation_id()) or (select platform.has_role('coordinator')))
    and (record_id is null and 'street:' || organisation_id = any ((select people.open_to_me())::text[])
      or exists (select from people.record r where r.id = record_id
        and (not r.guarded and 'street:' || contact.organisation_id = any ((select people.open_to_me())::text[])
          or '?street:' || contact.organisation_id = any ((select people.open_to_me())::text[])
            and people.may_read((select platform.current_user_id()), r.person_id, contact.organisation_id, 'street')))))
  with check (erased_subject is null and (withdrawn_by is null or withdrawn_by = (select platform.current_user_id()))
    and (record_id is null or exists (select from people.record r where r.id = record_id
      and people.may_read((select platform.current_user_id()), r.person_id, contact.organisation_id, 'street'))));
alter policy those_who_may_say_whom on street.contact_link
  with check (linked_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and exists (select from street.contact c where c.id = contact_id and c.withdrawn_at is null and c.erased_subject is null
      and (c.organisation_id = (select platform.current_organisation_id()) or (select platform.has_role('coordinator'))))
    and (record_id is null or exists (select from people.record r where r.id = record_id)));
create policy only_where_agreed on street.contact_file as restrictive for insert to throughline_app
  with check ((select people.may_keep_pictures()));

-- Contacts at a site, newest first, and what has to be linked, are asked for often.
drop index street.contact_unlinked;
create index contact_unlinked on street.contact (partnership_id, night_of desc, id desc)
  where record_id is null and withdrawn_at is null and erased_subject is null;
drop index street.contact_site;
create index contact_site on street.contact (site_id, night_of desc, id desc) where site_id is not null;
create index alert_contact on street.alert (contact_id) where contact_id is not null;
create index alert_joined on street.alert (joined_to) where joined_to is not null;
create index alert_shift on street.alert (shift_id) where shift_id is not null;
create index contact_replaces on street.contact (replaces_id) where replaces_id is not null;

-- What is held, kept and deleted ---------------------------------------------------------------------------------
-- These functions stand for whatever the street holds about somebody: what comes later is added to them, and the functions
-- of people stay as they are.

create function street.rows_held(records uuid[]) returns table (category text, last_at timestamptz)
language sql stable security definer set search_path = street, pg_temp as $$
  select 'street', greatest(c.recorded_at, c.withdrawn_at, (select max(l.linked_at) from street.contact_link l where l.contact_id = c.id))
  from street.contact c where c.record_id = any (records)
$$;
comment on function street.rows_held is 'A row for each thing that the street holds about somebody, by the records that are linked to them.';

create function street.last_activity(records uuid[]) returns timestamptz
language sql stable security definer set search_path = street, pg_temp as $$
  select max(greatest(c.seen_at, c.recorded_at)) from street.contact c where c.record_id = any (records)
$$;
comment on function street.last_activity is 'When somebody was last met on the street, by the records that are linked to them.';

create function street.own_facts(records uuid[])
returns table (kind text, id uuid, organisation_id uuid, category text, content jsonb, recorded_at timestamptz)
language sql stable security definer set search_path = street, pg_temp as $$
  select 'street-contact', c.id, c.organisation_id, 'street', jsonb_build_object('seenAt', c.seen_at,
      'place', coalesce(nullif(c.place, ''), s.name), 'area', a.name, 'bedding', b.label, 'leftAsleep', c.left_asleep,
      'offers', coalesce((select jsonb_agg(jsonb_build_object('offer', k.label, 'answer', o.answer) order by k.position)
        from street.contact_offer o join street.code k on k.list = 'offer' and k.code = o.offer where o.contact_id = c.id), '[]')),
    c.recorded_at
  from street.contact c
  join street.code b on b.list = 'bedding' and b.code = c.bedding
  left join street.site s on s.id = c.site_id
  left join partnership.area a on a.partnership_id = c.partnership_id and a.code = c.area_code
  where c.record_id = any (records) and c.withdrawn_at is null
$$;
comment on function street.own_facts is 'What the street holds about somebody that they see themselves: when, where, what was offered. Not what workers wrote, which may be about others too.';

create function street.files_of(records uuid[]) returns setof uuid
language sql stable security definer set search_path = street, pg_temp as $$
  select f.file_id from street.contact_file f join street.contact c on c.id = f.contact_id where c.record_id = any (records)
$$;
comment on function street.files_of is 'Pictures that go with what the street holds about somebody. Not granted.';

create function street.forget_records(records uuid[]) returns integer
language plpgsql security definer set search_path = street, pg_temp as $$
declare contacts uuid[]; subject uuid := gen_random_uuid(); links integer;
begin
  contacts := array(select c.id from street.contact c where c.record_id = any (records) order by c.id for update);
  delete from street.contact_file where contact_id = any (contacts);
  update street.contact_offer set words = '' where contact_id = any (contacts) and words <> '';
  update street.alert set description = '', words = '', outcome_words = ''
  where contact_id = any (contacts) or joined_to in (select a.id from street.alert a where a.contact_id = any (contacts));
  update street.contact set record_id = null, erased_subject = subject, given = '{}', place = '', easting = null, northing = null, accuracy = null,
    company_words = '', description = '', words = '', warning = '', needs = '{}', withdrawn_because = case when withdrawn_at is not null then '' end
  where id = any (contacts);
  -- Also where a contact was once said to be about them and is not any more.
  delete from street.contact_link where contact_id = any (contacts) or record_id = any (records);
  get diagnostics links = row_count;
  -- What phones sent about them and was kept aside (0023).
  perform street.forget_held(records);
  return cardinality(contacts) + links;
end $$;
comment on function street.forget_records is
  'What was seen stays as a figure: a night, an area, whether somebody slept out, what they were offered. Nothing of it says who it was any more. Not granted.';

-- Restated with what the street holds.
create or replace function people.rows_held(of_person uuid) returns table (category text, rows_held integer, last_at timestamptz)
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare of_table regclass; parts text[] := '{}';
begin
  for of_table in select people.fact_tables() loop
    parts := parts || format('select f.category, f.recorded_at, f.ended_at from %s f join people.record r on r.id = f.record_id where r.person_id = $1', of_table);
  end loop;
  -- What other contexts hold: contacts on the street.
  parts := parts || array['select h.category, h.last_at, null::timestamptz from street.rows_held(array(select r.id from people.record r where r.person_id = $1)) h'];
  return query execute 'select category, count(*)::integer, max(greatest(recorded_at, ended_at)) from ('
    || array_to_string(parts, ' union all ') || ') held group by category' using of_person;
end $$;

create or replace function people.last_activity(of_person uuid) returns timestamptz
language sql stable security definer set search_path = people, pg_temp as $$
  with mine as (select r.id, r.given_at from people.record r where r.person_id = of_person)
  select greatest(
    (select max(mine.given_at) from mine),
    (select max(h.last_at) from people.rows_held(of_person) h),
    (select max(l.linked_at) from people.link l where l.record_id in (select mine.id from mine)),
    (select max(c.recorded_at) from people.consent c where c.record_id in (select mine.id from mine)),
    (select max(greatest(o.from_at, least(o.until_at, now()))) from people.objection o where o.record_id in (select mine.id from mine)),
    (select max(least(coalesce(i.until_at, now()), now())) from people.involvement i where i.record_id in (select mine.id from mine)),
    (select max(w.seen_at) from people.whereabouts w where w.record_id in (select mine.id from mine)),
    (select max(case when b.handed_back_on is null and b.keep_until > current_date then now() end) from people.belonging b where b.record_id in (select mine.id from mine) and b.ended_at is null),
    (select max(s.seen_at) from people.own_session s join people.own_access a on a.id = s.access_id where a.record_id in (select mine.id from mine)),
    (select max(greatest(c.asked_at, (select max(s.at) from people.correction_step s where s.correction_id = c.id))) from people.correction c where c.record_id in (select mine.id from mine)),
    (select max(coalesce(s.closed_at, now())) from people.subject_access s where s.record_id in (select mine.id from mine)),
    street.last_activity(array(select mine.id from mine)),
    (select max(t.last_activity) from people.tombstone t where t.person_id = of_person),
    (select max(coalesce(h.until_at, now())) from people.legal_hold h where h.record_id in (select mine.id from mine)))
$$;

create or replace function people.carry_out_retention(of_report uuid, of_person uuid, of_category text) returns text
language plpgsql security definer set search_path = people, pg_temp as $$
declare
  report people.retention_report; item people.retention_item; due record; records uuid[]; others uuid[]; files uuid[];
  deleted integer := 0; of_table regclass; affected integer; result text; one uuid; content bytea;
begin
  select * into report from people.retention_report r where r.id = of_report and r.partnership_id = platform.current_partnership_id();
  if not found or report.approved_at is null or not platform.has_role('data-guardian') or report.approved_by <> platform.current_user_id() then
    raise insufficient_privilege using message = 'only what a data guardian approved is deleted, in their name';
  end if;
  select * into item from people.retention_item i where i.report_id = of_report and i.person_id = of_person and i.category = of_category for update;
  if not found then return 'gone'; end if;
  if item.outcome is not null then return item.outcome; end if;
  -- Whoever adds something to a record of the person now waits, or was first.
  records := array(select r.id from people.record r where r.person_id = of_person order by r.id for update);
  select * into due from people.retention_due(of_person, report.as_of) d where d.category = of_category;
  result := case
    when cardinality(records) = 0 then 'gone'
    when people.is_held(of_person) then 'held'
    when people.last_activity(of_person) > item.last_activity then 'active'
    when due.category is null then 'not-due'
    else 'deleted' end;
  if result = 'deleted' then
    begin
      if of_category = 'identity' then
        files := array(select p.file_id from people.picture p where p.record_id = any (records)
                       union select c.file_id from people.consent c where c.record_id = any (records) and c.file_id is not null
                       union select street.files_of(records));
        others := array(select distinct l.person_id from people.link l where l.record_id = any (records) and l.person_id <> of_person);
        if due.then_what = 'keep-figures' then
          insert into people.remnant (partnership_id, born_decade, answers, first_year, last_year)
          select report.partnership_id,
            (select b.year / 10 * 10 from people.birth b where b.record_id = any (records) and b.ended_at is null and b.year is not null order by b.recorded_at desc limit 1),
            coalesce((select jsonb_object_agg(a.question, a.choice) from people.answer a
              where a.record_id = any (records) and a.ended_at is null and a.choice is not null and a.question = any (due.keep_answers)), '{}'),
            (select extract(year from min(r.given_at)) from people.record r where r.id = any (records)), extract(year from item.last_activity);
        end if;
        update people.person set shown_name_id = null where id = of_person or id = any (others);
        deleted := street.forget_records(records) + people.delete_rows('people.record', 'id = any ($1)', records)
          + people.delete_rows('people.person', 'id = any ($1)', array[of_person]);
        -- Whoever was merged away and has nothing left.
        foreach one in array others loop
          if not exists (select from people.record r where r.person_id = one) and not exists (select from people.link l where l.person_id = one) then
            deleted := deleted + people.delete_rows('people.person', 'id = any ($1)', array[one]);
          end if;
        end loop;
      else
        files := array(select p.file_id from people.picture p where p.record_id = any (records) and p.category = of_category
                       union select street.files_of(records) where of_category = 'street');
        if of_category = 'street' then deleted := street.forget_records(records); end if;
        for of_table in select people.fact_tables() loop
          affected := people.delete_rows(of_table, format('record_id = any ($1) and category = %L', of_category), records);
          deleted := deleted + affected;
        end loop;
        delete from people.correction_step s using people.correction c
        where c.id = s.correction_id and c.record_id = any (records) and c.category = of_category;
        delete from people.correction c where c.record_id = any (records) and c.category = of_category;
        -- The first telling may hold it too, and cannot be told apart: who it is stays, in the rows.
        update people.record set given = jsonb_build_object('deleted', true) where id = any (records);
      end if;
      foreach one in array files loop
        begin
          delete from platform.file f where f.id = one returning f.sha256 into content;
          if found and not exists (select from platform.file f where f.sha256 = content) then
            insert into people.file_to_remove (sha256) values (content) on conflict do nothing;
          end if;
        exception when foreign_key_violation then null;
        end;
      end loop;
      insert into people.tombstone (id, partnership_id, person_id, category, reference, report_id, because, months, last_activity, rows_deleted, approved_by)
      values (gen_random_uuid(), report.partnership_id, of_person, of_category, item.reference, of_report, due.because, due.months,
              item.last_activity, deleted, report.approved_by);
    exception when foreign_key_violation then
      result := 'needed';
    end;
  end if;
  update people.retention_item i set outcome = result, done_at = now()
  where i.report_id = of_report and i.person_id = of_person and i.category = of_category;
  perform platform.record_audit(case result when 'deleted' then 'people.retention.deleted' else 'people.retention.left' end, 'person', of_person,
    jsonb_build_object('report', of_report, 'category', of_category, 'outcome', result, 'rows', deleted));
  return result;
end $$;

-- Restated with what was seen on the street. It is not corrected row by row: it is said to be about somebody else, or withdrawn.
create or replace function people.own_facts(session_hash bytea)
returns table (kind text, id uuid, organisation text, category text, content jsonb, recorded_at timestamptz)
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash);
begin
  if a.id is null then return; end if;
  return query
  with mine as (select r.id from people.record r where r.person_id = a.person_id),
  fact (kind, id, organisation_id, category, content, recorded_at) as (
    select 'name', f.id, f.organisation_id, f.category, jsonb_build_object('kind', f.kind, 'given', f.given, 'family', f.family), f.recorded_at
    from people.name f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'birth', f.id, f.organisation_id, f.category, jsonb_build_object('precision', f.precision, 'year', f.year, 'month', f.month,
      'day', f.day, 'ageFrom', f.age_from, 'ageTo', f.age_to, 'asOn', f.as_on), f.recorded_at
    from people.birth f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'look', f.id, f.organisation_id, f.category, jsonb_build_object('words', f.words), f.recorded_at
    from people.look f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'answer', f.id, f.organisation_id, f.category, jsonb_build_object('question', q.label, 'state', f.state, 'choice', c.label, 'words', f.words), f.recorded_at
    from people.answer f join people.question q on q.code = f.question left join people.choice c on c.question = f.question and c.code = f.choice
    where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'identifier', f.id, f.organisation_id, f.category, jsonb_build_object('kind', f.kind, 'value', f.value, 'issuer', f.issuer), f.recorded_at
    from people.identifier f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'contact_route', f.id, f.organisation_id, f.category, jsonb_build_object('kind', f.kind, 'value', f.value, 'safe', f.safe, 'safeWhen', f.safe_when), f.recorded_at
    from people.contact_route f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select case f.kind when 'pet' then 'pet' else 'companion' end, f.id, f.organisation_id, f.category, jsonb_build_object('name', f.name, 'detail', f.detail), f.recorded_at
    from people.companion f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'belonging', f.id, f.organisation_id, f.category, jsonb_build_object('what', f.what, 'place', f.place, 'tag', f.tag, 'keepUntil', f.keep_until, 'handedBackOn', f.handed_back_on), f.recorded_at
    from people.belonging f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'whereabouts', f.id, f.organisation_id, f.category, jsonb_build_object('place', f.place, 'seenAt', f.seen_at, 'postcode', f.postcode), f.recorded_at
    from people.whereabouts f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'verification', f.id, f.organisation_id, f.category, jsonb_build_object('criteria', f.criteria, 'verifiedOn', f.verified_on, 'goodUntil', f.good_until), f.recorded_at
    from people.verification f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'picture', f.id, f.organisation_id, f.category, jsonb_build_object('words', f.words, 'takenOn', f.taken_on), f.recorded_at
    from people.picture f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select 'note', f.id, f.organisation_id, f.category, jsonb_build_object('words', f.words, 'happenedAt', f.happened_at), f.recorded_at
    from people.note f where f.record_id in (select mine.id from mine) and f.ended_at is null
    union all
    select f.kind, f.id, f.organisation_id, f.category, f.content, f.recorded_at from street.own_facts(array(select mine.id from mine)) f
  )
  select fact.kind, fact.id, o.name, fact.category, fact.content, fact.recorded_at
  from fact join partnership.organisation o on o.id = fact.organisation_id
  join partnership.information_category k on k.code = fact.category
  where not people.is_hidden_from_view(a.partnership_id, fact.kind, fact.category)
  order by k.position, fact.kind, fact.recorded_at desc, fact.id;
end $$;

create or replace function people.own_ask_correction(session_hash bytea, new_id uuid, of_kind text, of_fact uuid, what text) returns text
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash); of_table text; r record;
begin
  if a.id is null then return 'gone'; end if;
  if exists (select from people.own_corrections(session_hash) c where c.id = new_id) then return 'asked'; end if;
  if not exists (select from people.own_facts(session_hash) f where f.kind = of_kind and f.id = of_fact) or of_kind like 'street-%' then return 'gone'; end if;
  if (select count(*) from people.own_corrections(session_hash) c where c.state in ('asked', 'challenged')) >= 50 then return 'many'; end if;
  of_table := case of_kind when 'pet' then 'companion' else of_kind end;
  execute format('select record_id, organisation_id, category from people.%I where id = $1', of_table) into r using of_fact;
  insert into people.correction (id, partnership_id, record_id, organisation_id, category, fact_kind, fact_id, said)
  values (new_id, a.partnership_id, r.record_id, r.organisation_id, r.category, of_table, of_fact, what);
  perform people.own_audit(a.partnership_id, 'people.correction.asked', a.person_id, jsonb_build_object('correction', new_id));
  return 'asked';
end $$;
