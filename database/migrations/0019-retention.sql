-- How long things are kept, and what becomes of them then. Periods are data, set by the data guardian; none is written
-- here as if it were law. Nothing is deleted that was not reported and approved before.

create table people.retention_rule (
  partnership_id uuid not null references partnership.partnership,
  category text not null references partnership.information_category,
  version integer not null,
  months integer check (months between 1 and 1200),
  then_what text not null check (then_what in ('delete', 'keep-figures')),
  keep_answers text[] not null default '{}',
  because text not null check (length(because) between 1 and 500),
  from_date date not null,
  set_at timestamptz not null default now(),
  set_by uuid not null,
  constraint retention_rule_follows_newest primary key (partnership_id, category, version),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id),
  check (then_what = 'delete' or category = 'identity')
);
comment on table people.retention_rule is 'How long a kind of information is kept after the last activity with a person, version by version. Of identity: how long the person is kept at all.';
comment on column people.retention_rule.months is 'Months after the last activity; null: kept until somebody decides.';
comment on column people.retention_rule.then_what is 'delete; keep-figures: a few answers for statistics stay, without anything that leads back to the person.';
comment on column people.retention_rule.keep_answers is 'Questions whose answers stay for statistics.';
comment on column people.retention_rule.because is 'Where the period comes from.';

create view people.retention_rule_in_force with (security_invoker = true) as
  select distinct on (partnership_id, category) *
  from people.retention_rule where from_date <= current_date
  order by partnership_id, category, version desc;
comment on view people.retention_rule_in_force is 'The rules that count today.';

create table people.legal_hold (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  because text not null check (length(because) between 1 and 500),
  review_on date not null,
  from_at timestamptz not null default now(),
  added_by uuid not null,
  until_at timestamptz,
  ended_by uuid,
  ended_because text,
  check ((until_at is null) = (ended_by is null)),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
create index legal_hold_record on people.legal_hold (record_id);
comment on table people.legal_hold is 'Nothing about the person is deleted while it stands: an inquest, a claim, a safeguarding review.';

create table people.retention_report (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  as_of date not null,
  asked_at timestamptz not null default now(),
  asked_by uuid not null,
  made_at timestamptz,
  approved_at timestamptz,
  approved_by uuid,
  rejected_at timestamptz,
  rejected_by uuid,
  finished_at timestamptz,
  failed text,
  version integer not null default 1,
  unique (partnership_id, id),
  check (approved_at is null or rejected_at is null),
  foreign key (partnership_id, asked_by) references partnership.user_account (partnership_id, id)
);
comment on table people.retention_report is 'What would be deleted, for the data guardian to approve or not. Without an approval nothing is.';

create table people.retention_item (
  report_id uuid not null,
  partnership_id uuid not null,
  person_id uuid not null,
  category text not null references partnership.information_category,
  reference text not null,
  rule_version integer not null,
  last_activity timestamptz not null,
  due_on date not null,
  rows_held integer not null,
  outcome text check (outcome in ('deleted', 'held', 'active', 'not-due', 'needed', 'gone')),
  done_at timestamptz,
  primary key (report_id, person_id, category),
  foreign key (partnership_id, report_id) references people.retention_report (partnership_id, id)
);
comment on table people.retention_item is 'One kind of information about one person that has outlived its period; identity stands for the person altogether.';
comment on column people.retention_item.outcome is 'deleted; held: a legal hold; active: something happened since the report; not-due: the rule was changed; needed: something elsewhere still refers to it; gone: it was not there any more.';

create table people.tombstone (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  person_id uuid not null,
  category text not null references partnership.information_category,
  reference text not null,
  report_id uuid not null,
  because text not null,
  months integer not null,
  last_activity timestamptz not null,
  rows_deleted integer not null,
  deleted_at timestamptz not null default now(),
  approved_by uuid not null,
  unique (report_id, person_id, category),
  foreign key (partnership_id, report_id) references people.retention_report (partnership_id, id)
);
create index tombstone_person on people.tombstone (person_id);
comment on table people.tombstone is 'That something was deleted, when, by which rule and who approved it. Nothing of what it was.';
comment on column people.tombstone.last_activity is 'What deleting must not forget, since the periods of what is left run from it.';
comment on column people.tombstone.category is 'identity: the person altogether.';

create table people.remnant (
  id uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnership.partnership,
  born_decade integer,
  answers jsonb not null,
  first_year integer not null,
  last_year integer not null
);
comment on table people.remnant is 'A few answers of somebody who was deleted, for statistics: no id, reference or day that leads back to them.';

create table people.file_to_remove (
  sha256 bytea primary key,
  since timestamptz not null default now()
);
comment on table people.file_to_remove is 'Content that no record refers to any more; the job removes it from the file store after the commit. Not readable by requests.';

do $$
declare name text;
begin
  foreach name in array array['retention_rule', 'retention_report', 'retention_item', 'tombstone', 'remnant'] loop
    perform platform.guard(format('people.%I', name)::regclass);
    execute format('grant select on people.%I to throughline_app', name);
    execute format('create policy guardians on people.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''data-guardian'')))', name);
  end loop;
end $$;
grant select on people.retention_rule_in_force to throughline_app;
create policy everyone_who_works_with_people on people.retention_rule for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('worker')));
grant insert on people.retention_rule, people.retention_report to throughline_app;
create policy guardians_set on people.retention_rule for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and set_by = (select platform.current_user_id())
    and (select platform.has_role('data-guardian')));
