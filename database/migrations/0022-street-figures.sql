-- National figures from events: what other systems hold about who was seen (for figures alone), the definitions as
-- versioned data, the functions that count, and the rules by which small numbers are hidden.

-- What was imported ----------------------------------------------------------------------------------------------
-- People of another system under its own numbers, held for figures and never joined to the people of the partnership:
-- requests may not read a row of it, only ask the functions below for counts. Written by `throughline street import` alone.

create table street.figure_import (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  source text not null check (length(source) between 1 and 100),
  edition integer not null check (edition >= 1),
  imported_at timestamptz not null default now(),
  replaced_at timestamptz,
  people integer not null,
  sightings integer not null,
  nights integer not null,
  stays integer not null,
  exits integer not null,
  account jsonb not null default '{}',
  unique (partnership_id, id),
  constraint figure_import_follows_newest unique (partnership_id, source, edition)
);
create unique index figure_import_current on street.figure_import (partnership_id, source) where replaced_at is null;
comment on table street.figure_import is 'Each time that files of another system were imported for figures. The account stays when the rows are replaced.';
comment on column street.figure_import.source is 'Which system they came from; importing from it again replaces what came from it before.';
comment on column street.figure_import.nights is 'People, areas and nights: what is left of sightings when those of one night in one area are taken as one.';
comment on column street.figure_import.account is 'The files with their sizes and hashes, and what was worth a note.';

create table street.figure_area (
  partnership_id uuid not null references partnership.partnership,
  area_no integer not null,
  code text not null check (length(code) between 1 and 40),
  primary key (partnership_id, area_no),
  unique (partnership_id, code)
);
comment on table street.figure_area is 'The area codes that imported sightings name, each with a number to keep the rows narrow. Need not be an area of the partnership.';

create table street.figure_person (
  person_no integer primary key,
  partnership_id uuid not null,
  import_id uuid not null,
  id text not null,
  born_from date,
  born_to date check (born_to >= born_from),
  sex text,
  gender text,
  ethnicity text,
  nationality text,
  care_leaver boolean,
  known_on date not null,
  unique (partnership_id, person_no),
  unique (partnership_id, id, import_id),
  foreign key (partnership_id, import_id) references street.figure_import (partnership_id, id)
);
create index figure_person_import on street.figure_person (import_id);
comment on table street.figure_person is 'Somebody in another system, under the number that it gave them. Numbers of two sources are different people.';
comment on column street.figure_person.id is 'As the file has it. Not a name, and not a person of this system.';
comment on column street.figure_person.born_from is 'The earliest day on which they can have been born; null where nobody knows.';
comment on column street.figure_person.born_to is 'The latest such day; the same where the whole date is known.';
comment on column street.figure_person.care_leaver is 'Null where it was not said.';
comment on column street.figure_person.known_on is 'The day at whose end this was known; -infinity where the file does not say.';

create table street.figure_night (
  partnership_id uuid not null,
  person_no integer not null,
  area_no integer not null,
  night date not null,
  bedded_on date,
  contact_on date not null
);
create unique index figure_night_person on street.figure_night (person_no, area_no, night) include (bedded_on, contact_on);
create index figure_night_night on street.figure_night (partnership_id, night, area_no, person_no) include (bedded_on);
comment on table street.figure_night is 'Each person, area and night of the imported sightings, once. No foreign key: written only from a join with figure_person in one statement, and one check a row would double the time of an import.';
comment on column street.figure_night.night is 'The date on which the night began (street.night_of).';
comment on column street.figure_night.bedded_on is 'The day at whose end it was first known that they were bedded down or about to; null where they were not.';
comment on column street.figure_night.contact_on is 'The same of any sighting.';

create table street.figure_stay (
  partnership_id uuid not null,
  person_no integer not null,
  area text,
  kind text not null,
  start_on date not null,
  end_on date check (end_on >= start_on),
  end_reason text,
  known_on date not null,
  foreign key (partnership_id, person_no) references street.figure_person (partnership_id, person_no)
);
create index figure_stay_start on street.figure_stay (partnership_id, start_on, person_no);
create index figure_stay_person on street.figure_stay (person_no);
comment on table street.figure_stay is 'A stay in accommodation, of any kind, of somebody imported.';

