-- The person's own door: what is held about them, who may see it, who looked; to correct, object, withdraw, ask for
-- a copy. Whoever comes through it is no user: they have no rights on any table. Everything goes through the functions
-- below, which take the hash of their session's token and answer about that one person.

create table people.own_setting (
  partnership_id uuid not null references partnership.partnership,
  version integer not null,
  staff_shown text not null check (staff_shown in ('role', 'first-name', 'full-name')),
  code_days integer not null check (code_days between 1 and 30),
  leave_to text not null check (leave_to ~ '^https://[^\s]+$'),
  set_at timestamptz not null default now(),
  set_by uuid not null,
  constraint own_setting_follows_newest primary key (partnership_id, version),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
comment on table people.own_setting is 'How a partnership sets up people''s own access; the newest version counts. None: role, 7 days, the weather.';
comment on column people.own_setting.staff_shown is 'How staff who looked are shown to the person, beside their organisation.';
comment on column people.own_setting.code_days is 'How long a code that nobody used stays good.';
comment on column people.own_setting.leave_to is 'The harmless page that "Exit this page" goes to.';

create table people.own_view_rule (
  id integer generated always as identity primary key,
  partnership_id uuid references partnership.partnership,
  kind text,
  category text references partnership.information_category,
  because text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  check (kind is not null or category is not null)
);
comment on table people.own_view_rule is 'What is never put on the screen of a person''s own access, since somebody may stand beside them. Versioned data; a partnership can only hide more.';
comment on column people.own_view_rule.kind is 'The kind of entry; null for every kind.';
comment on column people.own_view_rule.because is 'The reason in words that give nothing away.';
insert into people.own_view_rule (kind, category, because, valid_from, source)
select kind, category, because, date '2026-01-01', 'Throughline, from the rules for trauma-informed pages'
from (values
  ('warning', null, 'Notes that workers keep so that everyone is safe'),
  ('warning_text', null, 'Notes that workers keep so that everyone is safe'),
  ('companion', null, 'Things about other people'),
  ('note', null, 'Longer notes that workers wrote, which may be about other people too'),
  (null, 'domestic-abuse', 'Private things that somebody beside you should not read'),
  (null, 'safeguarding', 'Private things that somebody beside you should not read')
) as rule (kind, category, because);

create table people.own_code (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  links_seen integer not null,
  code_hash bytea not null unique,
  given_how text not null check (given_how in ('printed', 'shown')),
  given_at timestamptz not null default now(),
  given_by uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  unique (partnership_id, id),
  check (expires_at > given_at and expires_at <= given_at + interval '31 days'),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, person_id) references people.person (partnership_id, id),
  foreign key (partnership_id, given_by) references partnership.user_account (partnership_id, id)
);
create index own_code_record on people.own_code (record_id);
comment on table people.own_code is 'One-time codes that workers gave to people for their own access.';
comment on column people.own_code.person_id is 'Whom the record was linked to when the code was given: it opens nothing else.';
comment on column people.own_code.links_seen is 'people.link_changes at that moment; a merge or its undoing since then closes the door.';
comment on column people.own_code.code_hash is 'SHA-256 of the code, which has 70 random bits. Not readable by requests.';

create table people.own_access (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  links_seen integer not null,
  code_id uuid not null,
  phrase_hash text not null,
  key_hash bytea unique,
  enrolled_at timestamptz not null default now(),
  wrong_phrases integer not null default 0,
  ended_at timestamptz,
  ended_by uuid,
  ended_because text check (ended_because in ('withdrawn', 'replaced', 'by-person', 'too-many-tries')),
  unique (partnership_id, id),
  check ((ended_at is null) = (ended_because is null)),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, person_id) references people.person (partnership_id, id),
  foreign key (partnership_id, code_id) references people.own_code (partnership_id, id)
);
create index own_access_record on people.own_access (record_id);
create unique index own_access_one_at_a_time on people.own_access (record_id) where ended_at is null;
comment on table people.own_access is 'Somebody who took up their own access: the phrase that only they know, and the key to come back where they wanted one.';
comment on column people.own_access.phrase_hash is 'argon2id of the phrase. Not readable by requests.';
comment on column people.own_access.key_hash is 'SHA-256 of the key to come back; null where they keep none. Not readable by requests.';
comment on column people.own_access.wrong_phrases is 'Wrong phrases since the last right one.';