create policy guardians_ask on people.retention_report for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and asked_by = (select platform.current_user_id())
    and (select platform.has_role('data-guardian')) and made_at is null and approved_at is null);
grant update (approved_at, approved_by, rejected_at, rejected_by, version) on people.retention_report to throughline_app;
create policy guardians_decide on people.retention_report for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('data-guardian'))
    and made_at is not null and approved_at is null and rejected_at is null)
  with check (coalesce(approved_by, rejected_by) = (select platform.current_user_id()));
create policy with_the_person on people.tombstone for select to throughline_app
  using (exists (select from people.person p where p.id = person_id));
alter table people.file_to_remove enable row level security;

select platform.guard('people.legal_hold');
grant select on people.legal_hold to throughline_app;
create policy with_the_record on people.legal_hold for select to throughline_app
  using (exists (select from people.record r where r.id = record_id)
    or partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('data-guardian')));

create function people.hold_person(new_id uuid, of_person uuid, why text, review date) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare r people.record;
begin
  select record.* into r from people.record where record.person_id = of_person and record.partnership_id = platform.current_partnership_id()
  order by record.given_at, record.id limit 1;
  if not found or not (platform.has_role('data-guardian') or platform.has_role('worker')
       and people.may_read(platform.current_user_id(), of_person, r.organisation_id, 'identity')) then return false; end if;
  insert into people.legal_hold (id, partnership_id, record_id, because, review_on, added_by)
  values (new_id, r.partnership_id, r.id, why, review, platform.current_user_id()) on conflict (id) do nothing;
  return true;
end $$;
comment on function people.hold_person is 'Keeps everything about a person from being deleted: a worker who sees them, or the data guardian, who need not. False where there is no such person for them.';

create function people.lift_hold(of_hold uuid, why text) returns uuid
language plpgsql security definer set search_path = people, pg_temp as $$
declare of_person uuid;
begin
  if not platform.has_role('data-guardian') then return null; end if;
  update people.legal_hold h set until_at = greatest(now(), h.from_at), ended_by = platform.current_user_id(), ended_because = why
  from people.record r
  where h.id = of_hold and h.until_at is null and h.partnership_id = platform.current_partnership_id() and r.id = h.record_id
  returning r.person_id into of_person;
  return of_person;
end $$;
comment on function people.lift_hold is 'Only the data guardian lifts a hold. Answers with whose it was; null where there is none that stands.';

create function people.is_held(of_person uuid) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.record r join people.legal_hold h on h.record_id = r.id
    where r.person_id = of_person and (h.until_at is null or h.until_at > now()))
$$;
comment on function people.is_held is 'Whether a legal hold stands against deleting anything about a person.';

create function people.holds_of(of_person uuid)
returns table (id uuid, because text, review_on date, from_at timestamptz, added_by uuid)
language sql stable security definer set search_path = people, pg_temp as $$
  select h.id, h.because, h.review_on, h.from_at, h.added_by
  from people.record r join people.legal_hold h on h.record_id = r.id
  where r.person_id = of_person and r.partnership_id = platform.current_partnership_id() and (h.until_at is null or h.until_at > now())
    and (platform.has_role('data-guardian') or people.may_read(platform.current_user_id(), of_person, r.organisation_id, 'identity'))