create table street.figure_exit (
  partnership_id uuid not null,
  person_no integer not null,
  kind text not null,
  left_on date not null,
  known_on date not null,
  foreign key (partnership_id, person_no) references street.figure_person (partnership_id, person_no)
);
create index figure_exit_left on street.figure_exit (partnership_id, left_on, person_no);
create index figure_exit_person on street.figure_exit (person_no);
comment on table street.figure_exit is 'The day on which somebody imported left an institution.';

do $$
declare name text;
begin
  foreach name in array array['figure_import', 'figure_area', 'figure_person', 'figure_night', 'figure_stay', 'figure_exit'] loop
    execute format('alter table street.%I enable row level security', name);
  end loop;
end $$;
grant select on street.figure_import to throughline_app;
create policy own_partnership on street.figure_import for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()));

-- Definitions ----------------------------------------------------------------------------------------------------

create table street.figure_definition (
  partnership_id uuid references partnership.partnership,
  version integer not null check (version >= 1),
  parameters jsonb not null,
  because text not null,
  source text not null,
  set_at timestamptz not null default now(),
  set_by uuid,
  constraint figure_definition_follows_newest unique nulls not distinct (partnership_id, version),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
comment on table street.figure_definition is 'What the words new, returning, long-term mean: every question that the national texts leave open is a parameter. Those without a partnership are national; a partnership''s own newest counts before them.';
select platform.guard('street.figure_definition');
grant select, insert on street.figure_definition to throughline_app;
create policy own_and_national on street.figure_definition for select to throughline_app
  using (partnership_id is null or partnership_id = (select platform.current_partnership_id()));
create policy coordinators_set on street.figure_definition for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and set_by = (select platform.current_user_id())
    and (select platform.has_role('coordinator')));
insert into street.figure_definition (partnership_id, version, parameters, because, source)
values (null, 1, '{
  "p1Scope": "LA", "p1Reckoning": "date", "newMonths": 60,
  "b1CountsReportingMonth": true, "longTermMonths": 3, "longTermWindowMonths": 12,
  "nr1ContactKind": "bedded-down", "returningGapDays": 180, "returningMonths": 60,
  "settledMonths": 12,
  "settledKinds": ["supported-housing", "long-stay-hostel", "social-tenancy", "private-tenancy", "housing-first"],
  "historyScope": "LA", "exitDays": 85, "p2IncludesCareLeavers": true, "careLeaverAge": 25, "youngAge": 25, "bandDays": 180
}', 'The Rough Sleeping Data Framework as it is read here until the partnership decides otherwise',
  'MHCLG Rough Sleeping Data Framework and Centre for Homelessness Impact; open questions decided by Throughline');

-- The same from our own contacts -----------------------------------------------------------------------------------
-- A person is whoever the record belongs to now, so that somebody merged from two records counts once.

create view street.own_night with (security_invoker = true) as
select c.partnership_id, r.person_id as person, c.area_code as area, c.night_of as night,
  case when c.bedding <> 'no' then (c.recorded_at at time zone 'Europe/London')::date end as bedded_on,
  (c.recorded_at at time zone 'Europe/London')::date as contact_on,
  (c.withdrawn_at at time zone 'Europe/London')::date as until_on
from street.contact c join people.record r on r.id = c.record_id
where c.area_code is not null;
comment on view street.own_night is 'Our own contacts in the shape in which figures are counted: who, where, which night, known from when until when.';

create view street.own_person with (security_invoker = true) as
select p.partnership_id, p.id as person, p.reference as id, birth.born_from, birth.known_on as born_known_on,
  care.care_leaver, care.known_on as care_known_on