create table people.own_session (
  token_hash bytea primary key,
  access_id uuid not null references people.own_access,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index own_session_access on people.own_session (access_id) where ended_at is null;
comment on table people.own_session is 'Browsers in which somebody uses their own access. Ends after 15 minutes without use and after two hours. Not readable by requests.';

create table people.own_try (
  key bytea not null,
  at timestamptz not null default now()
);
create index own_try_key on people.own_try (key, at);
create index own_try_at on people.own_try (at);
comment on table people.own_try is 'Tries at codes and keys of the last hour, by the hash of the network address or of what was tried. Not readable by requests.';

-- Corrections ---------------------------------------------------------------------------------------------

create table people.correction (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  organisation_id uuid not null,
  category text not null references partnership.information_category,
  fact_kind text not null,
  fact_id uuid not null,
  said text not null check (length(said) between 1 and 2000),
  asked_at timestamptz not null default now(),
  asked_by uuid,
  unique (partnership_id, id),
  foreign key (partnership_id, record_id, organisation_id) references people.record (partnership_id, id, organisation_id),
  foreign key (partnership_id, asked_by) references partnership.user_account (partnership_id, id)
);
create index correction_record on people.correction (record_id);
create index correction_organisation on people.correction (organisation_id, asked_at);
comment on table people.correction is 'The person says that something which an organisation holds about them is wrong (UK GDPR Article 16).';
comment on column people.correction.fact_kind is 'The table of the row that is said to be wrong.';
comment on column people.correction.said is 'What is wrong and what is right, in the person''s words.';
comment on column people.correction.asked_by is 'The worker who wrote it down for them; null where the person did it themselves.';

create table people.correction_step (
  correction_id uuid not null,
  number integer not null,
  partnership_id uuid not null,
  kind text not null check (kind in ('accepted', 'refused', 'challenged', 'taken-back')),
  words text check (length(words) <= 2000),
  new_fact_id uuid,
  at timestamptz not null default now(),
  by_user uuid,
  constraint correction_step_follows_newest primary key (correction_id, number),
  foreign key (partnership_id, correction_id) references people.correction (partnership_id, id),
  foreign key (partnership_id, by_user) references partnership.user_account (partnership_id, id),
  check (kind <> 'refused' or length(words) > 0)
);
comment on table people.correction_step is 'What became of a correction, in order. A refusal carries its reason, can be challenged, and is then decided by somebody else.';
comment on column people.correction_step.by_user is 'Null where the person did it themselves.';

-- A copy of everything -------------------------------------------------------------------------------------

create table people.subject_access (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  organisation_id uuid not null,
  received_on date not null,
  received_how text not null check (received_how in ('own-access', 'in-person', 'phone', 'writing')),
  asked_for text,
  asked_by uuid,
  asked_at timestamptz not null default now(),
  extended_to date,
  extended_because text,
  closed_at timestamptz,
  closed_by uuid,
  closed_because text check (closed_because in ('given', 'taken-back', 'refused')),
  closed_words text,
  version integer not null default 1,
  unique (partnership_id, id),
  check ((extended_to is null) = (extended_because is null)),
  check ((closed_at is null) = (closed_because is null)),
  foreign key (partnership_id, record_id, organisation_id) references people.record (partnership_id, id, organisation_id),
  foreign key (partnership_id, asked_by) references partnership.user_account (partnership_id, id)
);
create index subject_access_record on people.subject_access (record_id);
create index subject_access_organisation on people.subject_access (organisation_id, received_on);
comment on table people.subject_access is 'The person asked one organisation for a copy of what it holds about them (UK GDPR Article 15). Answered within a month of the day on which it was received.';
comment on column people.subject_access.extended_to is 'Up to two months more, where the request is complex, told to the person within the first (Article 12(3)).';

create table people.subject_access_decision (
  id uuid primary key,
  partnership_id uuid not null,
  request_id uuid not null,
  item text not null,
  decision text not null check (decision in ('release', 'black-out', 'leave-out')),
  reason text not null check (length(reason) between 1 and 500),
  decided_at timestamptz not null default now(),
  decided_by uuid not null,
  foreign key (partnership_id, request_id) references people.subject_access (partnership_id, id),
  foreign key (partnership_id, decided_by) references partnership.user_account (partnership_id, id)
);
create index subject_access_decision_request on people.subject_access_decision (request_id, item, decided_at desc);
comment on table people.subject_access_decision is 'Whether what may be about somebody else goes into a copy, and why (Data Protection Act 2018 Schedule 2 paragraph 16). The newest counts.';
comment on column people.subject_access_decision.item is 'Kind, id of the row and field: warning:…:said_by.';
comment on column people.subject_access_decision.decision is 'release; black-out: without the words that were marked; leave-out: not at all.';

-- Who may do it among staff ----------------------------------------------------------------------------------

alter table people.own_view_rule enable row level security;
grant select on people.own_view_rule to throughline_app;
create policy own_and_common on people.own_view_rule for select to throughline_app
  using (partnership_id is null or partnership_id = (select platform.current_partnership_id()));

select platform.guard('people.own_setting');
grant select, insert on people.own_setting to throughline_app;
create policy own_partnership on people.own_setting for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()));
create policy guardians_set on people.own_setting for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and set_by = (select platform.current_user_id())
    and (select platform.has_role('data-guardian')));

alter table people.own_session enable row level security;
alter table people.own_try enable row level security;

select platform.guard('people.own_code');
grant select (id, partnership_id, record_id, person_id, given_how, given_at, given_by, expires_at, used_at, withdrawn_at, withdrawn_by)
  on people.own_code to throughline_app;
create policy workers_with_the_record on people.own_code for select to throughline_app
  using ((select platform.has_role('worker')) and exists (select from people.record r where r.id = record_id));

select platform.guard('people.own_access');
grant select (id, partnership_id, record_id, person_id, code_id, enrolled_at, ended_at, ended_by, ended_because)
  on people.own_access to throughline_app;
create policy workers_with_the_record on people.own_access for select to throughline_app
  using ((select platform.has_role('worker')) and exists (select from people.record r where r.id = record_id));

select platform.guard('people.correction');
grant select, insert on people.correction to throughline_app;
create policy those_who_may on people.correction for select to throughline_app
  using (organisation_id = (select platform.current_organisation_id()) and exists (select from people.record r where r.id = record_id
    and people.may_read((select platform.current_user_id()), r.person_id, r.organisation_id, correction.category)));
create policy those_who_asked on people.correction for select to throughline_app
  using (asked_by = (select platform.current_user_id()) and exists (select from people.record r where r.id = record_id));
create policy workers_ask on people.correction for insert to throughline_app
  with check (asked_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and exists (select from people.record r where r.id = record_id
      and people.may_read((select platform.current_user_id()), r.person_id, r.organisation_id, correction.category)));

select platform.guard('people.correction_step');
grant select, insert on people.correction_step to throughline_app;
create policy with_the_correction on people.correction_step for select to throughline_app
  using (exists (select from people.correction c where c.id = correction_id));
