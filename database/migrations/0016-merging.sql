-- One person found twice: possible matches, merging, undoing it, and remembering who is not the same.

-- Decisions about which records are one person ------------------------------------------------------------

create table people.regrouping (
  id uuid primary key,
  partnership_id uuid not null,
  kind text not null check (kind in ('merge', 'split')),
  person_id uuid not null,
  because text not null,
  shown_name_before uuid,
  done_at timestamptz not null default now(),
  done_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  unique (partnership_id, id),
  foreign key (partnership_id, person_id) references people.person (partnership_id, id),
  foreign key (partnership_id, done_by) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, undone_by) references partnership.user_account (partnership_id, id)
);
create index regrouping_person on people.regrouping (person_id);
comment on table people.regrouping is 'A decision that records are about one person (merge) or about two (split). Undone, it leaves everything as it was before.';
comment on column people.regrouping.person_id is 'Who was kept in a merge; from whom records were taken in a split.';
comment on column people.regrouping.because is 'Why, in the words of whoever decided.';
comment on column people.regrouping.shown_name_before is 'Which name was shown first before a merge.';

create table people.regrouped_record (
  regrouping_id uuid not null,
  record_id uuid not null,
  partnership_id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  number integer not null,
  primary key (regrouping_id, record_id),
  foreign key (partnership_id, regrouping_id) references people.regrouping (partnership_id, id),
  foreign key (record_id, number) references people.link (record_id, number),
  foreign key (partnership_id, from_person_id) references people.person (partnership_id, id),
  foreign key (partnership_id, to_person_id) references people.person (partnership_id, id)
);
create index regrouped_record_from on people.regrouped_record (from_person_id);
create index regrouped_record_record on people.regrouped_record (record_id);
comment on table people.regrouped_record is 'Which record a decision moved, and where it was before.';
comment on column people.regrouped_record.number is 'The link that the decision made.';

create table people.told_apart (
  partnership_id uuid not null,
  record_a uuid not null,
  record_b uuid not null,
  told_at timestamptz not null default now(),
  told_by uuid not null,
  because text not null,
  ended_at timestamptz,
  primary key (record_a, record_b, told_at),
  check (record_a < record_b),
  foreign key (partnership_id, record_a) references people.record (partnership_id, id),
  foreign key (partnership_id, record_b) references people.record (partnership_id, id),
  foreign key (partnership_id, told_by) references partnership.user_account (partnership_id, id)
);
create index told_apart_b on people.told_apart (record_b);
comment on table people.told_apart is 'Records that are about different people. Nobody is asked again about two people any of whose records stand here.';
comment on column people.told_apart.ended_at is 'When they were merged all the same.';

create table people.possible_match (
  id uuid primary key,
  partnership_id uuid not null,
  record_a uuid not null,
  record_b uuid not null,
  probability real not null check (probability between 0 and 1),
  agree text[] not null,
  because text not null check (because in ('begun', 'changed', 'bulk', 'worker')),
  said text,
  raised_at timestamptz not null default now(),
  raised_by uuid not null,
  state text not null default 'open' check (state in ('open', 'merged', 'different')),
  decided_at timestamptz,
  decided_by uuid,
  unique (partnership_id, id),
  unique (record_a, record_b),
  check (record_a < record_b),
  foreign key (partnership_id, record_a) references people.record (partnership_id, id),
  foreign key (partnership_id, record_b) references people.record (partnership_id, id),
  foreign key (partnership_id, raised_by) references partnership.user_account (partnership_id, id)
);
create index possible_match_open on people.possible_match (partnership_id, probability desc) where state = 'open';
create index possible_match_b on people.possible_match (record_b);
comment on table people.possible_match is 'Two records that may be about one person, for the matching lead to decide. Holds nothing of what they say.';
comment on column people.possible_match.agree is 'In what they agree, without the values: name, birth, sex, number, contact, look.';
comment on column people.possible_match.because is 'begun, changed: found when a record was begun or changed; bulk: found in a search of all; worker: somebody said so.';
comment on column people.possible_match.said is 'Why a worker thinks so.';