from people.person p
left join lateral (
  select case b.precision
      when 'day' then make_date(b.year, b.month, 1) + (b.day - 1)
      when 'month' then make_date(b.year, b.month, 1)
      when 'year' then make_date(b.year, 1, 1)
      when 'age' then (b.as_on - make_interval(years => b.age_to + 1))::date + 1 end as born_from,
    (b.recorded_at at time zone 'Europe/London')::date as known_on
  from people.record r join people.birth b on b.record_id = r.id
  where r.person_id = p.id and b.ended_at is null and b.precision <> 'about'
  order by array_position(array['day', 'month', 'year', 'age'], b.precision), b.recorded_at desc, b.id limit 1
) birth on true
left join lateral (
  select a.choice = 'yes' as care_leaver, (a.recorded_at at time zone 'Europe/London')::date as known_on
  from people.record r join people.answer a on a.record_id = r.id
  where r.person_id = p.id and a.question = 'care-leaver' and a.state = 'answered' and a.ended_at is null
  order by a.recorded_at desc, a.id limit 1
) care on true;
comment on view street.own_person is 'Of our own people what figures need: the earliest day on which they can have been born, and whether they were in care.';

-- Counting ---------------------------------------------------------------------------------------------------------

create function street.younger_than(years integer, born date, at date) returns boolean
language sql immutable parallel safe as $$
  select at < (born + make_interval(years => years))::date
    + case when extract(month from born) = 2 and extract(day from born) = 29
        and extract(day from born + make_interval(years => years)) = 28 then 1 else 0 end
$$;
comment on function street.younger_than is 'Whether somebody has not yet reached that age on a day. Who was born on 29 February is a year older on 1 March where there is no 29th.';

-- One statement for both bases: imported rows (numbers) and our own (ids). Names in capitals are put in below.
create function street.figure_statement(own boolean, p jsonb) returns text
language plpgsql immutable set search_path = street, pg_temp as $$
declare
  nights text := case when own then 'street.own_night' else 'street.figure_night' end;
  known text := case when own then ' and (n.until_on is null or n.until_on > $4)' else '' end;
  person text := case when own then 'person' else 'person_no' end;
  area text := case when own then 'area' else 'area_no' end;
  history text := case when p ->> 'historyScope' = 'REGION' then '' else format(' and n.%I = s.area', case when own then 'area' else 'area_no' end) end;
  of_new text := case when p ->> 'p1Scope' = 'REGION' then '' else format(' and n.%I = s.area', case when own then 'area' else 'area_no' end) end;
  earlier text := 'left join lateral (select n.night from NIGHTS n where n.PERSON = s.person SCOPE and n.night < s.first_night and n.SEEN_ON <= $4 KNOWN order by n.night desc limit 1) ALIAS on true ';
  said text;