create policy holders_decide on people.correction_step for insert to throughline_app
  with check (by_user = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and exists (select from people.correction c where c.id = correction_id
      and (c.organisation_id = (select platform.current_organisation_id()) and kind in ('accepted', 'refused')
        or kind = 'challenged' or kind = 'taken-back' and c.asked_by = (select platform.current_user_id()))));

select platform.guard('people.subject_access');
grant select, insert on people.subject_access to throughline_app;
grant update (extended_to, extended_because, closed_at, closed_by, closed_because, closed_words, version) on people.subject_access to throughline_app;
create policy holders on people.subject_access for select to throughline_app
  using (organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker'))
    and exists (select from people.record r where r.id = record_id));
create policy holders_take_in on people.subject_access for insert to throughline_app
  with check (organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker'))
    and asked_by = (select platform.current_user_id()) and exists (select from people.record r where r.id = record_id));
create policy holders_answer on people.subject_access for update to throughline_app
  using (organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker'))
    and exists (select from people.record r where r.id = record_id))
  with check (true);

select platform.guard('people.subject_access_decision');
grant select, insert on people.subject_access_decision to throughline_app;
create policy with_the_request on people.subject_access_decision for select to throughline_app
  using (exists (select from people.subject_access s where s.id = request_id));
create policy holders_decide on people.subject_access_decision for insert to throughline_app
  with check (decided_by = (select platform.current_user_id()) and exists (select from people.subject_access s where s.id = request_id));

-- Merging and the own door -----------------------------------------------------------------------------------

create function people.link_changes(of_person uuid) returns integer
language sql stable security definer set search_path = people, pg_temp as $$
  select count(*)::integer from people.link l
  where l.because in ('merged', 'unmerged', 'split')
    and l.record_id in (select ever.record_id from people.link ever where ever.person_id = of_person)
$$;
comment on function people.link_changes is
  'How often records were merged into a person or taken out again. Own access remembers the count: when it differs, a worker has to confirm first.';

create function people.own_code_state(c people.own_code) returns text
language sql stable security definer set search_path = people, pg_temp as $$
  select case
    when c.withdrawn_at is not null then 'withdrawn'
    when c.used_at is not null then 'used'
    when c.expires_at <= now() then 'expired'
    when not exists (select from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id
      where u.id = c.given_by and u.disabled_at is null and (o.ended_on is null or o.ended_on >= current_date)) then 'giver-left'
    when not exists (select from people.record r where r.id = c.record_id and r.person_id = c.person_id)
      or people.link_changes(c.person_id) <> c.links_seen then 'merged'
    else 'good' end
$$;
comment on function people.own_code_state is 'Whether a code opens anything: only a good one does. The code of a worker who has left is worth nothing.';

create function people.own_access_state(a people.own_access) returns text
language sql stable security definer set search_path = people, pg_temp as $$
  select case
    when a.ended_at is not null then 'ended'
    when not exists (select from people.record r where r.id = a.record_id and r.person_id = a.person_id)
      or people.link_changes(a.person_id) <> a.links_seen then 'closed'
    else 'open' end
$$;
comment on function people.own_access_state is 'open; closed: records were merged or parted since, and a worker has to confirm whose it is; ended.';

-- What a worker does -------------------------------------------------------------------------------------------

