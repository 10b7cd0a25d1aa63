-- The street: who may change what, more narrowly; and what retention left behind around what it forgets.

-- Who may change what ------------------------------------------------------------------------------------------

-- A change that reads nothing is not checked against the policy for reading, which is therefore said again.
alter policy workers_withdraw_their_own on street.enforcement
  using (withdrawn_at is null and organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker'))
    and exists (select from people.record r where r.id = record_id
      and people.may_read((select platform.current_user_id()), r.person_id, enforcement.organisation_id, 'offending')));

create or replace function street.may_replace(of_contact uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select exists (select from street.contact c where c.id = of_contact and c.partnership_id = platform.current_partnership_id()
    and c.erased_subject is null
    and (c.organisation_id = platform.current_organisation_id() or platform.has_role('coordinator'))
    and (c.organisation_id = platform.current_organisation_id() and c.recorded_by = platform.current_user_id()
      or case when c.record_id is null then 'street:' || c.organisation_id = any (people.open_to_me())
        else street.may_see(c.record_id, c.organisation_id) end))
$$;
comment on function street.may_replace is
  'Whether a contact is one that whoever asks may put right with another: their own, also when they may see it no more; else one that they read, of their organisation or for the co-ordinator any.';

create function street.may_correct(of_event uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select exists (select from street.list_event e where e.id = of_event and e.partnership_id = platform.current_partnership_id()
    and (e.organisation_id = platform.current_organisation_id() or platform.has_role('coordinator'))
    and street.may_see(e.record_id, e.organisation_id))
$$;
comment on function street.may_correct is
  'Whether whoever asks may put right what was said on the by-name list: what they read, of their organisation, or for the co-ordinator any.';
grant execute on function street.may_correct(uuid) to throughline_app;
create policy what_they_may_put_right on street.list_event as restrictive for insert to throughline_app
  with check (corrects_id is null or street.may_correct(corrects_id));

create function street.say_in_own_name() returns trigger
language plpgsql set search_path = street, pg_temp as $$
begin
  if current_user = 'throughline_app' and new.outcome is not null and new.outcome_by is distinct from platform.current_user_id()
    and row(new.outcome, new.outcome_words, new.outcome_at, new.outcome_by) is distinct from row(old.outcome, old.outcome_words, old.outcome_at, old.outcome_by) then
    raise insufficient_privilege using message = 'whoever says what came of an alert says it in their own name';
  end if;
  return new;
end $$;
comment on function street.say_in_own_name is 'What came of an alert is said by whoever asks, never in the name of somebody else.';
create trigger in_own_name before update on street.alert for each row execute function street.say_in_own_name();

create unique index snapshot_signature_once on street.snapshot_signature (snapshot_id, recorded_by) where way = 'account';
create policy in_own_name on street.snapshot_signature as restrictive for insert to throughline_app
  with check (way = 'paper' or name = (select u.name from partnership.user_account u where u.id = (select platform.current_user_id())));

-- The data guardian only reads about deaths: they could write, too, if they named themselves.
create or replace function street.may_be_reviewer(of_user uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select exists (select from partnership.user_account u where u.id = of_user and u.partnership_id = platform.current_partnership_id()
    and u.disabled_at is null) and partnership.needs_second_factor(of_user) and of_user is distinct from platform.current_user_id()
$$;
comment on function street.may_be_reviewer is
  'Whether somebody can be named to see deaths by whoever asks: only who has to sign in with a second factor, and nobody names themselves.';
-- Whoever is barred must not learn from the answer that the person is here.
create or replace function street.is_kept_from(of_record uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select street.may_review_deaths() and exists (select from people.record r where r.id = of_record
    and r.partnership_id = platform.current_partnership_id() and people.is_barred(platform.current_user_id(), r.person_id))
$$;

-- Two who each had a death written down, and turned out to be one person, died once: the one that was written last counts.
create or replace function street.death_counts(from_day date, to_day date)
returns table (dimension text, code text, deaths integer)
language sql stable security definer set search_path = street, pg_temp as $$
  with counted as (
    select distinct on (coalesce(r.person_id, d.id)) v.* from street.death d
    join lateral (select n.* from street.death_version n where n.death_id = d.id order by n.number desc limit 1) v on true
    left join people.record r on r.id = d.record_id
    where d.partnership_id = platform.current_partnership_id() and street.may_review_deaths()
      and v.stands and v.verified_by is not null and coalesce(v.died_on, v.found_on) between from_day and to_day
    order by coalesce(r.person_id, d.id), v.set_at desc, d.id
  )
  select 'all', 'all', count(*)::integer from counted
  union all select 'accommodation', accommodation, count(*)::integer from counted group by 2
  union all select 'cause', coalesce(case when cause_stage = 'registered' then cause end, 'awaiting'), count(*)::integer from counted group by 2
  union all select 'review', case when decision is not null then decision when referral = 'referred' then 'waiting' else referral end, count(*)::integer from counted group by 2
  union all select 'cohort', c.code, count(*)::integer from counted, unnest(cohort) as c (code) group by 2
  union all select 'theme', t.code, count(*)::integer from counted, unnest(themes) as t (code) group by 2
$$;

-- A phone shows only whom its worker sees: street.keep_unseen takes its word for whom it was shown.
create policy whom_they_see on street.pack as restrictive for insert to throughline_app
  with check (not exists (select from unnest(record_ids) as shown (id) where not exists (select from people.record r where r.id = shown.id)));
create or replace function street.changed_for_pack(of_token bytea, since timestamptz)
returns table (record_id uuid, person_id uuid, is_there boolean)
language sql stable security definer set search_path = street, pg_temp as $$
  select given.id, case when there.is_there then r.person_id end, there.is_there
  from street.pack p cross join unnest(p.record_ids) as given (id)
  left join people.record r on r.id = given.id and r.partnership_id = p.partnership_id
  cross join lateral (select r.id is not null
    and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity') as is_there) there
  where p.token_hash = of_token and p.user_id = platform.current_user_id()
$$;
comment on function street.changed_for_pack is
  'Of the people whom a phone shows, which may still be shown to its worker, and who they are now. Why one may not is not said.';

-- What was kept aside is decided in somebody's name, and emptied by retention alone.
alter policy while_open on street.held_item
  with check (state in ('waiting', 'handed-over') and decided_by is null
    or state in ('put-right', 'as-it-is', 'set-aside') and decided_by = (select platform.current_user_id()));

-- What is like a line that they may not read tells those who take part who else was seen.
create or replace function street.snapshot_suggestions(of_snapshot uuid) returns table (row_a uuid, row_b uuid, why text[], state text)
language sql stable security definer set search_path = street, pg_temp as $$
  with readable as materialized (
    select r.id from street.snapshot_row r where r.snapshot_id = of_snapshot and street.may_list(r.organisation_id, r.record_id)
  )
  select case when seen.both_lines then l.row_a end, case when seen.both_lines then l.row_b end, case when seen.both_lines then l.why end, l.state
  from street.snapshot_likeness(of_snapshot) l
  cross join lateral (select l.row_a in (select id from readable) and l.row_b in (select id from readable) as both_lines) seen
  where street.takes_part(of_snapshot)
$$;
comment on function street.snapshot_suggestions is
  'The same as ids, for those who take part; of a pair with a line that they may not read only that there is one. The lines themselves are read through row-level security.';

-- What is forgotten with a contact -----------------------------------------------------------------------------
-- A contact that is a figure of nobody must not be led back to somebody by what stands around it.

alter table street.snapshot_row add column forgotten boolean not null default false;
comment on column street.snapshot_row.forgotten is 'What tells of the person was deleted under retention, also where the count is signed. Never set by a request.';
drop trigger frozen on street.snapshot_row;
create trigger frozen before insert or delete on street.snapshot_row for each row execute function street.keep_part_of_snapshot();
create trigger frozen_again before update on street.snapshot_row for each row when (new.forgotten = old.forgotten)
  execute function street.keep_part_of_snapshot();

create function street.forget_lines(lines uuid[]) returns void
language sql security definer set search_path = street, pg_temp as $$
  update street.snapshot_row set forgotten = true, record_id = null, name_key = '', description = '', notes = '', more = '{}', why = '', reason_words = ''
  where id = any (lines) and not forgotten
$$;
comment on function street.forget_lines is 'Takes from lines of a count what tells of a person; what was counted stays. Not granted.';

create function street.remove_files(files uuid[]) returns void
language plpgsql security definer set search_path = street, pg_temp as $$
declare one uuid; content bytea;
begin
  foreach one in array files loop
    begin
      delete from platform.file f where f.id = one returning f.sha256 into content;
      if found and not exists (select from platform.file f where f.sha256 = content) then
        insert into people.file_to_remove (sha256) values (content) on conflict do nothing;
      end if;
    -- Something else still needs it.
    exception when foreign_key_violation then null;
    end;
  end loop;
end $$;
comment on function street.remove_files is 'Deletes pictures that nothing refers to any more. Not granted.';

create function street.forget_around_contact() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
declare earlier uuid[]; pictures uuid[];
begin
  -- What was observed first, before it was put right with this one, where it named nobody. It is withdrawn and counts nowhere.
  earlier := array(
    with recursive before as (
      select c.id, c.replaces_id from street.contact c where c.id = new.replaces_id and c.record_id is null and c.withdrawn_at is not null
      union
      select c.id, c.replaces_id from before b join street.contact c on c.id = b.replaces_id where c.record_id is null and c.withdrawn_at is not null
    ) select id from before);
  pictures := array(select f.file_id from street.contact_file f where f.contact_id = any (earlier));
  delete from street.contact_file where contact_id = any (earlier);
  perform street.remove_files(pictures);
  delete from street.contact_link where contact_id = any (earlier);
  update street.contact_offer set words = '' where contact_id = any (earlier) and words <> '';
  update street.contact set given = '{}', place = '', easting = null, northing = null, accuracy = null, company_words = '', description = '',
    words = '', warning = '', needs = '{}', withdrawn_because = '' where id = any (earlier);
  update street.held_item set content = '{}', reasons = '[]', words = '', about_record_id = null, state = 'erased', version = version + 1
  where (id = any (new.id || earlier) or item_id = any (new.id || earlier)) and state <> 'erased';
  update street.enforcement_offer set contact_id = null where contact_id = any (new.id || earlier);
  perform street.forget_lines(array(select r.id from street.snapshot_row r where r.contact_id = any (new.id || earlier)));
  return null;
end $$;
comment on function street.forget_around_contact is
  'With a contact that becomes a figure of nobody goes what it put right, what phones sent of it and was kept aside, the lines of counts that were taken from it, and the way to it from enforcement.';
create trigger forget_around after update of erased_subject on street.contact for each row
  when (old.erased_subject is null and new.erased_subject is not null) execute function street.forget_around_contact();
create index enforcement_offer_contact on street.enforcement_offer (contact_id) where contact_id is not null;
create index snapshot_row_contact on street.snapshot_row (contact_id) where contact_id is not null;

create function street.forget_lines_of() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  perform street.forget_lines(array(select l.id from street.snapshot_row l join people.record r on r.id = l.record_id where r.person_id = new.person_id));
  return null;
end $$;
comment on function street.forget_lines_of is 'Lines of counts about somebody are forgotten with what was held about them on the street.';
create trigger forget_lines after insert on people.tombstone for each row when (new.category = 'street') execute function street.forget_lines_of();

create function street.forget_sent_pictures() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  perform street.remove_files(array(
    select s.file_id from street.sent_file s
    where s.pack_id = old.pack_id and encode(s.sha256, 'hex') in (select named ->> 'sha256'
        from jsonb_array_elements(case when jsonb_typeof(old.content -> 'files') = 'array' then old.content -> 'files' else '[]' end) named)
      and not exists (select from street.contact_file f where f.file_id = s.file_id)));
  return null;
end $$;
comment on function street.forget_sent_pictures is 'With what was kept aside go the pictures that it names, where no contact has them.';
create trigger forget_pictures after update of state on street.held_item for each row
  when (new.state = 'erased' and old.state <> 'erased') execute function street.forget_sent_pictures();