begin
  said := 'with seen as materialized (
      select n.PERSON as person, n.AREA as area, min(n.night) as first_night
      from NIGHTS n where n.partnership_id = $1 and n.night between $2 and $3 and n.bedded_on <= $4 KNOWN and ($5 is null or n.AREA = $5)
      group by 1, 2
    ), history as materialized (
      select s.person, s.area, s.first_night, before.night as before, newer.night as newer, contact.night as contact, w.months, w.nights
      from seen s '
    || replace(replace(replace(earlier, 'SCOPE', history), 'SEEN_ON', 'bedded_on'), 'ALIAS', 'before')
    || case when of_new = history then 'cross join lateral (select before.night) newer '
       else replace(replace(replace(earlier, 'SCOPE', of_new), 'SEEN_ON', 'bedded_on'), 'ALIAS', 'newer') end
    || case when p ->> 'nr1ContactKind' = 'any' then replace(replace(replace(earlier, 'SCOPE', history), 'SEEN_ON', 'contact_on'), 'ALIAS', 'contact')
       else 'cross join lateral (select before.night) contact ' end
    || 'cross join lateral (
        select bit_count(coalesce(bit_or(1 << width_bucket(n.night, $6)) filter (where n.night >= $6[1] and n.night < $7), 0)::bit(32)) as months,
          count(' || case when own or p ->> 'historyScope' = 'REGION' then 'distinct ' else '' end || 'n.night) filter (where n.night >= $8) as nights
        from NIGHTS n where n.PERSON = s.person ' || history || ' and n.night between least($6[1], $8) and $3 and n.bedded_on <= $4 KNOWN) w
    )';
  if own then
    said := said || '
    select s.area::text, false, p.id, s.first_night,
      s.newer is null or s.newer < NEW_FROM, ''{}''::text[],
      coalesce(p.care_known_on <= $4 and p.care_leaver and p.born_known_on <= $4 and street.younger_than(($11 ->> ''careLeaverAge'')::int, p.born_from, s.first_night), false),
      coalesce(p.born_known_on <= $4 and street.younger_than(($11 ->> ''youngAge'')::int, p.born_from, s.first_night), false),
      s.months >= ($11 ->> ''longTermMonths'')::int, s.nights::int,
      RETURNING, false, false
    from history s join street.own_person p on p.person = s.person';
  else
    said := said || ', stayed as materialized (
      select s.person, s.area, bool_or(t.start_on between $2 and $3) as housed,
        bool_or(t.kind = any ($9) and t.start_on < s.first_night and t.start_on >= s.first_night - make_interval(months => ($11 ->> ''settledMonths'')::int)) as settled
      from street.figure_stay t join seen s on s.person = t.person_no
      where t.partnership_id = $1 and t.known_on <= $4
        and t.start_on between ($2 - make_interval(months => ($11 ->> ''settledMonths'')::int))::date and $3
      group by 1, 2
    ), released as materialized (
      select s.person, s.area, array_agg(distinct e.kind order by e.kind) as kinds
      from street.figure_exit e join seen s on s.person = e.person_no
      where e.partnership_id = $1 and e.known_on <= $4 and e.left_on between $2 - ($11 ->> ''exitDays'')::int and $3
        and exists (select from NIGHTS n where n.PERSON = s.person and n.AREA = s.area and n.bedded_on <= $4
          and n.night between greatest($2, e.left_on) and least($3, e.left_on + ($11 ->> ''exitDays'')::int))
      group by 1, 2
    )
    select a.code, true, case when $10 and exists (select from street.figure_person o where o.partnership_id = $1 and o.id = p.id and o.person_no <> p.person_no)
        then i.source || ''/'' || p.id else p.id end, s.first_night,
      s.newer is null or s.newer < NEW_FROM, coalesce(r.kinds, ''{}''),
      coalesce(p.known_on <= $4 and p.care_leaver and street.younger_than(($11 ->> ''careLeaverAge'')::int, p.born_from, s.first_night), false),
      coalesce(p.known_on <= $4 and street.younger_than(($11 ->> ''youngAge'')::int, p.born_from, s.first_night), false),
      s.months >= ($11 ->> ''longTermMonths'')::int, s.nights::int,
      RETURNING, RETURNING and coalesce(t.settled, false), coalesce(t.housed, false)
    from history s
    join street.figure_area a on a.partnership_id = $1 and a.area_no = s.area
    join street.figure_person p on p.person_no = s.person
    join street.figure_import i on i.id = p.import_id
    left join stayed t on t.person = s.person and t.area = s.area
    left join released r on r.person = s.person and r.area = s.area';
  end if;
  said := replace(said, 'RETURNING', 'coalesce(s.before >= s.first_night - make_interval(months => ($11 ->> ''returningMonths'')::int)
        and s.first_night - greatest(s.before, s.contact) >= ($11 ->> ''returningGapDays'')::int, false)');
  said := replace(said, 'NEW_FROM', case when p ->> 'p1Reckoning' = 'month' then '$2' else 's.first_night' end
    || ' - make_interval(months => ($11 ->> ''newMonths'')::int)');
  return replace(replace(replace(replace(said, 'NIGHTS', nights), 'PERSON', person), 'AREA', area), 'KNOWN', known);