create function people.own_access_of(of_person uuid)
returns table (kind text, id uuid, state text, at timestamptz, until_at timestamptz, by_name text, by_organisation text, has_key boolean)
language sql stable security definer set search_path = people, pg_temp as $$
  with mine as (
    select r.id from people.record r
    where r.id in (select now.id from people.record now where now.person_id = of_person
                   union select l.record_id from people.link l where l.person_id = of_person)
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
comment on function people.own_access_of is 'The codes given and the accesses taken up of a person, newest first, for workers who see who they are.';

create function people.give_own_code(new_id uuid, of_record uuid, new_hash bytea, how text, days integer) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
declare r people.record;
begin
  select * into r from people.record where record.id = of_record and partnership_id = platform.current_partnership_id()
    and organisation_id = platform.current_organisation_id();
  if not found or not platform.has_role('worker')
     or not people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity') or not people.may_let_in(r.id) then
    raise insufficient_privilege using message = 'a code is given by a worker, on a record of their own organisation';
  end if;
  update people.own_code c set withdrawn_at = now(), withdrawn_by = platform.current_user_id()
  where c.person_id = r.person_id and c.used_at is null and c.withdrawn_at is null;
  insert into people.own_code (id, partnership_id, record_id, person_id, links_seen, code_hash, given_how, given_by, expires_at)
  values (new_id, r.partnership_id, r.id, r.person_id, people.link_changes(r.person_id), new_hash, how,
          platform.current_user_id(), now() + make_interval(days => days));
end $$;
comment on function people.give_own_code is 'Gives a person a code for their own access; an earlier one that was not used is withdrawn.';

create function people.withdraw_own_access(of_person uuid) returns integer
language plpgsql security definer set search_path = people, pg_temp as $$
declare stopped integer; ended integer;
begin
  if not platform.has_role('worker') or not exists (select from people.record r where r.person_id = of_person
       and r.partnership_id = platform.current_partnership_id()
       and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity')) then
    raise insufficient_privilege using message = 'own access is withdrawn by a worker who sees the person';
  end if;
  with mine as (
    select r.id from people.record r where r.person_id = of_person
    union select l.record_id from people.link l where l.person_id = of_person
  ), codes as (
    update people.own_code c set withdrawn_at = now(), withdrawn_by = platform.current_user_id()
    where c.record_id in (select mine.id from mine) and c.used_at is null and c.withdrawn_at is null returning 1
  ) select count(*) into stopped from codes;
  with mine as (
    select r.id from people.record r where r.person_id = of_person
    union select l.record_id from people.link l where l.person_id = of_person
  ), accesses as (
    update people.own_access a set ended_at = now(), ended_by = platform.current_user_id(), ended_because = 'withdrawn'
    where a.record_id in (select mine.id from mine) and a.ended_at is null returning a.id
  ), sessions as (
    update people.own_session s set ended_at = now() where s.access_id in (select accesses.id from accesses) and s.ended_at is null
  ) select count(*) into ended from accesses;
  return stopped + ended;
end $$;
comment on function people.withdraw_own_access is 'Stops every code and every access of a person at once, and answers with how many.';

create function people.confirm_own_access(of_access uuid) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access; r people.record;
begin
  select * into a from people.own_access where id = of_access and ended_at is null
    and partnership_id = platform.current_partnership_id() for update;
  if not found then return false; end if;
  select * into r from people.record where id = a.record_id;
  if not platform.has_role('worker') or not people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity') then
    return false;
  end if;
  update people.own_session s set ended_at = now() where s.access_id = a.id and s.ended_at is null;
  update people.own_access set person_id = r.person_id, links_seen = people.link_changes(r.person_id) where id = a.id;
  return true;
end $$;
comment on function people.confirm_own_access is 'After a merge or its undoing: a worker says that the access belongs to the person whom its record is linked to now.';

-- Coming in ------------------------------------------------------------------------------------------------------

create function people.own_audit(of_partnership uuid, event text, of_person uuid, details jsonb) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
declare was text := coalesce(current_setting('throughline.partnership_id', true), '');
begin
  perform set_config('throughline.partnership_id', of_partnership::text, true),
          set_config('throughline.user_id', '', true), set_config('throughline.organisation_id', '', true),
          set_config('throughline.roles', '', true), set_config('throughline.purpose', 'own access', true);
  perform platform.record_audit(event, 'person', of_person, details);
  perform set_config('throughline.partnership_id', was, true);
end $$;
comment on function people.own_audit is 'Writes into the chain of the person''s partnership what they did themselves, and leaves them nobody otherwise.';

create function people.take_own_try(place bytea, tried bytea) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare of_place integer; of_tried integer; of_all integer;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(place, 'hex'), 19));
  perform pg_advisory_xact_lock(hashtextextended(encode(tried, 'hex'), 20));
  delete from people.own_try where at < now() - interval '1 hour';
  select count(*) into of_place from people.own_try where key = place and at > now() - interval '15 minutes';
  select count(*) into of_tried from people.own_try where key = tried and at > now() - interval '15 minutes';
  select count(*) into of_all from people.own_try where at > now() - interval '15 minutes';
  -- Two rows a try. While the whole service is being tried out, each place gets few tries, but a new place some.
  if of_place >= (case when of_all > 2 * 300 then 3 else 20 end) or of_tried >= 5 then return false; end if;
  insert into people.own_try (key) values (place), (tried);
  return true;
end $$;
comment on function people.take_own_try is
  'Counts a try before it is made, in a transaction of its own, so that many at once are counted too. False: wait. Limits per network address, per code or key, and over all; none of them lasts longer than a quarter of an hour.';

create function people.forget_own_tries(tried bytea) returns void
language sql security definer set search_path = people, pg_temp as $$
  delete from people.own_try where key = tried
$$;
comment on function people.forget_own_tries is 'After a right try, those of the same code or key count no more.';

create function people.start_own_session(of_access people.own_access, new_token_hash bytea) returns void
language sql security definer set search_path = people, pg_temp as $$
  insert into people.own_session (token_hash, access_id, expires_at) values (new_token_hash, of_access.id, now() + interval '2 hours')
$$;
comment on function people.start_own_session is 'Begins a session of two hours at most. Not granted: only coming in rightly calls it.';

create function people.enrol_own_access(of_code bytea, new_id uuid, new_phrase_hash text, new_token_hash bytea) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare c people.own_code; a people.own_access;
begin
  select * into c from people.own_code where code_hash = of_code for update;
  if not found or people.own_code_state(c) <> 'good' then return false; end if;
  update people.own_code set used_at = now() where id = c.id;
  update people.own_session s set ended_at = now() from people.own_access old
  where s.access_id = old.id and s.ended_at is null and (old.person_id = c.person_id or old.record_id = c.record_id);
  update people.own_access set ended_at = now(), ended_because = 'replaced'
  where (person_id = c.person_id or record_id = c.record_id) and ended_at is null;
  insert into people.own_access (id, partnership_id, record_id, person_id, links_seen, code_id, phrase_hash)
  values (new_id, c.partnership_id, c.record_id, c.person_id, c.links_seen, c.id, new_phrase_hash) returning * into a;
  perform people.start_own_session(a, new_token_hash);
  perform people.own_audit(c.partnership_id, 'people.own-access.enrolled', c.person_id, jsonb_build_object('code', c.id));
  return true;
end $$;
comment on function people.enrol_own_access is 'Uses a code once: keeps the phrase, ends what was there before, begins a session. False for a code that is unknown, used, withdrawn, expired or stopped; which of them is not told.';

create function people.find_own_phrase(of_key bytea) returns text
language sql stable security definer set search_path = people, pg_temp as $$
  select a.phrase_hash from people.own_access a where a.key_hash = of_key and a.ended_at is null
$$;
comment on function people.find_own_phrase is 'What a typed phrase is compared with, for whoever has the key.';

create function people.come_back(of_key bytea, new_token_hash bytea) returns text
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access;
begin
  select * into a from people.own_access where key_hash = of_key and ended_at is null for update;
  if not found then return null; end if;
  update people.own_access set wrong_phrases = 0 where id = a.id;
  perform people.start_own_session(a, new_token_hash);
  perform people.own_audit(a.partnership_id, 'people.own-access.came-back', a.person_id, '{}');
  return people.own_access_state(a);
