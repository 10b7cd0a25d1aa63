-- Who works with somebody and until when, what is seen in an emergency, why somebody may see, and who looked.

-- Involvement, restrictions -------------------------------------------------------------------------------

alter table people.involvement
  add column because text,
  add column ended_by uuid,
  add column ended_because text,
  add foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id),
  add foreign key (partnership_id, ended_by) references partnership.user_account (partnership_id, id);
comment on column people.involvement.because is 'Why they work with the person, in words.';
comment on column people.involvement.ended_because is 'Why it ended, in words.';
grant update (ended_by, ended_because) on people.involvement to throughline_app;

alter table people.restriction
  add column lifted_by uuid,
  add column lifted_because text,
  add foreign key (partnership_id, lifted_by) references partnership.user_account (partnership_id, id);
comment on column people.restriction.lifted_because is 'Why it is not needed any more.';
grant update (lifted_by, lifted_because) on people.restriction to throughline_app;

-- Parameters ----------------------------------------------------------------------------------------------

create table people.watch_setting (
  partnership_id uuid references partnership.partnership,
  version integer not null,
  people_hourly integer not null check (people_hourly between 1 and 10000),
  people_daily integer not null check (people_daily between 1 and 10000),
  times_usual numeric(4, 1) not null check (times_usual >= 1),
  night_from time not null,
  night_until time not null,
  glass_minutes integer not null check (glass_minutes between 15 and 1440),
  glass_letters integer not null check (glass_letters between 1 and 500),
  glass_tries integer not null check (glass_tries between 1 and 100),
  set_at timestamptz not null default now(),
  set_by uuid,
  constraint watch_setting_follows_newest unique nulls not distinct (partnership_id, version),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
comment on table people.watch_setting is 'From when on looking at people is unusual, and how the glass is broken. The newest version of a partnership counts; those without a partnership are for all that set none.';
comment on column people.watch_setting.people_hourly is 'Looking at more different people than this in an hour is listed.';
comment on column people.watch_setting.times_usual is 'So is looking at this many times as many in a day as is usual for the same user, from the tenth person on.';
comment on column people.watch_setting.night_from is 'Night begins, in England.';
comment on column people.watch_setting.glass_minutes is 'For how long the glass may be broken at most.';
comment on column people.watch_setting.glass_letters is 'How long the reason must be at least.';
comment on column people.watch_setting.glass_tries is 'How often one user may try details of somebody in an hour.';
insert into people.watch_setting (partnership_id, version, people_hourly, people_daily, times_usual, night_from, night_until, glass_minutes, glass_letters, glass_tries)
values (null, 1, 40, 120, 3, '22:00', '06:00', 240, 20, 5);

create function people.watch_settings() returns people.watch_setting
language sql stable security definer set search_path = people, pg_temp as $$
  select s from people.watch_setting s
  where s.partnership_id = platform.current_partnership_id() or s.partnership_id is null
  order by s.partnership_id nulls last, s.version desc limit 1
$$;
comment on function people.watch_settings is 'The parameters that count for the partnership of whoever asks.';

select platform.guard('people.watch_setting');
grant select, insert on people.watch_setting to throughline_app;
create policy own_and_common on people.watch_setting for select to throughline_app
  using (partnership_id is null or partnership_id = (select platform.current_partnership_id()));
create policy guardians_set on people.watch_setting for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and set_by = (select platform.current_user_id())
    and (select platform.has_role('data-guardian')));

-- Breaking the glass ------------------------------------------------------------------------------------------

create table people.glass_try (
  user_id uuid not null references partnership.user_account,
  at timestamptz not null default now()
);
create index glass_try_user on people.glass_try (user_id, at);
comment on table people.glass_try is 'When somebody tried the details of a person whom they do not see. Not readable by requests.';
alter table people.glass_try enable row level security;

alter table people.glass
  add column named_by text not null default 'page' check (named_by in ('reference', 'name', 'page')),
  add column ended_by uuid,
  add foreign key (partnership_id, ended_by) references partnership.user_account (partnership_id, id);