end $$;
comment on function street.figure_statement is 'The statement that street.figure_people runs, with the parameters of a definition in it.';

create function street.figure_people(of_partnership uuid, of_month date, as_of date, in_area text, p jsonb)
returns table (area text, imported boolean, person text, first_night date, is_new boolean, left_kinds text[], care_leaver boolean,
  young boolean, long_term boolean, nights integer, returned boolean, from_settled boolean, accommodated boolean)
language plpgsql stable security definer set search_path = street, pg_temp set work_mem = '64MB' set jit = off as $$
declare
  first date := date_trunc('month', of_month)::date;
  last date := (first + interval '1 month')::date - 1;
  known date := coalesce(as_of, 'infinity');
  months integer := (p ->> 'longTermWindowMonths')::int;
  starts date[] := array(select (first - make_interval(months => m))::date from generate_series(months - 1, 0, -1) m order by m desc);
  -- Nights from this day on do not count towards long-term.
  until date := case when (p ->> 'b1CountsReportingMonth')::boolean then last + 1 else first end;
  band_from date := last - ((p ->> 'bandDays')::int - 1);
  settled text[] := array(select jsonb_array_elements_text(p -> 'settledKinds'));
  number integer;
  several boolean := (select count(*) > 1 from street.figure_import i where i.partnership_id = of_partnership and i.replaced_at is null);
begin
  number := (select a.area_no from street.figure_area a where a.partnership_id = of_partnership and a.code = in_area);
  if in_area is null or number is not null then
    return query execute street.figure_statement(false, p)
      using of_partnership, first, last, known, number, starts, until, band_from, settled, several, p;
  end if;
  return query execute street.figure_statement(true, p)
    using of_partnership, first, last, known, in_area, starts, until, band_from, settled, several, p;
end $$;
comment on function street.figure_people is
  'Everybody seen sleeping rough in a month, once for each area, and what the definitions say of them as it was known at the end of a day (null: now). Not for requests: it names people. Month by any day of it.';

create function street.figure_counts(of_partnership uuid, of_month date, as_of date, in_area text, p jsonb)
returns table (area text, month bigint, new bigint, left_prison bigint, left_other_justice bigint, left_hospital bigint,
  left_armed_forces bigint, left_asylum_support bigint, care_leaver bigint, young bigint, long_term bigint, nights_1 bigint, nights_2 bigint,
  nights_3_5 bigint, nights_6_10 bigint, nights_over_10 bigint, returned bigint, from_settled bigint, accommodated bigint, left_any bigint)
language sql stable security definer set search_path = street, pg_temp as $$
  select f.area, count(*), count(*) filter (where f.is_new),
    count(*) filter (where 'prison' = any (f.left_kinds)), count(*) filter (where 'other-justice' = any (f.left_kinds)),
    count(*) filter (where 'hospital' = any (f.left_kinds)), count(*) filter (where 'armed-forces' = any (f.left_kinds)),
    count(*) filter (where 'asylum-support' = any (f.left_kinds)),
    count(*) filter (where f.care_leaver), count(*) filter (where f.young), count(*) filter (where f.long_term),
    count(*) filter (where f.nights = 1), count(*) filter (where f.nights = 2), count(*) filter (where f.nights between 3 and 5),
    count(*) filter (where f.nights between 6 and 10), count(*) filter (where f.nights > 10),
    count(*) filter (where f.returned), count(*) filter (where f.from_settled), count(*) filter (where f.accommodated),
    count(*) filter (where f.left_kinds <> '{}' or f.care_leaver and (p ->> 'p2IncludesCareLeavers')::boolean)
  from street.figure_people(of_partnership, of_month, as_of, in_area, p) f
  group by f.area
$$;
comment on function street.figure_counts is 'Each national indicator of a month, a row for each area in which anybody was seen. left_any is everybody who left an institution, each once. Not for requests, which call street.indicators.';