end $$;
comment on function people.come_back is 'Begins a session for somebody whose key and phrase were right.';

create function people.count_wrong_phrase(of_key bytea) returns void
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access;
begin
  update people.own_access set wrong_phrases = wrong_phrases + 1,
    ended_at = case when wrong_phrases >= 29 then now() end, ended_because = case when wrong_phrases >= 29 then 'too-many-tries' end
  where key_hash = of_key and ended_at is null returning * into a;
  if found then
    perform people.own_audit(a.partnership_id, 'people.own-access.phrase-wrong', a.person_id, '{}');
  end if;
end $$;
comment on function people.count_wrong_phrase is 'A wrong phrase with a right key. The thirtieth in a row ends the key: somebody else has it. A worker gives a new code.';

-- What goes on behind the door --------------------------------------------------------------------------------------

create function people.own_holder(session_hash bytea) returns people.own_access
language sql stable security definer set search_path = people, pg_temp as $$
  select a from people.own_session s join people.own_access a on a.id = s.access_id
  where s.token_hash = session_hash and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '15 minutes'
    and people.own_access_state(a) = 'open'
$$;
comment on function people.own_holder is 'Whose session it is; null unless it is good and the access open. Not granted: what follows asks it first.';

create function people.open_own_access(session_hash bytea, page text)
returns table (state text, leave_to text, restricted boolean, has_key boolean, partnership text)
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access;
begin
  select found_access.* into a from people.own_session s join people.own_access found_access on found_access.id = s.access_id
  where s.token_hash = session_hash and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '15 minutes'
    and found_access.ended_at is null;
  if not found then return; end if;
  update people.own_session s set seen_at = now() where s.token_hash = session_hash;
  perform people.own_audit(a.partnership_id, 'people.own-access.viewed', a.person_id, jsonb_build_object('page', page));
  state := people.own_access_state(a);
  leave_to := people.own_leave_to(a.partnership_id);
  restricted := people.is_restricted(a.person_id);
  has_key := a.key_hash is not null;
  select p.name into partnership from partnership.partnership p where p.id = a.partnership_id;
  return next;
end $$;
comment on function people.open_own_access is 'Begins a page of somebody''s own access: says whether the session is good, keeps it awake and writes the visit down. No row: nobody is there.';

create function people.own_leave_to(of_partnership uuid) returns text
language sql stable security definer set search_path = people, pg_temp as $$
  select coalesce((select s.leave_to from people.own_setting s where s.partnership_id = of_partnership order by s.version desc limit 1),
                  'https://www.bbc.co.uk/weather')
$$;
comment on function people.own_leave_to is 'Where "Exit this page" goes.';

create function people.leave_own_access(session_hash bytea) returns text
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access;
begin
  update people.own_session s set ended_at = now() where s.token_hash = session_hash and s.ended_at is null;
  if not found then return null; end if;
  select found_access.* into a from people.own_session s join people.own_access found_access on found_access.id = s.access_id
  where s.token_hash = session_hash;
  perform people.own_audit(a.partnership_id, 'people.own-access.left', a.person_id, '{}');
  return people.own_leave_to(a.partnership_id);
end $$;
comment on function people.leave_own_access is 'Ends a session, and answers with where the partnership wants people to go.';

create function people.own_set_key(session_hash bytea, new_key_hash bytea) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash);
begin
  if a.id is null then return false; end if;
  update people.own_access set key_hash = new_key_hash, wrong_phrases = 0 where id = a.id;
  perform people.own_audit(a.partnership_id,
    case when new_key_hash is null then 'people.own-access.key-dropped' else 'people.own-access.key-made' end, a.person_id, '{}');
  return true;
end $$;
comment on function people.own_set_key is 'Keeps the hash of a new key to come back, in place of an earlier one; null throws it away.';

create function people.own_close(session_hash bytea) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash);
begin
  if a.id is null then return false; end if;
  update people.own_access set ended_at = now(), ended_because = 'by-person' where id = a.id;
  update people.own_session s set ended_at = now() where s.access_id = a.id and s.ended_at is null;
  perform people.own_audit(a.partnership_id, 'people.own-access.closed', a.person_id, '{}');
  return true;
end $$;
comment on function people.own_close is 'The person ends their own access altogether; a worker can give them another code.';

create function people.is_hidden_from_view(of_partnership uuid, of_kind text, of_category text) returns boolean
language sql stable security definer set search_path = people, pg_temp as $$
  select exists (select from people.own_view_rule v
    where (v.partnership_id is null or v.partnership_id = of_partnership)
      and (v.kind is null or v.kind = of_kind) and (v.category is null or v.category = of_category)
      and v.valid_from <= current_date and (v.valid_to is null or v.valid_to > current_date))
$$;
comment on function people.is_hidden_from_view is 'Whether a rule keeps an entry off the screen of the person''s own access.';

create function people.own_facts(session_hash bytea)
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
  )
  select fact.kind, fact.id, o.name, fact.category, fact.content, fact.recorded_at
  from fact join partnership.organisation o on o.id = fact.organisation_id
  join partnership.information_category k on k.code = fact.category
  where not people.is_hidden_from_view(a.partnership_id, fact.kind, fact.category)
  order by k.position, fact.kind, fact.recorded_at desc, fact.id;
end $$;
comment on function people.own_facts is 'What stands now about the person, on every record that is linked to them, but for what a rule keeps off the screen.';