comment on column people.glass.named_by is 'reference, name: they knew it exactly; page: they saw the person, and not enough of them.';
comment on column people.glass.ended_by is 'Who ended it before its time.';

create function people.plain_name(name text) returns text language sql immutable parallel safe as
$$ select lower(translate(name, ' -''’.', '')) $$;
comment on function people.plain_name is 'A name without capitals, spaces, hyphens and apostrophes.';
grant execute on function people.plain_name(text) to throughline_app;
create index name_plain on people.name (partnership_id, people.plain_name(given || family));

create function people.begin_glass(new_id uuid, of_person uuid, named text, wanted text[], why text, minutes integer) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare of_record uuid;
begin
  select r.id into of_record from people.record r
  where r.person_id = of_person and r.partnership_id = platform.current_partnership_id() and (
    r.organisation_id = platform.current_organisation_id() or exists (
      select from partnership.clause_in_force c
      join partnership.party_in_force mine on mine.agreement_id = c.agreement_id and mine.organisation_id = platform.current_organisation_id()
      join partnership.party_in_force theirs on theirs.agreement_id = c.agreement_id and theirs.organisation_id = r.organisation_id))
  order by r.given_at, r.id limit 1;
  -- Opens nothing: whoever is barred, and records of organisations that share nothing with theirs.
  if not found or people.is_barred(platform.current_user_id(), of_person) then return false; end if;
  insert into people.glass (id, partnership_id, record_id, user_id, organisation_id, reason, categories, named_by, until_at)
  values (new_id, platform.current_partnership_id(), of_record, platform.current_user_id(), platform.current_organisation_id(),
          why, wanted, named, now() + make_interval(mins => minutes));
  perform platform.record_audit('people.glass.broken', 'person', of_person,
    jsonb_build_object('glass', new_id, 'categories', wanted, 'minutes', minutes));
  return true;
end $$;
comment on function people.begin_glass is 'Breaks the glass before one person, where that opens anything. Not granted: those below say who may.';

create function people.refuse_bad_glass(wanted text[], why text, minutes integer) returns void
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare s people.watch_setting := people.watch_settings();
begin
  if not platform.has_role('worker') then
    raise insufficient_privilege using message = 'only those who work with people break the glass';
  end if;
  if minutes not between 1 and s.glass_minutes or length(trim(why)) < s.glass_letters
     or exists (select from unnest(wanted) w where w not in (select c.code from partnership.information_category c)) then
    raise check_violation using message = 'a reason, known categories and a length of time are needed';
  end if;
end $$;
comment on function people.refuse_bad_glass is 'Stops whoever may not, and what is not filled in.';

create function people.break_glass(new_ids uuid[], by_reference text, full_name text, born date, wanted text[], why text, minutes integer) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare
  me uuid := platform.current_user_id();
  persons uuid[];
  opened integer := 0;
begin
  perform people.refuse_bad_glass(wanted, why, minutes);
  perform pg_advisory_xact_lock(hashtextextended('glass ' || me, 0));
  delete from people.glass_try where at < now() - interval '1 day';
  if (select count(*) from people.glass_try t where t.user_id = me and t.at > now() - interval '1 hour')
     >= (people.watch_settings()).glass_tries then return false; end if;
  insert into people.glass_try (user_id) values (me);

  if by_reference <> '' then
    persons := array(select people.persons_called(array[by_reference]) limit 1);
  else
    persons := array(
      select distinct r.person_id from people.name n join people.record r on r.id = n.record_id
      where n.partnership_id = platform.current_partnership_id() and people.plain_name(n.given || n.family) = people.plain_name(full_name)
        and n.ended_because is distinct from 'wrong'
        and exists (select from people.record other join people.birth b on b.record_id = other.id
          where other.person_id = r.person_id and b.precision = 'day' and b.ended_because is distinct from 'wrong'
            and b.year = extract(year from born) and b.month = extract(month from born) and b.day = extract(day from born))
      limit cardinality(new_ids));
  end if;
  for i in 1 .. cardinality(persons) loop
    if people.begin_glass(new_ids[i], persons[i], case when by_reference <> '' then 'reference' else 'name' end, wanted, why, minutes) then
      opened := opened + 1;
    end if;
  end loop;
  perform platform.record_audit('people.glass.tried', null, null,
    jsonb_build_object('by', case when by_reference <> '' then 'reference' else 'name' end, 'opened', opened, 'categories', wanted, 'minutes', minutes));
  return true;