create table people.duplicate_search (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  started_at timestamptz not null default now(),
  started_by uuid not null,
  stage text not null default 'Waiting to begin',
  done integer not null default 0,
  total integer,
  found integer,
  finished_at timestamptz,
  failure text,
  unique (partnership_id, id),
  foreign key (partnership_id, started_by) references partnership.user_account (partnership_id, id)
);
create index duplicate_search_started on people.duplicate_search (partnership_id, started_at desc);
comment on table people.duplicate_search is 'A search of all records of the partnership for people who were recorded twice.';
comment on column people.duplicate_search.found is 'How many possible matches are new.';

alter table people.person add column shown_name_id uuid references people.name on delete set null;
create index person_shown_name on people.person (shown_name_id) where shown_name_id is not null;
comment on column people.person.shown_name_id is 'Which name to show first, where it was chosen in a merge.';

do $$
declare name text;
begin
  foreach name in array array['regrouping', 'regrouped_record', 'told_apart', 'possible_match', 'duplicate_search'] loop
    perform platform.guard(format('people.%I', name)::regclass);
    execute format('grant select on people.%I to throughline_app', name);
    execute format('create policy matching_leads on people.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''matching-lead'')))', name);
  end loop;
end $$;
grant insert on people.duplicate_search to throughline_app;
create policy matching_leads_start on people.duplicate_search for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('matching-lead'))
    and started_by = (select platform.current_user_id()));

-- Who is who now -------------------------------------------------------------------------------------------