create function street.indicators(of_month date, as_of date, in_area text, p jsonb)
returns table (area text, month bigint, new bigint, left_prison bigint, left_other_justice bigint, left_hospital bigint,
  left_armed_forces bigint, left_asylum_support bigint, care_leaver bigint, young bigint, long_term bigint, nights_1 bigint, nights_2 bigint,
  nights_3_5 bigint, nights_6_10 bigint, nights_over_10 bigint, returned bigint, from_settled bigint, accommodated bigint, left_any bigint)
language sql stable security definer set search_path = street, pg_temp as $$
  select * from street.figure_counts(platform.current_partnership_id(), of_month, as_of, in_area, p)
  where platform.current_user_id() is not null
$$;
comment on function street.indicators is 'The indicators of a month for whoever is signed in: counts over everybody, also people whom they may not see. A page shows them only through the rules of disclosure.';
grant execute on function street.indicators(date, date, text, jsonb) to throughline_app;

create function street.figure_night_counts(of_partnership uuid, of_night date, as_of date, in_area text)
returns table (area text, people bigint, unknown bigint)
language sql stable security definer set search_path = street, pg_temp as $$
  select seen.area, sum(seen.people)::bigint, sum(seen.unknown)::bigint from (
    select a.code as area, count(*) as people, 0 as unknown
    from street.figure_night n join street.figure_area a on a.partnership_id = n.partnership_id and a.area_no = n.area_no
    where n.partnership_id = of_partnership and n.night = of_night and n.bedded_on <= coalesce(as_of, 'infinity')
    group by 1
    union all
    select n.area, count(distinct n.person), 0 from street.own_night n
    where n.partnership_id = of_partnership and n.night = of_night and n.bedded_on <= coalesce(as_of, 'infinity')
      and (n.until_on is null or n.until_on > coalesce(as_of, 'infinity'))
    group by 1
    union all
    select c.area_code, 0, count(*) from street.contact c
    where c.partnership_id = of_partnership and c.night_of = of_night and c.record_id is null and c.bedding <> 'no' and c.area_code is not null
      and (c.recorded_at at time zone 'Europe/London')::date <= coalesce(as_of, 'infinity')
      and (c.withdrawn_at is null or (c.withdrawn_at at time zone 'Europe/London')::date > coalesce(as_of, 'infinity'))
    group by 1
  ) seen
  where in_area is null or seen.area = in_area
  group by 1
$$;
comment on function street.figure_night_counts is 'Who was seen sleeping rough in one night, by area: people, and contacts with somebody whom nobody knows, who count in this figure alone.';

create function street.figure_flow(of_partnership uuid, from_night date, to_night date, as_of date, in_area text)
returns table (area text, flow bigint, stock bigint, returner bigint)
language sql stable security definer set search_path = street, pg_temp set work_mem = '64MB' as $$
  with bounds as (
    select coalesce(as_of, 'infinity') as known,
      -- The period before, of the same length: of twelve months the twelve before.
      (from_night - age((to_night + 1)::timestamp, from_night::timestamp))::date as before_from
  ), imported as materialized (
    select n.area_no, n.person_no from street.figure_night n cross join bounds b
    where n.partnership_id = of_partnership and n.night between from_night and to_night and n.bedded_on <= b.known
      and (in_area is null or n.area_no = (select a.area_no from street.figure_area a where a.partnership_id = of_partnership and a.code = in_area))
    group by 1, 2
  ), own as materialized (
    select n.area, n.person from street.own_night n cross join bounds b
    where n.partnership_id = of_partnership and n.night between from_night and to_night and n.bedded_on <= b.known
      and (n.until_on is null or n.until_on > b.known) and (in_area is null or n.area = in_area)
    group by 1, 2
  ), seen as (
    select a.code as area, earlier.night
    from imported s
    join street.figure_area a on a.partnership_id = of_partnership and a.area_no = s.area_no
    cross join bounds b
    left join lateral (select n.night from street.figure_night n where n.person_no = s.person_no and n.area_no = s.area_no
      and n.night < from_night and n.bedded_on <= b.known order by n.night desc limit 1) earlier on true
    union all
    select s.area, earlier.night
    from own s
    cross join bounds b
    left join lateral (select n.night from street.own_night n where n.person = s.person and n.area = s.area
      and n.night < from_night and n.bedded_on <= b.known and (n.until_on is null or n.until_on > b.known)
      order by n.night desc limit 1) earlier on true
  )
  select s.area, count(*) filter (where s.night is null), count(*) filter (where s.night >= b.before_from),
    count(*) filter (where s.night < b.before_from)
  from seen s cross join bounds b group by 1