end $$;
comment on function people.break_glass is
  'Breaks the glass before whoever has exactly this reference, or this full name and date of birth: for each of them one of the new ids. Answers the same whether there was anybody; false only where this user tried too often, which is told before anything is looked up.';

create function people.break_glass_of(new_id uuid, of_person uuid, wanted text[], why text, minutes integer) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
begin
  perform people.refuse_bad_glass(wanted, why, minutes);
  return people.sees(of_person) and people.begin_glass(new_id, of_person, 'page', wanted, why, minutes);
end $$;
comment on function people.break_glass_of is 'Breaks the glass before somebody whom whoever asks sees, for kinds of information that they do not.';

create function people.end_glass(of_glass uuid) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
begin
  update people.glass g set until_at = now(), ended_by = platform.current_user_id()
  where g.id = of_glass and g.partnership_id = platform.current_partnership_id() and g.until_at > now()
    and (g.user_id = platform.current_user_id() or people.may_review(g.record_id, g.user_id));
  return found;
end $$;
comment on function people.end_glass is 'Ends it before its time: whoever broke it, or a data guardian.';

grant execute on function people.watch_settings(), people.break_glass(uuid[], text, text, date, text[], text, integer),
  people.break_glass_of(uuid, uuid, text[], text, integer), people.end_glass(uuid) to throughline_app;

-- Every event about somebody says so while its author sees them through broken glass.
create function platform.audit_marks(subject_kind text, subject_id uuid) returns jsonb
language plpgsql stable security definer set search_path = platform, pg_temp as $$
declare broken uuid;
begin
  if subject_kind is distinct from 'person' then return '{}'; end if;
  select g.id into broken from people.glass g join people.record r on r.id = g.record_id
  where g.user_id = platform.current_user_id() and g.until_at > now() and r.person_id = subject_id
  order by g.until_at desc limit 1;
  return case when broken is null then '{}' else jsonb_build_object('glass', broken) end;
end $$;
comment on function platform.audit_marks is 'What belongs to the details of every event about a subject.';

create or replace function platform.record_audit(event text, subject_kind text, subject_id uuid, details jsonb)
returns bigint language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  new_event platform.audit_event;
  of_chain uuid := coalesce(platform.current_partnership_id(), '00000000-0000-0000-0000-000000000000');
  tail platform.audit_chain;