create function people.own_hidden_reasons(session_hash bytea) returns setof text
language sql stable security definer set search_path = people, pg_temp as $$
  select v.because from people.own_view_rule v, people.own_holder(session_hash) a
  where a.id is not null and (v.partnership_id is null or v.partnership_id = a.partnership_id)
    and v.valid_from <= current_date and (v.valid_to is null or v.valid_to > current_date)
  group by v.because order by min(v.id)
$$;
comment on function people.own_hidden_reasons is 'What is never shown on this screen, of anybody: the same words whether or not there is any of it.';

create function people.own_readers(session_hash bytea)
returns table (organisation text, holds boolean, category text, purpose text, agreement text, needs_involvement boolean,
               needs_consent boolean, involved boolean, consented boolean, objected boolean)
language plpgsql stable security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash);
begin
  if a.id is null then return; end if;
  return query
  with holder as (select distinct r.organisation_id from people.record r where r.person_id = a.person_id)
  select o.name, true, null::text, null::text, null::text, false, false, false, false, false
  from holder join partnership.organisation o on o.id = holder.organisation_id
  union all
  select distinct o.name, false, c.category, c.purpose, g.title, c.needs_involvement, c.needs_consent,
    exists (select from people.record r join people.involvement i on i.record_id = r.id
      where r.person_id = a.person_id and i.organisation_id = o.id and i.from_at <= now() and (i.until_at is null or i.until_at > now())),
    people.has_consented(a.person_id, o.id, c.category), people.objects(a.person_id, o.id, c.category)
  from holder
  join partnership.party_in_force held on held.organisation_id = holder.organisation_id
  join partnership.clause_in_force c on c.agreement_id = held.agreement_id and c.partnership_id = a.partnership_id
  join partnership.agreement g on g.id = c.agreement_id
  join partnership.party_in_force theirs on theirs.agreement_id = c.agreement_id and theirs.organisation_id <> holder.organisation_id
  join partnership.organisation o on o.id = theirs.organisation_id and (o.ended_on is null or o.ended_on >= current_date)
  where not people.is_hidden_from_view(a.partnership_id, '', c.category)
  order by 2 desc, 1, 3;
end $$;
comment on function people.own_readers is 'Which organisations hold records of the person, and which may read what of it under which agreement, as people.grounds decides it.';

create function people.own_involved(session_hash bytea)
returns table (organisation text, team text, posts text[], kind text, from_at timestamptz)
language sql stable security definer set search_path = people, pg_temp as $$
  select o.name, t.name, array(select p.title from partnership.post_holder h join partnership.post p on p.id = h.post_id
      where h.user_id = i.user_id and h.from_date <= current_date and (h.to_date is null or h.to_date >= current_date) order by p.title),
    i.kind, i.from_at
  from people.own_holder(session_hash) a
  join people.record r on r.person_id = a.person_id
  join people.involvement i on i.record_id = r.id
  join partnership.organisation o on o.id = i.organisation_id
  left join partnership.team t on t.id = i.team_id
  where i.from_at <= now() and (i.until_at is null or i.until_at > now())
  order by i.from_at
$$;
comment on function people.own_involved is 'Who works with the person now, by organisation, team and post.';

create function people.looks_at_record(of_record uuid, before timestamptz, most integer)
returns table (at timestamptz, event text, user_id uuid, organisation_id uuid)
language sql stable security definer set search_path = people, pg_temp as $$
  select e.at, e.event, e.user_id, e.organisation_id
  from (select l.partnership_id, l.person_id, l.linked_at as from_at,
          lead(l.linked_at) over (order by l.number) as until_at
        from people.link l where l.record_id = of_record) linked
  join platform.audit_event e on e.chain = linked.partnership_id and e.subject_id = linked.person_id
    and e.at >= linked.from_at and (linked.until_at is null or e.at < linked.until_at)
  where e.subject_kind = 'person' and e.event like 'people.%' and e.user_id is not null and e.at < before
  order by e.at desc limit most
$$;
comment on function people.looks_at_record is
  'Who looked at whoever a record was linked to, while it was. What somebody else''s record went through before a merge is left out. Not granted.';

create function people.own_looks(session_hash bytea, before timestamptz, most integer)
returns table (at timestamptz, event text, organisation text, roles text[], who text)
language sql stable security definer set search_path = people, pg_temp as $$
  select e.at, e.event, o.name, array(select r.role from partnership.user_role r where r.user_id = e.user_id order by r.role),
    case coalesce((select s.staff_shown from people.own_setting s where s.partnership_id = a.partnership_id order by s.version desc limit 1), 'role')
      when 'full-name' then u.name when 'first-name' then split_part(u.name, ' ', 1) end
  from people.own_holder(session_hash) a
  cross join lateral people.looks_at_record(a.record_id, before, least(most, 200)) e
  join partnership.user_account u on u.id = e.user_id
  left join partnership.organisation o on o.id = e.organisation_id
  where a.id is not null
  order by e.at desc
$$;
comment on function people.own_looks is 'Who looked at or changed what is held about the person, newest first; names as the partnership has set it up.';

create function people.own_consents(session_hash bytea)
returns table (id uuid, part text, decision text, organisations text[], categories text[], decided_at timestamptz, expires_on date, stands boolean)
language sql stable security definer set search_path = people, pg_temp as $$
  select c.id, c.part, c.decision,
    case when c.organisations is not null then array(select o.name from partnership.organisation o where o.id = any (c.organisations) order by o.name) end,
    case when c.categories is not null then array(select x from unnest(c.categories) x where not people.is_hidden_from_view(a.partnership_id, '', x)) end,
    c.decided_at, c.expires_on,
    c.decision = 'given' and (c.expires_on is null or c.expires_on > current_date) and not exists (
      select from people.record r2 join people.consent later on later.record_id = r2.id
      where r2.person_id = a.person_id and later.part = c.part and later.id <> c.id and later.decision <> 'given'
        and (later.decided_at, later.recorded_at) >= (c.decided_at, c.recorded_at)
        and (later.organisations is null or later.organisations @> c.organisations)
        and (later.categories is null or later.categories @> c.categories))
  from people.own_holder(session_hash) a
  join people.record r on r.person_id = a.person_id
  join people.consent c on c.record_id = r.id
  order by c.decided_at desc, c.recorded_at desc
