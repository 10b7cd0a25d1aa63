-- The same answers about people, sooner: what a user reads of everybody is worked out once in a transaction, and the
-- full rules are asked only of people whom something guards and only where some ground is possible at all.

-- What is kept is forgotten as soon as anything that it was worked out from changes, also in the same transaction.
create function people.forget_what_is_open() returns trigger language plpgsql as $$
begin
  perform set_config('throughline.open_to_me', '', true);
  return null;
end $$;
comment on function people.forget_what_is_open is 'What whoever asks may read is worked out anew after a change of roles, permissions, agreements or emergencies.';
do $$
declare name text;
begin
  foreach name in array array['partnership.user_account', 'partnership.user_role', 'partnership.user_category', 'partnership.organisation',
                              'partnership.agreement', 'partnership.agreement_party', 'partnership.agreement_clause', 'people.glass'] loop
    execute format('create trigger open_changes after insert or update or delete on %s
      for each statement execute function people.forget_what_is_open()', name);
  end loop;
end $$;

create function people.work_out_what_is_open() returns void
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare
  asking uuid := platform.current_user_id();
  me record;
  pairs text[];
  open_holders uuid[];
  possible_holders uuid[];
begin
  select u.partnership_id, u.organisation_id,
    exists (select from partnership.user_role r where r.user_id = u.id and r.role = 'worker') as works,
    exists (select from partnership.user_role r where r.user_id = u.id and r.role in ('data-guardian', 'matching-lead')) as on_duty
  into me
  from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id
  where u.id = asking and u.disabled_at is null and (o.ended_on is null or o.ended_on >= current_date);

  with permitted as (
    select 'identity' as category where me.works union all
    select c.category from partnership.user_category c where c.user_id = asking and me.works
  ), shared as (
    select c.category, c.needs_involvement or c.needs_consent as needs_more, theirs.organisation_id
    from partnership.party_in_force mine
    join partnership.clause_in_force c on c.agreement_id = mine.agreement_id and c.partnership_id = me.partnership_id
    join partnership.party_in_force theirs on theirs.agreement_id = mine.agreement_id
    where mine.organisation_id = me.organisation_id
  ), open as (
    select p.category, me.organisation_id from permitted p
    union
    select s.category, s.organisation_id from shared s
    where not s.needs_more and s.category in (select p.category from permitted p) or me.on_duty and s.category = 'identity'
  ), possible as (
    select o.category, o.organisation_id from open o
    union
    select s.category, s.organisation_id from shared s where s.category in (select p.category from permitted p)
    union
    select unnest(g.categories || array['identity']), s.organisation_id
    from people.glass g, (select sh.organisation_id from shared sh union select me.organisation_id) s
    where me.works and g.user_id = asking and now() < g.until_at
  )
  select array(select o.category || ':' || o.organisation_id from open o
               union all select '?' || p.category || ':' || p.organisation_id from possible p),
    array(select o.organisation_id from open o where o.category = 'identity'),
    array(select p.organisation_id from possible p where p.category = 'identity')
  into pairs, open_holders, possible_holders;

  perform set_config('throughline.open_to_me', coalesce(asking::text, '') || pairs::text, true),
    set_config('throughline.open_holders', open_holders::text, true),
    set_config('throughline.possible_holders', possible_holders::text, true);
end $$;
comment on function people.work_out_what_is_open is
  'Keeps for the rest of the transaction what whoever asks may read of everybody, unless it was worked out for them already.';

create function people.kept_for_me(setting text) returns text
language plpgsql stable security definer set search_path = people, pg_temp as $$
begin
  if not coalesce(starts_with(current_setting('throughline.open_to_me', true), platform.current_user_id() || '{'), false) then
    perform people.work_out_what_is_open();
  end if;
  return current_setting(setting);
end $$;
comment on function people.kept_for_me is 'What is kept for the transaction, worked out where it is not yet, or was for another user.';

create or replace function people.open_to_me() returns text[]
language sql stable security definer set search_path = people, pg_temp as
$$ select substr(people.kept_for_me('throughline.open_to_me'), 37)::text[] where platform.current_user_id() is not null $$;
comment on function people.open_to_me is
  'category:organisation pairs that whoever asks reads of everybody whom nothing guards, and with a ? before them the pairs for which there can be a ground at all: those people.may_read decides person by person.';

create function people.open_holders() returns uuid[]
language sql stable security definer set search_path = people, pg_temp as
$$ select people.kept_for_me('throughline.open_holders')::uuid[] where platform.current_user_id() is not null $$;
comment on function people.open_holders is 'The organisations whose records whoever asks finds of everybody whom nothing guards.';

create function people.possible_holders() returns uuid[]
language sql stable security definer set search_path = people, pg_temp as
$$ select people.kept_for_me('throughline.possible_holders')::uuid[] where platform.current_user_id() is not null $$;
comment on function people.possible_holders is 'The organisations of whose records whoever asks may find any at all: which, people.may_read decides person by person.';
grant execute on function people.open_holders(), people.possible_holders() to throughline_app;

create or replace function people.may_read(for_user uuid, of_person uuid, held_by uuid, of_category text) returns boolean
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare
  pair text := of_category || ':' || held_by;
  opened text[];
  against record;
begin
  if for_user is distinct from platform.current_user_id() then return false; end if;
  opened := people.open_to_me();
  if not '?' || pair = any (opened) then return false; end if;
  -- Who asks for somebody against whom nothing stands is answered here; the others take the full rules.
  if pair = any (opened) then
    select people.is_guarded(p.id) as stands into against
    from people.person p where p.id = of_person and p.partnership_id = platform.current_partnership_id();
    if not found then return false; end if;
    if not against.stands then return true; end if;
  end if;
  return exists (select from people.grounds(for_user, of_person, held_by, of_category));
end $$;

-- Restated so that nobody is looked at by themselves of whom no ground is possible.
alter policy those_who_may on people.record
  using (partnership_id = (select platform.current_partnership_id())
    and (not guarded and organisation_id = any ((select people.open_holders())::uuid[])
      or organisation_id = any ((select people.possible_holders())::uuid[])
        and people.may_read((select platform.current_user_id()), person_id, organisation_id, 'identity')));
do $$
declare name text;
begin
  foreach name in array array['name', 'birth', 'look', 'answer', 'identifier', 'contact_route', 'companion', 'belonging',
                              'whereabouts', 'warning', 'warning_text', 'verification', 'picture', 'note'] loop
    execute format($sql$
      alter policy those_who_may on people.%1$I
        using (exists (select from people.record r where r.id = record_id
          and (not r.guarded and %1$I.category || ':' || %1$I.organisation_id = any ((select people.open_to_me())::text[])
            or '?' || %1$I.category || ':' || %1$I.organisation_id = any ((select people.open_to_me())::text[])
              and people.may_read((select platform.current_user_id()), r.person_id, %1$I.organisation_id, %1$I.category)))) $sql$, name);
  end loop;
end $$;

-- Of many candidates those that share most keys with what is looked for are read, and no others. Each key is looked up by
-- itself: counting what is shared costs so little more than finding it. The index on keys is the only way in; with a
-- limit the planner would rather walk through everybody.
create function people.sharing_keys(query_keys integer[], in_partnership uuid, most integer, held_by uuid[] default null) returns setof uuid
language plpgsql stable security definer set search_path = people, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
begin
  return query
  select r.id
  from (select distinct unnest(query_keys) as key) k, lateral (
    select id, partnership_id, organisation_id from people.record where keys @> array[k.key] limit 2000) r
  where r.partnership_id = in_partnership and (held_by is null or r.organisation_id = any (held_by))
  group by r.id order by count(*) desc, r.id desc limit most;
end $$;
comment on function people.sharing_keys is
  'Ids of records that share a search key, at most so many: those that share most keys, and of a key that thousands share only some. For the service itself; requests ask people.candidates.';

create function people.candidates(query_keys integer[], most integer) returns setof uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select people.sharing_keys(query_keys, platform.current_partnership_id(), most, people.possible_holders()) where people.may_search()
$$;
comment on function people.candidates(integer[], integer) is
  'Ids of records that share most search keys and of whose organisation whoever asks may find any record. Ids only; the caller reads them through row-level security, which cannot use the index on keys itself.';
grant execute on function people.candidates(integer[], integer) to throughline_app;

-- Asking the rules about one person takes longer than finding many: the planner finds first and asks afterwards.
alter function people.may_read(uuid, uuid, uuid, text) cost 10000;
alter function people.grounds(uuid, uuid, uuid, text) cost 10000;

-- Restated: the records of one person are few, whatever the planner thinks of the list that they come from.
create or replace function people.own_access_of(of_person uuid)
returns table (kind text, id uuid, state text, at timestamptz, until_at timestamptz, by_name text, by_organisation text, has_key boolean)
language sql stable security definer set search_path = people, pg_temp as $$
  with mine as (
    select r.id from people.record r
    where r.id = any (array(select now.id from people.record now where now.person_id = of_person
                            union select l.record_id from people.link l where l.person_id = of_person))
      and r.partnership_id = platform.current_partnership_id() and platform.has_role('worker')
      and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity')
  )
  select 'code', c.id, people.own_code_state(c), c.given_at, c.expires_at, u.name, o.name, false
  from mine join people.own_code c on c.record_id = mine.id
  join partnership.user_account u on u.id = c.given_by join partnership.organisation o on o.id = u.organisation_id
  union all
  select 'access', a.id, people.own_access_state(a), a.enrolled_at, a.ended_at, null, null, a.key_hash is not null
  from mine join people.own_access a on a.record_id = mine.id
  order by 4 desc
$$;