begin
  new_event.details := coalesce(details, '{}') || platform.audit_marks(subject_kind, subject_id);
  insert into platform.audit_chain values (of_chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select * into tail from platform.audit_chain where audit_chain.chain = of_chain for update;
  new_event.chain := of_chain;
  new_event.number := tail.last_number + 1;
  new_event.at := clock_timestamp();
  new_event.user_id := platform.current_user_id();
  new_event.organisation_id := platform.current_organisation_id();
  new_event.purpose := platform.current_purpose();
  new_event.event := record_audit.event;
  new_event.subject_kind := record_audit.subject_kind;
  new_event.subject_id := record_audit.subject_id;
  new_event.previous_hash := tail.last_hash;
  new_event.hash := platform.audit_hash(new_event);
  insert into platform.audit_event select new_event.*;
  update platform.audit_chain set last_number = new_event.number, last_hash = new_event.hash where audit_chain.chain = of_chain;
  perform set_config('throughline.audited', pg_current_xact_id()::text, true);
  return new_event.number;
end $$;

-- Why, and why not ------------------------------------------------------------------------------------------------

create function people.why(for_user uuid, of_person uuid)
returns table (held_by uuid, category text, ground text, because uuid)
language sql stable security definer set search_path = people, pg_temp as $$
  select h.organisation_id, c.code, g.ground, g.because
  from partnership.user_account u
  cross join (
    select distinct r.organisation_id from people.record r
    where r.person_id = of_person and r.partnership_id = platform.current_partnership_id()
      and people.may_read(platform.current_user_id(), of_person, r.organisation_id, 'identity')) h
  cross join partnership.information_category c
  cross join lateral people.grounds(for_user, of_person, h.organisation_id, c.code) g
  where u.id = for_user and u.partnership_id = platform.current_partnership_id()
$$;
comment on function people.why is
  'On which grounds a user reads each kind of information about a person in each record that whoever asks sees: the grounds by which row-level security decides.';

create function people.what_is_missing(for_user uuid, of_person uuid, held_by uuid, of_category text)
returns table (missing text, clause_id uuid)
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare
  reader record;
  works boolean;
  leads boolean;
  guards boolean;
  restricted boolean;
begin
  if people.is_barred(for_user, of_person) then missing := 'barred'; return next; return; end if;
  if exists (select from people.grounds(for_user, of_person, held_by, of_category)) then return; end if;
  select u.partnership_id, u.organisation_id,
    u.disabled_at is null and (o.ended_on is null or o.ended_on >= current_date) as active into reader
  from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id where u.id = for_user;
  if not found or not reader.active or not exists (select from people.person p where p.id = of_person and p.partnership_id = reader.partnership_id) then
    missing := 'account'; return next; return;
  end if;
  works := exists (select from partnership.user_role r where r.user_id = for_user and r.role = 'worker');
  guards := of_category = 'identity' and exists (select from partnership.user_role r where r.user_id = for_user and r.role = 'data-guardian');
  leads := of_category = 'identity' and exists (select from partnership.user_role r where r.user_id = for_user and r.role = 'matching-lead');
  if not works and not guards and not leads then missing := 'role'; return next; return; end if;
  restricted := people.is_restricted(of_person) and not people.is_named(for_user, of_person);
  if restricted and not guards then missing := 'restricted'; return next; return; end if;
  if of_category <> 'identity' and not exists (select from partnership.user_category c where c.user_id = for_user and c.category = of_category) then
    missing := 'permission'; return next;
  end if;
  if held_by = reader.organisation_id and works and not restricted then return; end if;
  if not exists (
    select from partnership.clause_in_force c
    join partnership.party_in_force mine on mine.agreement_id = c.agreement_id and mine.organisation_id = reader.organisation_id
    join partnership.party_in_force theirs on theirs.agreement_id = c.agreement_id and theirs.organisation_id = held_by
    where c.category = of_category) then
    missing := case when restricted then 'restricted' else 'agreement' end; return next; return;
  end if;
  if people.objects(of_person, reader.organisation_id, of_category) then missing := 'objection'; return next; end if;
  for missing, clause_id in
    select needed.what, c.id
    from partnership.clause_in_force c
    join partnership.party_in_force mine on mine.agreement_id = c.agreement_id and mine.organisation_id = reader.organisation_id
    join partnership.party_in_force theirs on theirs.agreement_id = c.agreement_id and theirs.organisation_id = held_by
    cross join lateral (values
      ('involvement', c.needs_involvement and not people.is_involved(for_user, of_person, of_category)),
      ('consent', c.needs_consent and not people.has_consented(of_person, reader.organisation_id, of_category))) needed (what, is_missing)
    where c.category = of_category and needed.is_missing
  loop return next; end loop;
end $$;
comment on function people.what_is_missing is
  'What would have to be otherwise for a user to read a kind of information: account, role, barred, restricted, permission, agreement, objection, or of a clause the involvement or the consent. No row: they read it. Not granted: why_not asks it.';

create function people.why_not(for_user uuid, of_person uuid)
returns table (held_by uuid, category text, missing text, clause_id uuid)
language sql stable security definer set search_path = people, pg_temp as $$
  select distinct h.organisation_id, c.code,
    case when m.missing in ('barred', 'objection') and not platform.has_role('data-guardian') then 'withheld' else m.missing end,
    m.clause_id
  from partnership.user_account u
  cross join (
    select distinct r.organisation_id from people.record r
    where r.person_id = of_person and r.partnership_id = platform.current_partnership_id()
      and people.may_read(platform.current_user_id(), of_person, r.organisation_id, 'identity')) h
  cross join partnership.information_category c
  cross join lateral people.what_is_missing(for_user, of_person, h.organisation_id, c.code) m
  where u.id = for_user and u.partnership_id = platform.current_partnership_id()
$$;
comment on function people.why_not is
  'What is missing where people.why has no row. That somebody is barred or objected to is said to the data guardian only: whom it is about must not learn of it from a colleague.';
grant execute on function people.why(uuid, uuid), people.why_not(uuid, uuid) to throughline_app;

-- Who looked ---------------------------------------------------------------------------------------------------

create policy guardians_read_about_people on platform.audit_event for select to throughline_app
  using (chain = (select platform.current_partnership_id()) and (select platform.has_role('data-guardian')) and event like 'people.%');

create index audit_event_shown on platform.audit_event using gin ((details -> 'shown')) where event = 'people.person.searched';
comment on index platform.audit_event_shown is 'Whom a search showed.';

create function people.events_about(of_person uuid, before_number bigint, most integer)
returns table (number bigint, at timestamptz, user_id uuid, who text, organisation text, purpose text, event text, glass uuid)
language sql stable security definer set search_path = people, pg_temp as $$
  with placed as (
    select l.person_id, l.linked_at as from_at, lead(l.linked_at) over (partition by l.record_id order by l.number) as until_at
    from people.record r join people.link l on l.record_id = r.id
    where r.person_id = of_person and r.partnership_id = platform.current_partnership_id()
  )
  select e.number, e.at, e.user_id, u.name, o.name, e.purpose, e.event, (e.details ->> 'glass')::uuid
  from (
    select a.*, a.subject_id as person_id from platform.audit_event a
    where a.chain = platform.current_partnership_id() and a.subject_kind = 'person' and a.number < before_number
      and a.subject_id in (select p.person_id from placed p)
    union all
    select a.*, p.person_id from (select distinct placed.person_id from placed) p
    join platform.audit_event a on a.details -> 'shown' ? p.person_id::text
    where a.event = 'people.person.searched' and a.chain = platform.current_partnership_id() and a.number < before_number
  ) e
  left join partnership.user_account u on u.id = e.user_id
  left join partnership.organisation o on o.id = e.organisation_id
  where people.sees(of_person)
    and exists (select from placed p where p.person_id = e.person_id
      and (p.person_id = of_person or e.at >= p.from_at) and (p.until_at is null or e.at < p.until_at))
    and (platform.has_role('data-guardian')
      or e.event !~ '^people\.(bar|objection)\.' and not (e.user_id is null and e.event ~ '^people\.own-access\.'))
  order by e.number desc limit least(most, 200)
$$;
comment on function people.events_about is
  'Every look and change at a person, newest first, searches that showed them too, for whoever sees them: also of the time when their records stood with a person who was merged into them, and not after a record was taken away again. That somebody is barred or objected to is left out but for the data guardian.';
grant execute on function people.events_about(uuid, bigint, integer) to throughline_app;

create table people.access_finding (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  kind text not null check (kind in ('many', 'own-surname', 'restricted', 'night', 'no-involvement', 'glass')),
  user_id uuid not null,
  person_id uuid,
  first_number bigint not null,
  finding text not null check (finding in ('explained', 'not-explained')),
  words text not null check (length(words) between 1 and 2000),
  found_at timestamptz not null default now(),
  found_by uuid not null,
  unique (partnership_id, kind, user_id, first_number),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, person_id) references people.person (partnership_id, id),
  foreign key (partnership_id, found_by) references partnership.user_account (partnership_id, id),
  check (found_by <> user_id)
);
comment on table people.access_finding is 'An unusual access that a data guardian looked into, and what came of it. Nobody looks into their own.';
comment on column people.access_finding.first_number is 'The first event in the audit chain that it is about.';
select platform.guard('people.access_finding');
grant select, insert on people.access_finding to throughline_app;
create policy guardians on people.access_finding for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('data-guardian')));
create policy guardians_find on people.access_finding for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('data-guardian'))
    and found_by = (select platform.current_user_id()) and user_id <> (select platform.current_user_id()));