create function people.sees(of_person uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r
    where r.person_id = of_person and r.partnership_id = platform.current_partnership_id()
      and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity'))
$$;
comment on function people.sees is 'Whether whoever asks sees a person at all.';

create function people.merged_into(of_person uuid) returns uuid
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare
  target uuid;
  further uuid := of_person;
begin
  loop
    if exists (select from people.record r where r.person_id = further) then return target; end if;
    select m.to_person_id into further
    from people.regrouped_record m join people.regrouping g on g.id = m.regrouping_id
    where m.from_person_id = further and g.kind = 'merge' and g.undone_at is null
    order by g.done_at desc, g.id desc limit 1;
    if not found then return target; end if;
    target := further;
  end loop;
end $$;
comment on function people.merged_into is 'The person with whom another was merged, through any number of merges; null for one who stands for themself.';

create function people.kept_person(of_person uuid) returns uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select p.id from people.person p
  where p.id = people.merged_into(of_person) and p.partnership_id = platform.current_partnership_id() and people.sees(p.id)
$$;
comment on function people.kept_person is 'Where an old address of a person leads, for those who may see where.';

create function people.persons_called(by_reference text[]) returns setof uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select coalesce(people.merged_into(p.id), p.id) from people.person p
  where p.partnership_id = platform.current_partnership_id() and p.reference = any (by_reference)
$$;
comment on function people.persons_called is 'Ids of the persons with these references, or with whom those were merged. Ids only: read them through row-level security.';

create function people.are_told_apart(a uuid, b uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record ra join people.told_apart t on t.record_a = ra.id
                 join people.record rb on rb.id = t.record_b
                 where t.ended_at is null and (ra.person_id = a and rb.person_id = b or ra.person_id = b and rb.person_id = a))
$$;
comment on function people.are_told_apart is 'Whether somebody decided that two people are not one.';

-- A record that is begun at the moment of a merge follows to the person who was kept. The lock that the foreign key
-- takes anyway waits for the merge.
create function people.follow_merge() returns trigger
language plpgsql security definer set search_path = people, pg_temp as $$
declare target uuid;
begin
  loop
    perform from people.person p where p.id = new.person_id for key share;
    target := people.merged_into(new.person_id);
    exit when target is null;
    new.person_id := target;
  end loop;
  return new;
end $$;
comment on function people.follow_merge is 'Puts a new record with the person with whom the one it was meant for was merged.';
create trigger follow_merge before insert on people.record
  for each row when (current_user = 'throughline_app') execute function people.follow_merge();

create function people.follow_record() returns trigger
language plpgsql security definer set search_path = people, pg_temp as $$
begin
  new.person_id := coalesce((select r.person_id from people.record r where r.id = new.record_id), new.person_id);
  return new;
end $$;
comment on function people.follow_record is 'The first link of a record names the person with whom it stands.';
create trigger follow_record before insert on people.link
  for each row when (current_user = 'throughline_app') execute function people.follow_record();

-- Deciding -------------------------------------------------------------------------------------------------
-- Only these functions move records. Each locks the persons, so that nothing is begun or moved meanwhile.

create function people.refuse_unless_matching_lead() returns void
language plpgsql stable set search_path = people, pg_temp as $$
begin
  if not platform.has_role('matching-lead') then
    raise insufficient_privilege using message = 'only the matching lead decides who is who';
  end if;
end $$;
comment on function people.refuse_unless_matching_lead is 'Stops whoever else.';

create function people.lock_persons(ids uuid[]) returns void
language plpgsql set search_path = people, pg_temp as $$
begin
  perform from people.person p
  where p.id = any (ids) and p.partnership_id = platform.current_partnership_id() order by p.id for update;
end $$;
comment on function people.lock_persons is 'Nobody else begins or moves a record of these persons until the end of the transaction.';

create function people.keep_apart(groups jsonb, why text) returns void
language sql set search_path = people, pg_temp as $$
  with side as (
    select g.position as side, r.id from jsonb_array_elements(groups) with ordinality as g (persons, position)
    join people.record r on r.person_id in (select one::uuid from jsonb_array_elements_text(g.persons) as one)
  ), pair as (
    select least(a.id, b.id) as a, greatest(a.id, b.id) as b from side a join side b on a.side < b.side
  ), told as (
    insert into people.told_apart (partnership_id, record_a, record_b, told_by, because)
    select platform.current_partnership_id(), pair.a, pair.b, platform.current_user_id(), why from pair
    where not exists (select from people.told_apart t where t.record_a = pair.a and t.record_b = pair.b and t.ended_at is null)
    on conflict (record_a, record_b, told_at) do update set ended_at = null
  )
  update people.possible_match m set state = 'different', decided_at = now(), decided_by = platform.current_user_id()
  from pair where m.record_a = pair.a and m.record_b = pair.b
$$;
comment on function people.keep_apart is 'Remembers that groups of persons are not each other, record by record.';

create function people.keep_together(at_person uuid) returns void
language sql set search_path = people, pg_temp as $$
  update people.told_apart t set ended_at = now()
  where t.ended_at is null and exists (select from people.record r where r.id = t.record_a and r.person_id = at_person)
    and exists (select from people.record r where r.id = t.record_b and r.person_id = at_person);
  update people.possible_match m set state = 'merged', decided_at = now(), decided_by = platform.current_user_id()
  where m.state <> 'merged' and exists (select from people.record r where r.id = m.record_a and r.person_id = at_person)
    and exists (select from people.record r where r.id = m.record_b and r.person_id = at_person);
$$;
comment on function people.keep_together is 'What was open or told apart between records of one person is decided.';

create function people.merge_people(decision uuid, kept uuid, others uuid[], seen jsonb, show_name uuid, why text) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
declare one uuid;
begin
  perform people.refuse_unless_matching_lead();
  if cardinality(others) = 0 or kept = any (others) then
    raise check_violation using message = 'a merge needs another person';
  end if;
  perform people.lock_persons(others || kept);
  if exists (select from jsonb_each_text(seen) as s (record, person)
             where not exists (select from people.record r where r.id = s.record::uuid and r.person_id = s.person::uuid)) then
    raise serialization_failure using message = 'a record was moved meanwhile';
  end if;
  foreach one in array others || kept loop
    if not people.sees(one) then
      raise insufficient_privilege using message = 'whoever merges sees both';
    end if;
  end loop;
  if show_name is not null and not exists (
       select from people.name n join people.record r on r.id = n.record_id
       where n.id = show_name and r.person_id = any (others || kept)) then
    raise check_violation using message = 'the name is of somebody else';
  end if;

  insert into people.regrouping (id, partnership_id, kind, person_id, because, shown_name_before, done_by)
  select decision, p.partnership_id, 'merge', p.id, why, p.shown_name_id, platform.current_user_id()
  from people.person p where p.id = kept;
  insert into people.link (record_id, number, partnership_id, person_id, because, linked_by)
  select r.id, (select max(l.number) + 1 from people.link l where l.record_id = r.id), r.partnership_id, kept, 'merged', platform.current_user_id()
  from people.record r where r.person_id = any (others);
  insert into people.regrouped_record (regrouping_id, record_id, partnership_id, from_person_id, to_person_id, number)
  select decision, r.id, r.partnership_id, r.person_id, kept, (select max(l.number) from people.link l where l.record_id = r.id)
  from people.record r where r.person_id = any (others);
  update people.record set person_id = kept where person_id = any (others);
  update people.person set shown_name_id = show_name where id = kept;
  perform people.keep_together(kept);
end $$;
comment on function people.merge_people is
  'Makes several persons one: all their records stand with the one who is kept, also those that whoever decides does not see. `seen` says with whom each record stood that was seen; serialization_failure where one has moved.';

create function people.split_person(decision uuid, from_person uuid, records uuid[], into_person uuid, new_reference text, why text) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
begin
  perform people.refuse_unless_matching_lead();
  perform people.lock_persons(array[from_person]);
  if not people.sees(from_person) then
    raise insufficient_privilege using message = 'whoever splits sees the person';
  end if;
  if cardinality(records) = 0
     or exists (select from unnest(records) as wanted (id)
                where not exists (select from people.record r where r.id = wanted.id and r.person_id = from_person)) then
    raise serialization_failure using message = 'a record was moved meanwhile';
  end if;
  if not exists (select from people.record r where r.person_id = from_person and r.id <> all (records)) then
    raise check_violation using message = 'one record stays';
  end if;
  insert into people.person (id, partnership_id, reference) values (into_person, platform.current_partnership_id(), new_reference);
  insert into people.regrouping (id, partnership_id, kind, person_id, because, shown_name_before, done_by)
  select decision, p.partnership_id, 'split', p.id, why, p.shown_name_id, platform.current_user_id()
  from people.person p where p.id = from_person;
  insert into people.link (record_id, number, partnership_id, person_id, because, linked_by)
  select r.id, (select max(l.number) + 1 from people.link l where l.record_id = r.id), r.partnership_id, into_person, 'split', platform.current_user_id()
  from people.record r where r.id = any (records);
  insert into people.regrouped_record (regrouping_id, record_id, partnership_id, from_person_id, to_person_id, number)
  select decision, r.id, r.partnership_id, from_person, into_person, (select max(l.number) from people.link l where l.record_id = r.id)
  from people.record r where r.id = any (records);
  update people.record set person_id = into_person where id = any (records);
  perform people.keep_apart(jsonb_build_array(jsonb_build_array(from_person), jsonb_build_array(into_person)), why);
end $$;
comment on function people.split_person is 'Takes records off a person into a new one, and remembers that they are different people.';

create function people.undo_regrouping(decision uuid, also jsonb) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
declare
  g people.regrouping;
  involved uuid[];
  sides jsonb;
  later uuid;
begin
  perform people.refuse_unless_matching_lead();
  select * into g from people.regrouping r
  where r.id = decision and r.partnership_id = platform.current_partnership_id() for update;
  if not found or g.undone_at is not null then
    raise serialization_failure using message = 'it was undone already';
  end if;
  select array_agg(distinct person) into involved from (
    select m.from_person_id from people.regrouped_record m where m.regrouping_id = decision
    union select m.to_person_id from people.regrouped_record m where m.regrouping_id = decision) as of (person);
  perform people.lock_persons(involved);
  if exists (select from people.regrouped_record m join people.record r on r.id = m.record_id
             where m.regrouping_id = decision and r.person_id <> m.to_person_id)
     or exists (select from people.regrouped_record m
                join people.regrouped_record other on other.record_id = m.record_id and other.number > m.number
                join people.regrouping o on o.id = other.regrouping_id
                where m.regrouping_id = decision and o.undone_at is null) then
    raise serialization_failure using message = 'a record was moved since';
  end if;
  if not exists (select from people.regrouped_record m where m.regrouping_id = decision and people.sees(m.to_person_id)) then
    raise insufficient_privilege using message = 'whoever undoes it sees the person';
  end if;
  if exists (select from jsonb_each_text(also) as a (record, person)
             where a.person::uuid <> all (involved) or g.kind <> 'merge'
                or not exists (select from people.record r where r.id = a.record::uuid and r.person_id = g.person_id)
                or exists (select from people.regrouped_record m join people.regrouping o on o.id = m.regrouping_id
                           where m.record_id = a.record::uuid and (o.undone_at is null))) then
    raise serialization_failure using message = 'a record was moved meanwhile';
  end if;

  update people.regrouping set undone_at = now(), undone_by = platform.current_user_id() where id = decision;
  insert into people.link (record_id, number, partnership_id, person_id, because, linked_by)
  select back.id, (select max(l.number) + 1 from people.link l where l.record_id = back.id), g.partnership_id, back.person, 'unmerged', platform.current_user_id()
  from (select m.record_id as id, m.from_person_id as person from people.regrouped_record m where m.regrouping_id = decision
        union all
        select a.record::uuid, a.person::uuid from jsonb_each_text(also) as a (record, person) where a.person::uuid <> g.person_id) as back;
  update people.record r set person_id = m.from_person_id
  from people.regrouped_record m where m.regrouping_id = decision and m.record_id = r.id;
  update people.record r set person_id = a.person::uuid
  from jsonb_each_text(also) as a (record, person) where r.id = a.record::uuid and a.person::uuid <> g.person_id;

  if g.kind = 'split' then
    perform people.keep_together(g.person_id);
    return;
  end if;
  -- The name that was shown first before: of the person, or of the merge after this one.
  select o.id into later from people.regrouping o
  where o.person_id = g.person_id and o.kind = 'merge' and o.undone_at is null and (o.done_at, o.id) > (g.done_at, g.id)
  order by o.done_at, o.id limit 1;
  if found then
    update people.regrouping set shown_name_before = g.shown_name_before where id = later;
  else
    update people.person set shown_name_id = g.shown_name_before where id = g.person_id;
  end if;
  select jsonb_agg(jsonb_build_array(person)) into sides from unnest(involved) as of (person);
  perform people.keep_apart(sides, 'A merge was undone');
end $$;
comment on function people.undo_regrouping is
  'Puts every record back where a merge or a split took it from. `also` says of records begun since a merge with whom they go; the others stay with the one who was kept. Those whom a merge made one are told apart.';

create function people.tell_apart(persons uuid[], why text) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
declare one uuid;
begin
  perform people.refuse_unless_matching_lead();
  perform people.lock_persons(persons);
  foreach one in array persons loop
    if not people.sees(one) then
      raise insufficient_privilege using message = 'whoever tells people apart sees them';
    end if;
  end loop;
  perform people.keep_apart((select jsonb_agg(jsonb_build_array(person)) from unnest(persons) as of (person)), why);
end $$;
comment on function people.tell_apart is 'Remembers that these persons are different people.';

create function people.tell_match_apart(match uuid, why text) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
declare persons uuid[];
begin
  perform people.refuse_unless_matching_lead();
  select array_agg(distinct r.person_id) into persons from people.possible_match m
  join people.record r on r.id in (m.record_a, m.record_b)
  where m.id = match and m.partnership_id = platform.current_partnership_id() and m.state = 'open';
  if persons is null or cardinality(persons) < 2 then
    raise serialization_failure using message = 'it was decided meanwhile';
  end if;
  perform people.lock_persons(persons);
  perform people.keep_apart((select jsonb_agg(jsonb_build_array(person)) from unnest(persons) as of (person)), why);
end $$;
comment on function people.tell_match_apart is 'Remembers that the two of a possible match are different people, also where whoever decides sees only one of them or neither.';

create function people.propose_match(match uuid, a uuid, b uuid, why text) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
declare record_of_a uuid; record_of_b uuid;
begin
  if not (platform.has_role('worker') or platform.has_role('matching-lead')) or a = b or not people.sees(a) or not people.sees(b) then
    raise insufficient_privilege using message = 'whoever proposes it sees both';
  end if;
  if people.are_told_apart(a, b) then return; end if;
  select r.id into record_of_a from people.record r where r.person_id = a order by r.given_at, r.id limit 1;
  select r.id into record_of_b from people.record r where r.person_id = b order by r.given_at, r.id limit 1;
  insert into people.possible_match as m (id, partnership_id, record_a, record_b, probability, agree, because, said, raised_by)
  values (match, platform.current_partnership_id(), least(record_of_a, record_of_b), greatest(record_of_a, record_of_b),
          1, '{}', 'worker', why, platform.current_user_id())
  on conflict (record_a, record_b) do update
    set state = 'open', because = 'worker', said = coalesce(m.said || E'\n', '') || excluded.said, decided_at = null, decided_by = null
    where m.state <> 'different';
end $$;
comment on function people.propose_match is 'A worker who sees both says that they may be one person. Nothing happens where they were told apart.';

-- What the matching lead decides from ----------------------------------------------------------------------

create function people.open_matches() returns table (
  id uuid, person_a uuid, person_b uuid, organisations_a text[], organisations_b text[],
  probability real, agree text[], because text, said text, raised_at timestamptz)
language sql stable security definer set search_path = people, pg_temp as $$
  select distinct on (least(ra.person_id, rb.person_id), greatest(ra.person_id, rb.person_id))
    m.id, ra.person_id, rb.person_id,
    array(select distinct o.name from people.record r join partnership.organisation o on o.id = r.organisation_id where r.person_id = ra.person_id order by 1),
    array(select distinct o.name from people.record r join partnership.organisation o on o.id = r.organisation_id where r.person_id = rb.person_id order by 1),
    m.probability, m.agree, m.because, m.said, m.raised_at
  from people.possible_match m
  join people.record ra on ra.id = m.record_a
  join people.record rb on rb.id = m.record_b
  where m.partnership_id = platform.current_partnership_id() and platform.has_role('matching-lead')
    and m.state = 'open' and ra.person_id <> rb.person_id
  order by least(ra.person_id, rb.person_id), greatest(ra.person_id, rb.person_id), (m.because = 'worker') desc, m.probability desc, m.id
$$;
comment on function people.open_matches is
  'The possible matches that are open, once for each two people: organisations and in what they agree, and no names: those are read through row-level security.';

create function people.comes_along(persons uuid[]) returns table (person_id uuid, kind text, how_many integer)
language plpgsql stable security definer set search_path = people, pg_temp as $$
begin
  perform people.refuse_unless_matching_lead();
  if exists (select from unnest(persons) as of (person) where not people.sees(person)) then return; end if;
  return query
  select r.person_id, stands.kind, count(*)::integer
  from people.record r join (
    select w.record_id, 'warning' from people.warning w where w.ended_at is null
    union all select s.record_id, 'restriction' from people.restriction s where s.until_at is null or s.until_at > now()
    union all select b.record_id, 'bar' from people.bar b where b.until_at is null or b.until_at > now()
    union all select o.record_id, 'objection' from people.objection o where o.until_at is null or o.until_at > now()
    union all select c.record_id, 'consent' from people.consent c
    union all select i.record_id, 'involvement' from people.involvement i where i.until_at is null or i.until_at > now()
  ) as stands (record_id, kind) on stands.record_id = r.id
  where r.person_id = any (persons)
  group by r.person_id, stands.kind order by 1, 2;
end $$;
comment on function people.comes_along is 'How many warnings, restrictions, bars, objections, decisions on consent and involvements stand with persons whom the matching lead sees.';

grant execute on function people.sees(uuid), people.kept_person(uuid), people.persons_called(text[]), people.are_told_apart(uuid, uuid),
  people.merge_people(uuid, uuid, uuid[], jsonb, uuid, text), people.split_person(uuid, uuid, uuid[], uuid, text, text),
  people.undo_regrouping(uuid, jsonb), people.tell_apart(uuid[], text),
  people.tell_match_apart(uuid, text), people.propose_match(uuid, uuid, uuid, text), people.open_matches(),
  people.comes_along(uuid[]) to throughline_app;