$$;
comment on function people.own_consents is 'Everything that the person said when asked whether their story may be shared; `stands` is a yes that nothing took back.';

create function people.own_withdraw(session_hash bytea, of_consent uuid) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash); c people.consent;
begin
  if a.id is null then return false; end if;
  select consent.* into c from people.consent join people.record r on r.id = consent.record_id
  where r.person_id = a.person_id and consent.id = of_consent;
  if not found or not exists (select from people.own_consents(session_hash) o where o.id = of_consent and o.stands) then return false; end if;
  insert into people.consent (id, partnership_id, record_id, form_code, form_version, part, decision, organisations, categories, asked_how, decided_at)
  values (gen_random_uuid(), a.partnership_id, a.record_id, c.form_code, c.form_version, c.part, 'withdrawn', c.organisations, c.categories,
          'own-access', greatest(now(), c.decided_at));
  perform people.own_audit(a.partnership_id, 'people.consent.withdrawn', a.person_id, jsonb_build_object('consent', of_consent));
  return true;
end $$;
comment on function people.own_withdraw is 'The person takes back a yes that stands; it counts from the next request on.';

create function people.own_objections(session_hash bytea)
returns table (id uuid, organisation text, everything boolean, from_at timestamptz)
language sql stable security definer set search_path = people, pg_temp as $$
  select o.id, g.name, o.category is null, o.from_at
  from people.own_holder(session_hash) a
  join people.record r on r.person_id = a.person_id
  join people.objection o on o.record_id = r.id
  left join partnership.organisation g on g.id = o.organisation_id
  where (o.until_at is null or o.until_at > now())
    and (o.category is null or not people.is_hidden_from_view(a.partnership_id, '', o.category))
  order by o.from_at desc
$$;
comment on function people.own_objections is 'With whom the person does not want anything shared.';

create function people.own_organisations(session_hash bytea)
returns table (id uuid, name text)
language sql stable security definer set search_path = people, pg_temp as $$
  select o.id, o.name from people.own_holder(session_hash) a
  join partnership.organisation o on o.partnership_id = a.partnership_id and (o.ended_on is null or o.ended_on >= current_date)
  where exists (select from partnership.party_in_force p where p.organisation_id = o.id)
     or exists (select from people.record r where r.person_id = a.person_id and r.organisation_id = o.id)
  order by o.name
$$;
comment on function people.own_organisations is 'Which organisations a person can say no to: those that share information and those that hold a record of them.';

create function people.own_object(session_hash bytea, new_id uuid, to_organisation uuid, why text) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash);
begin
  if a.id is null then return false; end if;
  if to_organisation is not null and not exists (select from people.own_organisations(session_hash) o where o.id = to_organisation) then return false; end if;
  if exists (select from people.objection o where o.id = new_id) then return exists (select from people.own_objections(session_hash) o where o.id = new_id); end if;
  insert into people.objection (id, partnership_id, record_id, organisation_id, reason)
  values (new_id, a.partnership_id, a.record_id, to_organisation, nullif(left(why, 2000), ''));
  perform people.own_audit(a.partnership_id, 'people.objection.made', a.person_id, jsonb_build_object('objection', new_id, 'organisation', to_organisation));
  return true;
end $$;
comment on function people.own_object is 'The person says no to sharing with an organisation, or with any (null). Sent again, it changes nothing.';

create function people.own_end_objection(session_hash bytea, of_objection uuid) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash);
begin
  if a.id is null or not exists (select from people.own_objections(session_hash) o where o.id = of_objection) then return false; end if;
  update people.objection set until_at = greatest(now(), from_at) where id = of_objection;
  perform people.own_audit(a.partnership_id, 'people.objection.ended', a.person_id, jsonb_build_object('objection', of_objection));
  return true;
end $$;
comment on function people.own_end_objection is 'The person does not mind any more.';

create function people.own_corrections(session_hash bytea)
returns table (id uuid, kind text, category text, organisation text, said text, asked_at timestamptz, state text, words text, decided_at timestamptz, steps integer)
language sql stable security definer set search_path = people, pg_temp as $$
  select c.id, c.fact_kind, c.category, o.name, c.said, c.asked_at, coalesce(s.kind, 'asked'),
    case when s.kind = 'challenged' then (select b.words from people.correction_step b where b.correction_id = c.id and b.kind = 'refused' order by b.number desc limit 1) else s.words end,
    s.at, coalesce(s.number, 0)
  from people.own_holder(session_hash) a
  join people.record r on r.person_id = a.person_id
  join people.correction c on c.record_id = r.id
  join partnership.organisation o on o.id = c.organisation_id
  left join lateral (select * from people.correction_step x where x.correction_id = c.id order by x.number desc limit 1) s on true
  where not people.is_hidden_from_view(a.partnership_id, c.fact_kind, c.category)
  order by c.asked_at desc
$$;
comment on function people.own_corrections is 'What the person said was wrong, and what became of it.';