create function people.unusual_access(from_at timestamptz, until_at timestamptz)
returns table (kind text, user_id uuid, person_id uuid, first_number bigint, first_at timestamptz, looks bigint, people bigint, usual numeric)
language sql stable security definer set search_path = people, pg_temp as $$
  with setting as (select (people.watch_settings()).*),
  before as (
    select e.number, e.at, e.user_id, e.organisation_id, e.subject_id as person_id, (e.details ->> 'glass') is not null as under_glass,
      (e.at at time zone 'Europe/London')::date as day, date_trunc('hour', e.at) as hour,
      (e.at at time zone 'Europe/London')::time as clock
    from platform.audit_event e
    where platform.has_role('data-guardian') and e.chain = platform.current_partnership_id() and e.subject_kind = 'person'
      and e.event ~ '^people\..*\.(viewed|exported|downloaded|printed)$' and e.user_id is not null
      and e.at >= from_at - interval '28 days' and e.at < until_at
  ),
  look as (select * from before where at >= from_at),
  day as (select b.user_id, b.day, count(distinct b.person_id) as people, count(*) as looks, min(b.number) as number, min(b.at) as at from before b group by 1, 2),
  busy_day as (
    select d.*, (select round(avg(earlier.people), 1) from day earlier where earlier.user_id = d.user_id and earlier.day < d.day and earlier.day >= d.day - 28) as usual
    from day d where d.at >= from_at
  ),
  found as (
    select 'many' as kind, b.user_id, null::uuid as person_id, b.number, b.at, b.looks, b.people, b.usual
    from busy_day b, setting s where b.people > s.people_daily or b.people >= 10 and b.people >= s.times_usual * b.usual
    union all
    select 'many', l.user_id, null, min(l.number), min(l.at), count(*), count(distinct l.person_id), null
    from look l, setting s group by l.user_id, l.hour, s.people_hourly having count(distinct l.person_id) > s.people_hourly
    union all
    select one.kind, one.user_id, one.person_id, min(one.number), min(one.at), count(*), 1, null
    from (
      select 'own-surname' as kind, l.* from look l join partnership.user_account u on u.id = l.user_id
      where exists (select from people.link k join people.name n on n.record_id = k.record_id
        where k.person_id = l.person_id and n.family <> '' and people.plain_name(n.family) = people.plain_name(substring(u.name from '[^ ]+$')))
      union all
      select 'restricted', l.* from look l
      where exists (select from people.link k join people.restriction r on r.record_id = k.record_id
        where k.person_id = l.person_id and r.from_at <= l.at and (r.until_at is null or r.until_at > l.at))
      union all
      select 'night', l.* from look l, setting s
      where case when s.night_from < s.night_until then l.clock >= s.night_from and l.clock < s.night_until
        else l.clock >= s.night_from or l.clock < s.night_until end
      union all
      select 'no-involvement', l.* from look l
      where not exists (select from people.link k join people.record r on r.id = k.record_id
          where k.person_id = l.person_id and r.organisation_id = l.organisation_id)
        and not exists (select from people.link k join people.involvement i on i.record_id = k.record_id
          where k.person_id = l.person_id and i.organisation_id = l.organisation_id and i.from_at <= l.at and (i.until_at is null or i.until_at > l.at))
      union all
      select 'glass', l.* from look l where l.under_glass
    ) one group by one.kind, one.user_id, one.person_id, one.day
  )
  -- A busy hour of a busy day is one thing.
  select f.kind, f.user_id, f.person_id, f.number, min(f.at), max(f.looks), max(f.people), max(f.usual)
  from found f group by f.kind, f.user_id, f.person_id, f.number
$$;
comment on function people.unusual_access is
  'What a data guardian looks into, of a stretch of time: many people in an hour or in a day (also against what is usual for the same user), people of their own surname, restricted people, at night, people whom their organisation neither works with nor holds a record of, broken glass. No row for anybody else.';
grant execute on function people.unusual_access(timestamptz, timestamptz) to throughline_app;