$$;
comment on function people.holds_of is 'The holds that stand, for those who see who the person is and for the data guardian, whom a report led there.';

-- What is held, found by asking the database: tables of facts that come later count without a change here.
create function people.fact_tables() returns setof regclass
language sql stable security definer set search_path = people, pg_temp as $$
  select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'people' and c.relkind = 'r'
    and 5 = (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
      and a.attname in ('record_id', 'category', 'recorded_at', 'recorded_by', 'ended_at'))
$$;
comment on function people.fact_tables is 'The tables of what is held: those whose rows stand on a record, have a category and are ended.';

create function people.rows_held(of_person uuid) returns table (category text, rows_held integer, last_at timestamptz)
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare of_table regclass; parts text[] := '{}';
begin
  for of_table in select people.fact_tables() loop
    parts := parts || format('select f.category, f.recorded_at, f.ended_at from %s f join people.record r on r.id = f.record_id where r.person_id = $1', of_table);
  end loop;
  return query execute 'select category, count(*)::integer, max(greatest(recorded_at, ended_at)) from ('
    || array_to_string(parts, ' union all ') || ') held group by category' using of_person;
end $$;
comment on function people.rows_held is 'How many rows of each kind of information are held about a person, and when the last of them was touched.';

create function people.last_activity(of_person uuid) returns timestamptz
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
    (select max(t.last_activity) from people.tombstone t where t.person_id = of_person),
    (select max(coalesce(h.until_at, now())) from people.legal_hold h where h.record_id in (select mine.id from mine)))
$$;
comment on function people.last_activity is
  'When something last happened with a person. Whoever is worked with now, has things in storage or waits for a copy is active now. A worker who only looked is no activity.';

create function people.retention_due(of_person uuid, as_of date)
returns table (category text, rule_version integer, months integer, because text, then_what text, keep_answers text[],
               last_activity timestamptz, due_on date, rows_held integer)
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare last timestamptz := people.last_activity(of_person); of_partnership uuid; whole record; longest integer; total integer; unruled boolean;
begin
  select p.partnership_id into of_partnership from people.person p where p.id = of_person;
  if last is null or of_partnership is null then return; end if;
  select max(r.months), bool_or(r.months is null), coalesce(sum(h.rows_held), 0)::integer into longest, unruled, total
  from people.rows_held(of_person) h left join people.retention_rule_in_force r on r.partnership_id = of_partnership and r.category = h.category;
  select * into whole from people.retention_rule_in_force r where r.partnership_id = of_partnership and r.category = 'identity';
  if found and whole.months is not null and not coalesce(unruled, false)
     and (last at time zone 'Europe/London')::date + make_interval(months => greatest(whole.months, longest)) <= as_of then
    return query select 'identity'::text, whole.version::integer, whole.months::integer, whole.because::text, whole.then_what::text, whole.keep_answers::text[], last,
      ((last at time zone 'Europe/London')::date + make_interval(months => greatest(whole.months, longest)))::date, total;
    return;
  end if;
  return query
  select r.category, r.version, r.months, r.because, r.then_what, r.keep_answers, last,
    ((last at time zone 'Europe/London')::date + make_interval(months => r.months))::date, h.rows_held
  from people.rows_held(of_person) h
  join people.retention_rule_in_force r on r.partnership_id = of_partnership and r.category = h.category
  where r.category <> 'identity' and r.months is not null
    and (last at time zone 'Europe/London')::date + make_interval(months => r.months) <= as_of;
end $$;
comment on function people.retention_due is
  'What about a person has outlived its period on a day. The person altogether (identity) goes only when the longest period of anything held about them is over, and never while something held has no period.';