$$;
comment on function street.figure_flow is 'CHAIN''s three groups of those seen in a period: flow, never seen before it; stock, seen in the period before as well; returner, seen earlier but not in the period before. Together everybody seen.';

create function street.night_count(of_night date, as_of date, in_area text) returns table (area text, people bigint, unknown bigint)
language sql stable security definer set search_path = street, pg_temp as $$
  select * from street.figure_night_counts(platform.current_partnership_id(), of_night, as_of, in_area) where platform.current_user_id() is not null
$$;
comment on function street.night_count is 'The same for whoever is signed in.';
create function street.flow(from_night date, to_night date, as_of date, in_area text)
returns table (area text, flow bigint, stock bigint, returner bigint)
language sql stable security definer set search_path = street, pg_temp as $$
  select * from street.figure_flow(platform.current_partnership_id(), from_night, to_night, as_of, in_area) where platform.current_user_id() is not null
$$;
comment on function street.flow is 'The same for whoever is signed in.';
create function street.figure_areas() returns table (code text, name text)
language sql stable security definer set search_path = street, pg_temp as $$
  select code, max(named) from (
    select a.code, null::text as named from street.figure_area a where a.partnership_id = platform.current_partnership_id()
    union all
    select a.code, a.name from partnership.area a where a.partnership_id = platform.current_partnership_id()
  ) areas group by code order by code
$$;
comment on function street.figure_areas is 'The areas that figures can be asked for: those of the partnership, and those that were imported (without a name).';
grant execute on function street.night_count(date, date, text), street.flow(date, date, date, text), street.figure_areas() to throughline_app;

-- Small numbers ----------------------------------------------------------------------------------------------------

create table platform.disclosure_rule (
  partnership_id uuid references partnership.partnership,
  version integer not null check (version >= 1),
  threshold integer not null check (threshold between 1 and 100),
  interval_values integer not null check (interval_values between 1 and 100),
  round_to integer check (round_to between 2 and 100),
  exempt_roles text[] not null,
  because text not null,
  set_at timestamptz not null default now(),
  set_by uuid,
  constraint disclosure_rule_follows_newest unique nulls not distinct (partnership_id, version),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
comment on table platform.disclosure_rule is 'How small numbers of people are hidden, version by version; the newest of the partnership counts before the common ones.';
comment on column platform.disclosure_rule.threshold is 'Counts from 1 to one less than this are hidden. Zero is shown.';
comment on column platform.disclosure_rule.interval_values is 'What can be worked out of a hidden number must leave at least so many values.';
comment on column platform.disclosure_rule.round_to is 'Numbers shown are rounded to the nearest multiple; null for not at all.';
comment on column platform.disclosure_rule.exempt_roles is 'Who sees exact numbers, since they see the people behind them.';
select platform.guard('platform.disclosure_rule');
grant select, insert on platform.disclosure_rule to throughline_app;
create policy own_and_common on platform.disclosure_rule for select to throughline_app
  using (partnership_id is null or partnership_id = (select platform.current_partnership_id()));
create policy guardians_set on platform.disclosure_rule for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and set_by = (select platform.current_user_id())
    and (select platform.has_role('data-guardian')));
insert into platform.disclosure_rule (partnership_id, version, threshold, interval_values, round_to, exempt_roles, because)
values (null, 1, 5, 5, null, '{worker,coordinator,data-guardian}',
  'Numbers below five are hidden, as the homelessness statistics for England hide sensitive breakdowns below five households');