create function people.own_ask_correction(session_hash bytea, new_id uuid, of_kind text, of_fact uuid, what text) returns text
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash); of_table text; r record;
begin
  if a.id is null then return 'gone'; end if;
  if exists (select from people.own_corrections(session_hash) c where c.id = new_id) then return 'asked'; end if;
  if not exists (select from people.own_facts(session_hash) f where f.kind = of_kind and f.id = of_fact) then return 'gone'; end if;
  if (select count(*) from people.own_corrections(session_hash) c where c.state in ('asked', 'challenged')) >= 50 then return 'many'; end if;
  of_table := case of_kind when 'pet' then 'companion' else of_kind end;
  execute format('select record_id, organisation_id, category from people.%I where id = $1', of_table) into r using of_fact;
  insert into people.correction (id, partnership_id, record_id, organisation_id, category, fact_kind, fact_id, said)
  values (new_id, a.partnership_id, r.record_id, r.organisation_id, r.category, of_table, of_fact, what);
  perform people.own_audit(a.partnership_id, 'people.correction.asked', a.person_id, jsonb_build_object('correction', new_id));
  return 'asked';
end $$;
comment on function people.own_ask_correction is 'The person says that something which they see is wrong; it goes to the list of the organisation that holds it. gone: not theirs or not there; many: fifty are open.';

create function people.own_challenge(session_hash bytea, of_correction uuid, seen integer, what text) returns boolean
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash); c record;
begin
  if a.id is null then return false; end if;
  select * into c from people.own_corrections(session_hash) o where o.id = of_correction;
  if not found or c.state <> 'refused' or c.steps <> seen then return false; end if;
  insert into people.correction_step (correction_id, number, partnership_id, kind, words)
  values (of_correction, seen + 1, a.partnership_id, 'challenged', nullif(what, ''));
  perform people.own_audit(a.partnership_id, 'people.correction.challenged', a.person_id, jsonb_build_object('correction', of_correction));
  return true;
end $$;
comment on function people.own_challenge is 'The person does not agree with a refusal: somebody else of the organisation decides again.';

create function people.own_copies(session_hash bytea)
returns table (id uuid, organisation text, received_on date, extended_to date, extended_because text, closed_because text, closed_at timestamptz)
language sql stable security definer set search_path = people, pg_temp as $$
  select s.id, o.name, s.received_on, s.extended_to, s.extended_because, s.closed_because, s.closed_at
  from people.own_holder(session_hash) a
  join people.record r on r.person_id = a.person_id
  join people.subject_access s on s.record_id = r.id
  join partnership.organisation o on o.id = s.organisation_id
  order by s.received_on desc, o.name
$$;
comment on function people.own_copies is 'The copies that the person asked for.';

create function people.own_ask_copy(session_hash bytea, on_day date) returns integer
language plpgsql security definer set search_path = people, pg_temp as $$
declare a people.own_access := people.own_holder(session_hash); asked integer;
begin
  if a.id is null then return 0; end if;
  insert into people.subject_access (id, partnership_id, record_id, organisation_id, received_on, received_how)
  select gen_random_uuid(), a.partnership_id, first.id, first.organisation_id, on_day, 'own-access'
  from (select distinct on (r.organisation_id) r.id, r.organisation_id from people.record r where r.person_id = a.person_id
        order by r.organisation_id, r.given_at, r.id) first
  where not exists (select from people.subject_access s join people.record r on r.id = s.record_id
    where r.person_id = a.person_id and s.organisation_id = first.organisation_id and s.closed_at is null);
  get diagnostics asked = row_count;
  if asked > 0 then
    perform people.own_audit(a.partnership_id, 'people.copy.asked', a.person_id, jsonb_build_object('organisations', asked));
  end if;
  return asked;
end $$;
comment on function people.own_ask_copy is 'The person asks every organisation that holds a record of them for a copy, where none is under way. Answers with how many were asked.';

create function people.subject_access_looks(of_request uuid)
returns table (at timestamptz, event text, organisation text, roles text[])
language sql stable security definer set search_path = people, pg_temp as $$
  select e.at, e.event, o.name, array(select r.role from partnership.user_role r where r.user_id = e.user_id order by r.role)
  from people.subject_access s join people.record r on r.id = s.record_id
  cross join lateral people.looks_at_record(s.record_id, now() + interval '1 minute', 5000) e
  left join partnership.organisation o on o.id = e.organisation_id
  where s.id = of_request and s.organisation_id = platform.current_organisation_id() and platform.has_role('worker')
    and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity')
  order by e.at desc
$$;
comment on function people.subject_access_looks is 'Who looked, for the copy that an organisation makes: those to whom personal data were disclosed (Article 15(1)(c)), by organisation and role.';

grant execute on function
  people.own_access_of(uuid), people.give_own_code(uuid, uuid, bytea, text, integer), people.withdraw_own_access(uuid), people.confirm_own_access(uuid),
  people.take_own_try(bytea, bytea), people.forget_own_tries(bytea), people.enrol_own_access(bytea, uuid, text, bytea),
  people.find_own_phrase(bytea), people.come_back(bytea, bytea), people.count_wrong_phrase(bytea),
  people.open_own_access(bytea, text), people.leave_own_access(bytea), people.own_set_key(bytea, bytea), people.own_close(bytea),
  people.own_facts(bytea), people.own_hidden_reasons(bytea), people.own_readers(bytea), people.own_involved(bytea),
  people.own_looks(bytea, timestamptz, integer), people.own_consents(bytea), people.own_withdraw(bytea, uuid),
  people.own_objections(bytea), people.own_organisations(bytea), people.own_object(bytea, uuid, uuid, text), people.own_end_objection(bytea, uuid),
  people.own_corrections(bytea), people.own_ask_correction(bytea, uuid, text, uuid, text), people.own_challenge(bytea, uuid, integer, text),
  people.own_copies(bytea), people.own_ask_copy(bytea, date), people.subject_access_looks(uuid)
  to throughline_app;