create function people.make_retention_report(of_report uuid) returns integer
language plpgsql security definer set search_path = people, pg_temp as $$
declare report people.retention_report; shortest integer; found_items integer;
begin
  select * into report from people.retention_report r where r.id = of_report and r.partnership_id = platform.current_partnership_id() for update;
  if not found or not platform.has_role('data-guardian') then
    raise insufficient_privilege using message = 'a retention report is made for a data guardian';
  end if;
  if report.made_at is not null then return (select count(*) from people.retention_item i where i.report_id = of_report); end if;
  select min(r.months) into shortest from people.retention_rule_in_force r where r.partnership_id = report.partnership_id;
  insert into people.retention_item (report_id, partnership_id, person_id, category, reference, rule_version, last_activity, due_on, rows_held)
  select of_report, p.partnership_id, p.id, d.category, p.reference, d.rule_version, d.last_activity, d.due_on, d.rows_held
  from people.person p cross join lateral people.retention_due(p.id, report.as_of) d
  where p.partnership_id = report.partnership_id and shortest is not null
    -- First what is quick to see: anybody begun lately is not due.
    and exists (select from people.record r where r.person_id = p.id)
    and not exists (select from people.record r where r.person_id = p.id and r.given_at > report.as_of - make_interval(months => shortest) + interval '1 day')
    and not people.is_held(p.id);
  get diagnostics found_items = row_count;
  update people.retention_report set made_at = now() where id = of_report;
  return found_items;
end $$;
comment on function people.make_retention_report is 'Lists what has outlived its period, in one transaction; made once. Deletes nothing.';

-- Rows of a table and all that hangs on them, from the leaves inwards. Only within this schema: what another context
-- still refers to makes the whole deletion fail, and the person stays.
create function people.delete_rows(of_table regclass, which text, which_ids uuid[]) returns integer
language plpgsql security definer set search_path = people, pg_temp as $$
declare child record; deleted integer; total integer := 0;
begin
  for child in
    select k.conrelid::regclass as child_table,
      (select string_agg(quote_ident(a.attname), ', ' order by x.n) from unnest(k.conkey) with ordinality x(attnum, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.attnum) as child_columns,
      (select string_agg(quote_ident(a.attname), ', ' order by x.n) from unnest(k.confkey) with ordinality x(attnum, n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.attnum) as parent_columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.confrelid = of_table and k.conrelid <> of_table and n.nspname = 'people' and k.confdeltype not in ('n', 'c', 'd')
  loop
    total := total + people.delete_rows(child.child_table,
      format('(%s) in (select %s from %s where %s)', child.child_columns, child.parent_columns, of_table, which), which_ids);
  end loop;
  execute format('delete from %s where %s', of_table, which) using which_ids;
  get diagnostics deleted = row_count;
  return total + deleted;
end $$;
comment on function people.delete_rows is 'Deletes rows and whatever in this schema refers to them. Not granted.';

create function people.carry_out_retention(of_report uuid, of_person uuid, of_category text) returns text
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
                       union select c.file_id from people.consent c where c.record_id = any (records) and c.file_id is not null);
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
        deleted := people.delete_rows('people.record', 'id = any ($1)', records)
          + people.delete_rows('people.person', 'id = any ($1)', array[of_person]);
        -- Whoever was merged away and has nothing left.
        foreach one in array others loop
          if not exists (select from people.record r where r.person_id = one) and not exists (select from people.link l where l.person_id = one) then
            deleted := deleted + people.delete_rows('people.person', 'id = any ($1)', array[one]);
          end if;
        end loop;
      else
        files := array(select p.file_id from people.picture p where p.record_id = any (records) and p.category = of_category);
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
comment on function people.carry_out_retention is
  'Deletes one item of an approved report, all of it or nothing, unless something stands against it now; leaves a tombstone and an event. Sent again, it changes nothing.';

create function people.finish_retention_report(of_report uuid) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
begin
  update people.retention_report r set finished_at = now()
  where r.id = of_report and r.partnership_id = platform.current_partnership_id() and r.approved_at is not null and r.finished_at is null
    and platform.has_role('data-guardian')
    and not exists (select from people.retention_item i where i.report_id = of_report and i.outcome is null);
  if found then perform platform.record_audit('people.retention.finished', 'retention-report', of_report, '{}'); end if;
  return found;
end $$;
comment on function people.finish_retention_report is 'Says that everything that was approved was done or left.';

grant execute on function people.hold_person(uuid, uuid, text, date), people.lift_hold(uuid, text), people.holds_of(uuid), people.make_retention_report(uuid),
  people.carry_out_retention(uuid, uuid, text), people.finish_retention_report(uuid), people.fact_tables() to throughline_app;
