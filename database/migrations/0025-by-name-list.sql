-- The by-name list: who sleeps rough on any day, where the others are, and why each of them came and went.

insert into street.code (list, code, label, hint, position, valid_from, source, certainty, mapping)
select list, code, label, hint, position, date '2026-01-01', source, certainty, mapping::jsonb from (values
  ('list-status', 'active', 'Sleeping rough', null, 1, 'Built for Zero, tracking list', 'confirmed', '{}'),
  ('list-status', 'housed', 'Housed', 'A home that is meant to last', 2, 'Built for Zero, tracking list', 'confirmed', '{}'),
  ('list-status', 'moved-on', 'Moved on', 'A roof for now: a hostel, temporary accommodation, family or friends', 3, 'Throughline', 'own', '{}'),
  ('list-status', 'inactive', 'Not seen', 'Not seen for as long as the written rule says, or known not to sleep rough any more', 4, 'Built for Zero, tracking list', 'confirmed', '{}'),
  ('list-status', 'prison', 'In prison', null, 5, 'Throughline', 'own', '{}'),
  ('list-status', 'hospital', 'In hospital', null, 6, 'Throughline', 'own', '{}'),
  ('list-status', 'elsewhere', 'Elsewhere', 'Sleeps rough or lives outside the partnership', 7, 'Throughline', 'own', '{}'),
  ('list-status', 'died', 'Died', null, 8, 'Throughline', 'own', '{}'),
  ('list-reason', 'seen', 'Seen sleeping rough', null, 1, 'Throughline', 'own', '{"status": "active", "by": "service"}'),
  ('list-reason', 'told-by-person', 'They say that they sleep rough', null, 2, 'Throughline', 'own', '{"status": "active"}'),
  ('list-reason', 'told-by-partner', 'A partner knows that they sleep rough', 'Day centre, police, hospital, neighbours', 3, 'Throughline', 'own', '{"status": "active"}'),
  ('list-reason', 'lost-accommodation', 'Lost or left the place where they stayed', null, 4, 'Throughline', 'own', '{"status": "active"}'),
  ('list-reason', 'left-institution', 'Left prison or hospital with nowhere to go', null, 5, 'Throughline', 'own', '{"status": "active"}'),
  ('list-reason', 'moved-area', 'Now sleeps rough in another area', null, 6, 'Throughline', 'own', '{"status": "active"}'),
  ('list-reason', 'social-tenancy', 'Council or housing association tenancy', null, 11, 'Throughline', 'own', '{"status": "housed", "stay": "social-tenancy"}'),
  ('list-reason', 'private-tenancy', 'Private tenancy', null, 12, 'Throughline', 'own', '{"status": "housed", "stay": "private-tenancy"}'),
  ('list-reason', 'supported-housing', 'Supported housing', null, 13, 'Throughline', 'own', '{"status": "housed", "stay": "supported-housing"}'),
  ('list-reason', 'housing-first', 'Housing First', null, 14, 'Throughline', 'own', '{"status": "housed", "stay": "housing-first"}'),
  ('list-reason', 'care-home', 'Care home', null, 15, 'CHAIN, accommodation outcomes', 'general-knowledge', '{"status": "housed", "stay": "care-home"}'),
  ('list-reason', 'went-home', 'Went back to a home of their own', null, 16, 'CHAIN, accommodation outcomes', 'general-knowledge', '{"status": "housed"}'),
  ('list-reason', 'hostel', 'Hostel', null, 21, 'Throughline', 'own', '{"status": "moved-on", "stay": "hostel"}'),
  ('list-reason', 'assessment-hub', 'Night shelter or assessment hub', null, 22, 'Throughline', 'own', '{"status": "moved-on", "stay": "assessment-hub"}'),
  ('list-reason', 'temporary-accommodation', 'Temporary accommodation', 'Also bed and breakfast', 23, 'Throughline', 'own', '{"status": "moved-on", "stay": "temporary-accommodation"}'),
  ('list-reason', 'family-or-friends', 'Family or friends', null, 24, 'Throughline', 'own', '{"status": "moved-on", "stay": "family-or-friends"}'),
  ('list-reason', 'reconnected', 'Went back to where they have people', null, 25, 'CHAIN, accommodation outcomes', 'general-knowledge', '{"status": "moved-on", "stay": "reconnected"}'),
  ('list-reason', 'by-rule', 'Not seen and not heard of, by the written rule', null, 31, 'Throughline', 'own', '{"status": "inactive", "by": "service"}'),
  ('list-reason', 'not-rough', 'Known not to sleep rough any more', 'Where they are is not known', 32, 'Throughline', 'own', '{"status": "inactive"}'),
  ('list-reason', 'remand', 'On remand', null, 41, 'Throughline', 'own', '{"status": "prison"}'),
  ('list-reason', 'sentence', 'Serving a sentence', null, 42, 'Throughline', 'own', '{"status": "prison"}'),
  ('list-reason', 'recall', 'Recalled', null, 43, 'Throughline', 'own', '{"status": "prison"}'),
  ('list-reason', 'custody', 'In custody, more is not known', null, 44, 'Throughline', 'own', '{"status": "prison"}'),
  ('list-reason', 'general-hospital', 'General hospital', null, 51, 'Throughline', 'own', '{"status": "hospital"}'),
  ('list-reason', 'mental-health-hospital', 'Mental health hospital', null, 52, 'Throughline', 'own', '{"status": "hospital"}'),
  ('list-reason', 'detox', 'Detoxification or rehabilitation', null, 53, 'CHAIN, accommodation outcomes', 'general-knowledge', '{"status": "hospital"}'),
  ('list-reason', 'another-area', 'In another part of the country', null, 61, 'Throughline', 'own', '{"status": "elsewhere"}'),
  ('list-reason', 'abroad', 'In another country', null, 62, 'Throughline', 'own', '{"status": "elsewhere"}'),
  ('list-reason', 'death-confirmed', 'Confirmed', 'By a doctor, the coroner, the police or the family', 71, 'Throughline', 'own', '{"status": "died"}'),
  ('list-reason', 'death-told', 'Told, not confirmed yet', null, 72, 'Throughline', 'own', '{"status": "died"}'),
  ('target-group', 'priority', 'Target priority group', 'Long or repeated rough sleeping; agreed with the adviser of the ministry and looked at again each quarter', 1, 'MHCLG and London boroughs, Target Priority Group', 'general-knowledge', '{}'),
  ('target-group', 'at-risk', 'At risk of sleeping rough for long', 'By an assessment such as the Ending Rough Sleeping Risk Assessment Tool', 2, 'MHCLG, 16 December 2025', 'confirmed', '{}'),
  ('target-group', 'wanderer', 'Moves between areas', 'Sleeps rough in several areas, and none has the lead by itself', 3, 'City of London, committee paper 2025', 'confirmed', '{}'),
  ('target-group', 'new', 'New to the streets', 'To be away from the street before a second night', 4, 'Throughline', 'own', '{}')
) as code (list, code, label, hint, position, source, certainty, mapping);

-- What people said --------------------------------------------------------------------------------------------

create table street.list_event (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid,
  erased_subject uuid,
  organisation_id uuid not null,
  status text,
  status_list text not null generated always as ('list-status') stored,
  on_day date,
  reason text,
  reason_list text not null generated always as ('list-reason') stored,
  area_code text,
  told_by text not null default '',
  words text not null default '',
  corrects_id uuid,
  said_at timestamptz not null default now(),
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  unique (partnership_id, id, record_id),
  constraint list_event_follows_newest unique (corrects_id),
  check (num_nulls(status, on_day, reason) in (0, 3)),
  check (status is not null or corrects_id is not null),
  check (area_code is null or status = 'active'),
  check (num_nonnulls(record_id, erased_subject) = 1),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (status_list, status) references street.code (list, code),
  foreign key (reason_list, reason) references street.code (list, code),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code),
  foreign key (partnership_id, corrects_id, record_id) references street.list_event (partnership_id, id, record_id),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
create index list_event_record on street.list_event (record_id);
create index list_event_erased on street.list_event (erased_subject) where erased_subject is not null;
create index contact_link_linked on street.contact_link (partnership_id, linked_at);
create index contact_withdrawn on street.contact (partnership_id, withdrawn_at) where withdrawn_at is not null;
create index link_linked on people.link (partnership_id, linked_at);
create index contact_erased on street.contact (erased_subject) where erased_subject is not null;
create index list_event_recorded on street.list_event (partnership_id, recorded_at);
comment on table street.list_event is 'What somebody said about where a person is: sleeping rough, housed, in prison … Never changed: what was wrong is put right by another row.';
comment on column street.list_event.erased_subject is 'Who it was before what was held about them was deleted under retention: as street.contact.erased_subject, a number that leads nowhere.';
comment on column street.list_event.status is 'Null: the row that this one corrects was never so.';
comment on column street.list_event.on_day is 'Since when it is so. May be long before it is told.';
comment on column street.list_event.area_code is 'Where somebody active sleeps rough; null: where they were before.';
comment on column street.list_event.told_by is 'Who said so, where it was not whoever wrote it down.';
comment on column street.list_event.corrects_id is 'The row that counts no more from this one on.';
comment on column street.list_event.said_at is 'Which came first of what is said of one day: when it was first told, also where it was put right later.';

create function street.keep_said_at() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  new.said_at := coalesce((select e.said_at from street.list_event e where e.id = new.corrects_id), new.said_at);
  return new;
end $$;
comment on function street.keep_said_at is 'What is put right keeps its place among what was said of the same day.';
create trigger said_at before insert on street.list_event for each row execute function street.keep_said_at();

create table street.list_care (
  id uuid primary key,
  partnership_id uuid not null,
  record_id uuid not null,
  organisation_id uuid not null,
  lead_user_id uuid,
  target_group text,
  group_list text not null generated always as ('target-group') stored,
  next_step text not null default '',
  next_on date,
  follows_id uuid,
  standing boolean not null default true,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  constraint list_care_follows_newest unique (follows_id),
  check (next_on is null or next_step <> ''),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, lead_user_id) references partnership.user_account (partnership_id, id),
  foreign key (group_list, target_group) references street.code (list, code),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
create index list_care_record on street.list_care (record_id);
create index list_care_lead on street.list_care (lead_user_id) where standing;
comment on table street.list_care is 'Who leads for a person on the list, to which group they belong and what is done next. Each saving is a row; the newest of a person counts.';
comment on column street.list_care.lead_user_id is 'The one worker who sees to it that something happens.';
comment on column street.list_care.follows_id is 'The row that was the newest when this one was written. No key: it goes under retention with its own record.';
comment on column street.list_care.standing is 'The newest of the person. Derived.';

create table street.list_meeting (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  held_on date not null,
  area_code text,
  note text not null default '',
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
create index list_meeting_held on street.list_meeting (partnership_id, held_on desc, recorded_at desc);
comment on table street.list_meeting is 'The partners went through the list together: what changed is told from there on.';
comment on column street.list_meeting.area_code is 'Null: the whole list.';
comment on column street.list_meeting.recorded_at is 'What was known then is what the meeting knew.';

-- What follows from it ------------------------------------------------------------------------------------------
-- Made anew for a person whenever anything changes that it follows from; never written by a request.

create table street.list_spell (
  partnership_id uuid not null,
  person_id uuid not null,
  number integer not null,
  status text not null,
  area_code text,
  from_on date not null,
  to_on date not null,
  before text,
  area_before text,
  entered_on date,
  entered_from text,
  came text not null check (came in ('seen', 'told', 'rule')),
  reason text not null,
  rule_version integer,
  record_id uuid,
  organisation_id uuid not null,
  source_id uuid not null,
  months date[] not null,
  primary key (person_id, number),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id) on delete cascade
);
create index list_spell_standing on street.list_spell (partnership_id, status, to_on);
create index list_spell_begun on street.list_spell (partnership_id, from_on);
create index list_spell_record on street.list_spell (record_id);
comment on table street.list_spell is 'Where a person was from one day to another, as it is known now. Derived from contacts, from what people said and from the written rule (street.list_spells); follows each merge and split.';
comment on column street.list_spell.person_id is 'Who the records belong to now. Derived, like everything here.';
comment on column street.list_spell.area_code is 'Where they slept rough last; null where nobody knows.';
comment on column street.list_spell.from_on is 'The first day at whose end it was so. May lie ahead: somebody who is not seen again will be inactive then.';
comment on column street.list_spell.to_on is 'The first day at whose end it was no more so; infinity while it is. The same as from_on where it began and ended on one day.';
comment on column street.list_spell.before is 'The status before; null for the first.';
comment on column street.list_spell.area_before is 'Where they slept rough before.';
comment on column street.list_spell.entered_on is 'Of somebody active: since when without a break, wherever.';
comment on column street.list_spell.entered_from is 'What they were before that; null: never on the list.';
comment on column street.list_spell.came is 'seen: a contact; told: somebody said so; rule: nobody saw them for as long as the rule says.';
comment on column street.list_spell.rule_version is 'The version of the rule of inactivity.';
comment on column street.list_spell.record_id is 'Where the contact or the telling stands that it follows from: decides with organisation_id who may read it; null where whoever it was is deleted under retention, and only the number stays.';
comment on column street.list_spell.source_id is 'That contact, or street.list_event.';
comment on column street.list_spell.months is 'The first night in each month in which they were seen sleeping rough.';

create table street.list_seen (
  partnership_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  record_id uuid not null,
  contact_id uuid not null references street.contact on delete cascade,
  seen_on date not null,
  primary key (person_id, organisation_id),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id) on delete cascade
);
create index list_seen_record on street.list_seen (record_id);
create index list_seen_contact on street.list_seen (contact_id);
comment on table street.list_seen is 'When each organisation saw a person last, whether bedded down or not. Derived.';

create table street.list_stale (
  partnership_id uuid not null,
  person_id uuid not null
);
comment on table street.list_stale is 'Whose place on the list is made anew when the transaction is committed. Always empty outside of one.';

create function street.inactive_rules(of_partnership uuid, known_at timestamptz)
returns table (version integer, days integer, from_on date, until_on date)
language sql stable security definer set search_path = street, pg_temp as $$
  select r.version, r.inactive_days, r.from_on, lead(r.from_on, 1, 'infinity') over (order by r.from_on, r.own, r.version)
  from (
    select s.version, s.inactive_days, s.partnership_id is not null as own,
      case when s.partnership_id is null and s.version = 1 then '-infinity' else (s.set_at at time zone 'Europe/London')::date end as from_on
    from street.setting s
    where s.partnership_id = of_partnership and s.set_at <= known_at
       or s.partnership_id is null and (s.version = 1 or s.set_at <= known_at and not exists (
            select from street.setting o where o.partnership_id = of_partnership and o.set_at <= s.set_at))
  ) r
$$;
comment on function street.inactive_rules is 'The rule of inactivity as it stood from day to day: each version counts from the day on which it was written.';

create function street.list_signs(of_partnership uuid, known_at timestamptz, of_persons uuid[])
returns table (person_id uuid, day date, at timestamptz, id uuid, came text, status text, area_code text, reason text, record_id uuid, organisation_id uuid)
language plpgsql stable security definer set search_path = street, pg_temp as $$
begin
  if known_at = 'infinity' then
    return query
    select r.person_id, c.night_of, c.seen_at, c.id, 'seen', case when c.bedding <> 'no' then 'active' end,
      case when c.bedding <> 'no' then c.area_code end, 'seen', r.id, c.organisation_id
    from people.record r join street.contact c on c.record_id = r.id
    where r.person_id = any (of_persons) and c.withdrawn_at is null
    union all
    select r.person_id, e.on_day, e.said_at, e.id, 'told', e.status, e.area_code, e.reason, r.id, e.organisation_id
    from people.record r join street.list_event e on e.record_id = r.id
    where r.person_id = any (of_persons) and e.status is not null
      and not exists (select from street.list_event later where later.corrects_id = e.id)
    union all
    select c.erased_subject, c.night_of, c.seen_at, c.id, 'seen', case when c.bedding <> 'no' then 'active' end,
      case when c.bedding <> 'no' then c.area_code end, 'seen', null, c.organisation_id
    from street.contact c where c.erased_subject = any (of_persons) and c.withdrawn_at is null
    union all
    select e.erased_subject, e.on_day, e.said_at, e.id, 'told', e.status, e.area_code, e.reason, null, e.organisation_id
    from street.list_event e
    where e.erased_subject = any (of_persons) and e.status is not null
      and not exists (select from street.list_event later where later.corrects_id = e.id);
    return;
  end if;
  return query
  with ever as (
    select distinct l.record_id from people.link l where l.person_id = any (of_persons)
  ), who as (
    select w.* from (
      select distinct on (l.record_id) l.record_id, l.person_id from people.link l join ever e on e.record_id = l.record_id
      where l.linked_at <= known_at order by l.record_id, l.number desc) w
    where w.person_id = any (of_persons)
  ), about as (
    select distinct on (k.contact_id) k.contact_id, k.record_id from street.contact_link k
    where k.linked_at <= known_at
      and k.contact_id in (select e.contact_id from street.contact_link e join who w on w.record_id = e.record_id)
    order by k.contact_id, k.number desc
  ), subject as (
    select a.contact_id, w.person_id, w.record_id from about a join who w on w.record_id = a.record_id
    union all
    select c.id, c.erased_subject, null from street.contact c where c.erased_subject = any (of_persons)
  )
  select s.person_id, c.night_of, c.seen_at, c.id, 'seen', case when c.bedding <> 'no' then 'active' end,
    case when c.bedding <> 'no' then c.area_code end, 'seen', s.record_id, c.organisation_id
  from subject s join street.contact c on c.id = s.contact_id
  where c.recorded_at <= known_at and (c.withdrawn_at is null or c.withdrawn_at > known_at)
  union all
  select o.person_id, e.on_day, e.said_at, e.id, 'told', e.status, e.area_code, e.reason, o.record_id, e.organisation_id
  from (select e.id, w.person_id, w.record_id from who w join street.list_event e on e.record_id = w.record_id
        union all select e.id, e.erased_subject, null from street.list_event e where e.erased_subject = any (of_persons)) o
  join street.list_event e on e.id = o.id
  where e.recorded_at <= known_at and e.status is not null
    and not exists (select from street.list_event later where later.corrects_id = e.id and later.recorded_at <= known_at);
end $$;
comment on function street.list_signs is
  'Everything that was known at a moment of where people were: each contact and each thing said that counted then, about whom it was taken to be then. infinity: as it is known now. Of the persons named, by who was taken to be whom. Not for requests.';

create function street.list_spells(of_partnership uuid, known_at timestamptz, of_persons uuid[]) returns setof street.list_spell
language sql stable security definer set search_path = street, pg_temp as $$
  with rule as materialized (
    select * from street.inactive_rules(of_partnership, known_at)
  ), sign as (
    -- In the order of days; what is said of one day in the order in which it happened or was told.
    select s.*, row_number() over (partition by s.person_id order by s.day, s.at, s.id) as n
    from street.list_signs(of_partnership, known_at, of_persons) s
  ), living as (
    -- Nothing comes after a death; whoever was said to have died and has not is put right there.
    select s.*, coalesce(bool_or(s.status = 'died') over (partition by s.person_id order by s.n rows between unbounded preceding and 1 preceding), false) as is_over
    from sign s
  ), turning as (
    -- A turn begins with each sign that says a status; being seen without sleeping rough only says that somebody is there.
    select l.*, count(l.status) over (partition by l.person_id order by l.n) as turn,
      lead(l.day) over (partition by l.person_id order by l.n) as next_day
    from living l where not l.is_over
  ), timed as (
    select t.*, first_value(t.status) over (partition by t.person_id, t.turn order by t.n) as turn_status, due.on_day as due_on, due.version
    from turning t left join lateral (
      select greatest(t.day + r.days, r.from_on) as on_day, r.version from rule r
      where greatest(t.day + r.days, r.from_on) < r.until_on order by 1 limit 1) due on true
    where t.turn > 0
  ), lapsed as (
    select distinct on (t.person_id, t.turn) t.* from timed t
    where t.turn_status = 'active' and t.due_on is not null and (t.next_day is null or t.next_day > t.due_on)
    order by t.person_id, t.turn, t.n
  ), step as (
    select t.person_id, t.n, 0 as half, t.day, t.status, t.area_code, t.came, t.reason, null::integer as version, t.record_id, t.organisation_id, t.id
    from timed t where t.status is not null
    union all
    select l.person_id, l.n, 1, l.due_on, 'inactive', null, 'rule', 'by-rule', l.version, l.record_id, l.organisation_id, l.id
    from lapsed l
  ), placed as (
    select p.*, first_value(p.area_code) over (partition by p.person_id, p.area_turn order by p.n, p.half) as area
    from (select s.*, count(s.area_code) over (partition by s.person_id order by s.n, s.half) as area_turn from step s) p
  ), changed as (
    select p.*, lag(p.status) over w as before, lag(p.area) over w as area_before
    from placed p window w as (partition by p.person_id order by p.n, p.half)
  ), spell as (
    select c.*, row_number() over w as number, lead(c.day, 1, 'infinity') over w as to_on,
      count(*) filter (where c.status <> 'active' or c.before is distinct from 'active') over w as stretch
    from changed c
    where c.before is distinct from c.status or c.area_before is distinct from c.area
    window w as (partition by c.person_id order by c.n, c.half)
  ), month as (
    select m.person_id, array_agg(m.night order by m.night) as nights
    from (select s.person_id, min(s.day) as night from sign s where s.came = 'seen' and s.status = 'active'
          group by s.person_id, date_trunc('month', s.day)) m
    group by m.person_id
  )
  select of_partnership, s.person_id, s.number::integer, s.status, s.area, s.day, s.to_on, s.before, s.area_before,
    case when s.status = 'active' then first_value(s.day) over stretch end,
    case when s.status = 'active' then first_value(s.before) over stretch end,
    s.came, s.reason, s.version, s.record_id, s.organisation_id, s.id, coalesce(m.nights, '{}')
  from spell s left join month m on m.person_id = s.person_id
  window stretch as (partition by s.person_id, s.stretch order by s.number)
$$;
comment on function street.list_spells is
  'Where people were from day to day, by all that was known at a moment (infinity: now). A person seen sleeping rough is active from that night; whoever is active and is not seen or heard of again is inactive from the day that the rule of that day says; everything else is what people said. Not for requests.';

create function street.refresh_list(of_partnership uuid, of_persons uuid[]) returns void
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  delete from street.list_spell s where s.person_id = any (of_persons);
  insert into street.list_spell select * from street.list_spells(of_partnership, 'infinity', of_persons);
  delete from street.list_seen s where s.person_id = any (of_persons);
  insert into street.list_seen (partnership_id, person_id, organisation_id, record_id, contact_id, seen_on)
  select distinct on (r.person_id, c.organisation_id) c.partnership_id, r.person_id, c.organisation_id, r.id, c.id, c.night_of
  from people.record r join street.contact c on c.record_id = r.id
  where r.person_id = any (of_persons) and c.withdrawn_at is null
  order by r.person_id, c.organisation_id, c.seen_at desc, c.id desc;
  update street.list_care k set standing = newest.is_newest
  from (select c.id, row_number() over (partition by r.person_id order by c.recorded_at desc, c.id desc) = 1 as is_newest
        from people.record r join street.list_care c on c.record_id = r.id where r.person_id = any (of_persons)) newest
  where k.id = newest.id and k.standing <> newest.is_newest;
end $$;
comment on function street.refresh_list is 'Makes the places of some people on the list anew. Not for requests.';

create function street.refresh_stale() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
declare one record;
begin
  -- Once for all that waits, whoever of them comes first.
  if coalesce(current_setting('throughline.list_stale', true), '') = '' then return null; end if;
  perform set_config('throughline.list_stale', '', true);
  for one in select s.partnership_id, array_agg(distinct s.person_id) as persons from street.list_stale s group by s.partnership_id order by 1 loop
    -- Two at once would each miss what the other is about to say.
    perform pg_advisory_xact_lock(hashtextextended('by-name list of ' || one.partnership_id, 0));
    perform street.refresh_list(one.partnership_id, one.persons);
  end loop;
  delete from street.list_stale;
  return null;
end $$;
comment on function street.refresh_stale is 'Makes anew at the commit, once, the places of everybody about whom anything changed in the transaction.';
create constraint trigger refresh after insert on street.list_stale deferrable initially deferred
  for each row execute function street.refresh_stale();

create function street.mark_stale(of_partnership uuid, of_persons uuid[]) returns void
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  if cardinality(of_persons) = 0 then return; end if;
  perform set_config('throughline.list_stale', 'waits', true);
  insert into street.list_stale select of_partnership, one from unnest(of_persons) one;
end $$;
comment on function street.mark_stale is 'Has places on the list made anew when the transaction is committed. Not for requests.';

create function street.mark_stale_by_rows() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
declare one record;
begin
  for one in select r.partnership_id, array_agg(distinct r.person_id) as persons
             from new_rows n join people.record r on r.id = n.record_id group by r.partnership_id loop
    perform street.mark_stale(one.partnership_id, one.persons);
  end loop;
  return null;
end $$;
comment on function street.mark_stale_by_rows is 'Those on whose records something was added.';
create trigger list_stale after insert on street.contact referencing new table as new_rows
  for each statement execute function street.mark_stale_by_rows();
create trigger list_stale after insert on street.list_event referencing new table as new_rows
  for each statement execute function street.mark_stale_by_rows();
create trigger list_stale after insert on street.list_care referencing new table as new_rows
  for each statement execute function street.mark_stale_by_rows();

create function street.mark_stale_by_contact() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  perform street.mark_stale(old.partnership_id, array(
    select r.person_id from people.record r where r.id in (old.record_id, case when tg_op = 'UPDATE' then new.record_id end)
    union select new.erased_subject where tg_op = 'UPDATE' and new.erased_subject is not null));
  return null;
end $$;
comment on function street.mark_stale_by_contact is 'Those whom a contact or something said was about, and is about now.';
create trigger list_stale_again after update of record_id, withdrawn_at on street.contact for each row
  when (old.record_id is distinct from new.record_id or old.withdrawn_at is distinct from new.withdrawn_at)
  execute function street.mark_stale_by_contact();
create trigger list_stale_gone after delete on street.contact for each row
  when (old.record_id is not null) execute function street.mark_stale_by_contact();
create trigger list_stale_again after update of record_id on street.list_event for each row
  when (old.record_id is distinct from new.record_id) execute function street.mark_stale_by_contact();

create function street.mark_stale_by_person() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  perform street.mark_stale(old.partnership_id,
    case when tg_op = 'DELETE' then array[old.person_id] else array[old.person_id, new.person_id] end);
  return null;
end $$;
comment on function street.mark_stale_by_person is 'Both whose record was moved from the one to the other.';
create trigger list_stale after update of person_id on people.record for each row
  when (old.person_id is distinct from new.person_id) execute function street.mark_stale_by_person();
create trigger list_stale_gone after delete on people.record for each row execute function street.mark_stale_by_person();

create function street.mark_stale_by_rule() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
declare one record;
begin
  for one in select s.partnership_id, array_agg(distinct s.person_id) as persons from street.list_spell s
             where new.partnership_id is null or s.partnership_id = new.partnership_id group by s.partnership_id loop
    perform street.mark_stale(one.partnership_id, one.persons);
  end loop;
  return null;
end $$;
comment on function street.mark_stale_by_rule is 'Everybody who was ever on the list: a new rule moves the days on which people become inactive.';
create trigger list_stale after insert on street.setting for each row execute function street.mark_stale_by_rule();

-- What is asked of it -------------------------------------------------------------------------------------------
-- Numbers count everybody. Who they are is told only of those whom whoever asks may read.

create function street.told_since(of_partnership uuid, known_at timestamptz) returns uuid[]
language sql stable security definer set search_path = street, pg_temp as $$
  with since as (
    select k.contact_id from street.contact_link k where k.partnership_id = of_partnership and k.linked_at > known_at
    union select c.id from street.contact c where c.partnership_id = of_partnership and c.withdrawn_at > known_at
  ), touched as (
    select l.record_id from people.link l where l.partnership_id = of_partnership and l.linked_at > known_at
    union select k.record_id from since s join street.contact_link k on k.contact_id = s.contact_id
    union select e.record_id from street.list_event e where e.partnership_id = of_partnership and e.recorded_at > known_at
  )
  select coalesce(array_agg(t.person_id), '{}') from (
    select l.person_id from touched t join people.link l on l.record_id = t.record_id
    union select c.erased_subject from street.contact c
      where c.partnership_id = of_partnership and c.erased_subject is not null and (c.recorded_at > known_at or c.withdrawn_at > known_at)
    union select e.erased_subject from street.list_event e
      where e.partnership_id = of_partnership and e.erased_subject is not null and e.recorded_at > known_at) t
$$;
comment on function street.told_since is
  'Everybody about whom anything was told, put right, withdrawn or moved since a moment: of the others the same was known then as now. Nobody is linked to a contact before it is there. Not for requests.';

create function street.list_at(known_at timestamptz) returns setof street.list_spell
language plpgsql stable security definer set search_path = street, pg_temp as $$
declare
  of_partnership uuid := platform.current_partnership_id();
  others uuid[];
begin
  if array(select row (r.*) from street.inactive_rules(of_partnership, known_at) r)
     is distinct from array(select row (r.*) from street.inactive_rules(of_partnership, 'infinity') r) then
    -- By another rule everybody may have been inactive on another day.
    return query select * from street.list_spells(of_partnership, known_at, array(
      select p.id from people.person p where p.partnership_id = of_partnership
      union select s.person_id from street.list_spell s where s.partnership_id = of_partnership and s.record_id is null));
    return;
  end if;
  others := street.told_since(of_partnership, known_at);
  return query
  select * from street.list_spell s where s.partnership_id = of_partnership and s.person_id <> all (others)
  union all
  select * from street.list_spells(of_partnership, known_at, others);
end $$;
comment on function street.list_at is 'The whole list of the partnership of whoever asks, as it was known at a moment. Not for requests.';

create function street.list_on(on_day date, known_at timestamptz) returns setof street.list_spell
language plpgsql stable security definer set search_path = street, pg_temp as $$
begin
  if known_at is null then
    return query select * from street.list_spell s
      where s.partnership_id = platform.current_partnership_id() and s.from_on <= on_day and s.to_on > on_day;
  else
    return query select * from street.list_at(known_at) s where s.from_on <= on_day and s.to_on > on_day;
  end if;
end $$;
comment on function street.list_on is 'Where everybody was at the end of a day, as it was known at a moment; null: as it is known now. Not for requests.';

create function street.may_see(of_record uuid, held_by uuid) returns boolean
language plpgsql stable security definer set search_path = street, pg_temp as $$
declare one record;
begin
  select r.guarded, r.person_id, r.organisation_id into one
  from people.record r where r.id = of_record and r.partnership_id = platform.current_partnership_id();
  if not found then return false; end if;
  if not one.guarded and one.organisation_id = any (people.open_holders()) and 'street:' || held_by = any (people.open_to_me()) then return true; end if;
  return people.may_read(platform.current_user_id(), one.person_id, held_by, 'street')
    and people.may_read(platform.current_user_id(), one.person_id, one.organisation_id, 'identity');
end $$;
comment on function street.may_see is 'Whether whoever asks reads what an organisation says of the street about the person of a record: as the policies of these tables have it.';

create function street.list_counts(on_day date, known_at timestamptz, of_area text) returns table (status text, people integer)
language plpgsql stable security definer set search_path = street, pg_temp as $$
begin
  if known_at is null then
    return query select s.status, count(*)::integer from street.list_spell s
      where s.partnership_id = platform.current_partnership_id() and s.from_on <= on_day and s.to_on > on_day
        and (of_area is null or coalesce(s.area_code, '') = of_area)
      group by s.status;
  else
    return query select s.status, count(*)::integer from street.list_at(known_at) s
      where s.from_on <= on_day and s.to_on > on_day and (of_area is null or coalesce(s.area_code, '') = of_area)
      group by s.status;
  end if;
end $$;
comment on function street.list_counts is 'How many people had each status at the end of a day, by what was known at a moment (null: now); of an area, or (an empty text) of nobody knows where. Numbers only.';

create function street.is_long_term(months date[], since date, until date) returns boolean
language sql immutable parallel safe cost 1000 as $$
  select count(*) >= 3 from unnest(months) m (night) where m.night between since and until
$$;
comment on function street.is_long_term is 'Seen sleeping rough in three or more months between two days.';

create function street.list_page(on_day date, known_at timestamptz, of_status text, of_area text, of_group text, of_lead text, of_mark text,
  seen_before date, recent_since date, months_since date, in_order text, most integer, skip integer)
returns table (record_id uuid, status text, since date, reason text, area_code text, is_new boolean, is_returning boolean, is_long_term boolean, total integer)
language plpgsql stable security definer set search_path = street, pg_temp as $$
declare
  mine uuid := platform.current_partnership_id();
  holders uuid[] := people.open_holders();
  tellers uuid[] := array(select substr(pair, 8)::uuid from unnest(people.open_to_me()) pair where starts_with(pair, 'street:'));
  asks_care boolean := of_group is not null or of_lead is not null or in_order = 'step';
  asks_seen boolean := seen_before is not null or in_order = 'seen';
begin
  return query
  with standing as materialized (
    select s.* from street.list_spell s
    where known_at is null and s.partnership_id = mine and s.status = of_status and s.to_on > on_day and s.from_on <= on_day
    union all
    select s.* from street.list_at(known_at) s
    where known_at is not null and s.status = of_status and s.to_on > on_day and s.from_on <= on_day
  ), listed as materialized (
    select s.*, r.person_id as now_person, coalesce(s.entered_on, s.from_on) as since_on,
      coalesce(s.status = 'active' and s.entered_from is null and s.entered_on > recent_since, false) as new_mark,
      coalesce(s.status = 'active' and s.entered_from is not null and s.entered_on > recent_since, false) as returning_mark
    from standing s join people.record r on r.id = s.record_id
    where (of_area is null or coalesce(s.area_code, '') = of_area)
      -- The usual case by itself; of the others each is asked for.
      and case when not r.guarded and r.organisation_id = any (holders) and s.organisation_id = any (tellers) then true
        else street.may_see(s.record_id, s.organisation_id) end
  )
  select l.record_id, l.status, l.since_on, l.reason, l.area_code, l.new_mark, l.returning_mark,
    street.is_long_term(l.months, months_since, on_day), (count(*) over ())::integer
  from listed l
  left join lateral (
    select c.lead_user_id, c.target_group, c.next_on
    from people.record r join street.list_care c on c.record_id = r.id
    where asks_care and r.person_id = l.now_person and c.standing
      and case when not r.guarded and r.organisation_id = any (holders) and c.organisation_id = any (tellers) then true
        else street.may_see(c.record_id, c.organisation_id) end
    limit 1) c on true
  left join lateral (
    select max(n.seen_on) as seen_on
    from street.list_seen n join people.record r on r.id = n.record_id
    where asks_seen and n.person_id = l.now_person
      and case when not r.guarded and r.organisation_id = any (holders) and n.organisation_id = any (tellers) then true
        else street.may_see(n.record_id, n.organisation_id) end) n on true
  where (of_mark is null or case of_mark when 'new' then l.new_mark when 'returning' then l.returning_mark
      else street.is_long_term(l.months, months_since, on_day) end)
    and (of_group is null or c.target_group = of_group)
    and (of_lead is null or case when of_lead = 'nobody' then c.lead_user_id is null else c.lead_user_id::text = of_lead end)
    and (seen_before is null or coalesce(n.seen_on <= seen_before, true))
  order by case when in_order = 'seen' then n.seen_on end nulls first, case when in_order = 'step' then c.next_on end, l.since_on desc, l.person_id
  limit most offset skip;
end $$;
comment on function street.list_page is
  'One page of the list at the end of a day, as it was known at a moment (null: now), of those whom whoever asks may read, and how many they are: the check of the policies of these tables, made once for all. Names and whatever else is shown of them is read through row-level security.';

create function street.list_begun(from_on date, until_on date, known_at timestamptz) returns setof street.list_spell
language plpgsql stable security definer set search_path = street, pg_temp as $$
begin
  if known_at is null then
    return query select * from street.list_spell s
      where s.partnership_id = platform.current_partnership_id() and s.from_on > list_begun.from_on and s.from_on <= until_on;
  else
    return query select * from street.list_at(known_at) s where s.from_on > list_begun.from_on and s.from_on <= until_on;
  end if;
end $$;
comment on function street.list_begun is 'Every change after the end of one day and until the end of another. Not for requests.';

create function street.is_inside(status text, area_code text, of_area text) returns boolean language sql immutable parallel safe as
$$ select coalesce(status = 'active', false) and (of_area is null or coalesce(area_code, '') = of_area) $$;
comment on function street.is_inside is 'Whether somebody is on the list of an area: active, and there; null: anywhere; an empty text: nobody knows where.';

create function street.flow_reason(status text, before text, comes boolean) returns text language sql immutable parallel safe as $$
  select case when comes then case when before is null then 'new' when before = 'active' then 'moved-in' else 'returned-' || before end
    when status = 'active' then 'moved-out' else status end
$$;
comment on function street.flow_reason is 'Why somebody came on the list or left it, by what they became and what they were.';

create function street.person_of(of_record uuid, known_at timestamptz) returns uuid
language sql stable security definer set search_path = street, pg_temp as $$
  select case when known_at is null then (select r.person_id from people.record r where r.id = of_record)
    else (select l.person_id from people.link l where l.record_id = of_record and l.linked_at <= known_at order by l.number desc limit 1) end
$$;
comment on function street.person_of is 'To whom a record was taken to belong at a moment; null: now. Not for requests.';

create function street.list_flows(from_on date, from_known timestamptz, until_on date, until_known timestamptz, of_area text)
returns table (person_id uuid, direction text, reason text, on_day date, record_id uuid, organisation_id uuid, area_code text)
language plpgsql stable security definer set search_path = street, pg_temp as $$
begin
  -- What happened between the two days.
  return query
  select f.person_id, case when f.comes then 'in' else 'out' end, street.flow_reason(f.status, f.before, f.comes),
    f.from_on, f.record_id, f.organisation_id, f.area_code
  from (select b.*, street.is_inside(b.status, b.area_code, of_area) as comes, street.is_inside(b.before, b.area_before, of_area) as was
        from street.list_begun(list_flows.from_on, until_on, until_known) b) f
  where f.comes <> f.was;
  if from_known is not distinct from until_known then return; end if;
  -- What is known otherwise of the first day.
  return query
  with earlier as materialized (
    select s.* from street.list_on(list_flows.from_on, from_known) s where street.is_inside(s.status, s.area_code, of_area)
  ), opening as materialized (
    select s.* from street.list_on(list_flows.from_on, until_known) s where street.is_inside(s.status, s.area_code, of_area)
  )
  select e.person_id, 'out', case when street.person_of(e.record_id, until_known) <> e.person_id then 'merged' else 'put-right' end,
    list_flows.from_on, e.record_id, e.organisation_id, e.area_code
  from earlier e where not exists (select from opening o where o.person_id = e.person_id)
  union all
  select o.person_id, 'in', case when street.person_of(o.record_id, from_known) <> o.person_id then 'merged' else 'put-right' end,
    list_flows.from_on, o.record_id, o.organisation_id, o.area_code
  from opening o where not exists (select from earlier e where e.person_id = o.person_id);
end $$;
comment on function street.list_flows is
  'Each time somebody came on the list or left it between the ends of two days, and why; where the two are known at different moments, also what is known otherwise of the first day. Opening and inflow less outflow is the closing number, always. Not for requests.';

create function street.list_flow_counts(from_on date, from_known timestamptz, until_on date, until_known timestamptz, of_area text)
returns table (direction text, reason text, people integer)
language sql stable security definer set search_path = street, pg_temp as $$
  select f.direction, f.reason, count(*)::integer
  from street.list_flows(from_on, from_known, until_on, until_known, of_area) f group by f.direction, f.reason
$$;
comment on function street.list_flow_counts is 'How many came and left, by reason. Numbers only, of everybody.';

create function street.list_flow_people(from_on date, from_known timestamptz, until_on date, until_known timestamptz, of_area text)
returns table (direction text, reason text, on_day date, record_id uuid, area_code text)
language sql stable security definer set search_path = street, pg_temp as $$
  select f.direction, f.reason, f.on_day, f.record_id, f.area_code
  from street.list_flows(from_on, from_known, until_on, until_known, of_area) f where street.may_see(f.record_id, f.organisation_id)
$$;
comment on function street.list_flow_people is 'Who came and left and why, of those whom whoever asks may read: by a record of whoever it is today.';

create function street.list_months(ends date[], of_area text) returns table (ends_on date, direction text, reason text, people integer)
language sql stable security definer set search_path = street, pg_temp as $$
  with month as (
    select e.on_day, lag(e.on_day) over (order by e.on_day) as after from unnest(ends) as e (on_day)
  )
  select m.on_day, 'active', '', (select count(*)::integer from street.list_spell s
    where s.partnership_id = platform.current_partnership_id() and s.status = 'active' and s.to_on > m.on_day and s.from_on <= m.on_day
      and street.is_inside(s.status, s.area_code, of_area))
  from month m
  union all
  select m.on_day, case when f.comes then 'in' else 'out' end, street.flow_reason(f.status, f.before, f.comes), count(*)::integer
  from (select b.*, street.is_inside(b.status, b.area_code, of_area) as comes, street.is_inside(b.before, b.area_before, of_area) as was
        from street.list_spell b where b.partnership_id = platform.current_partnership_id()
          and b.from_on > (select min(m.on_day) from month m) and b.from_on <= (select max(m.on_day) from month m)) f
  join month m on f.from_on > m.after and f.from_on <= m.on_day
  where f.comes <> f.was
  group by 1, 2, 3
$$;
comment on function street.list_months is 'How many were active at the end of each of some days, and how many came and left between each and the one before, by reason. Numbers only, of everybody, as it is known now.';

-- Who may ---------------------------------------------------------------------------------------------------------
-- What stands on the list is 'street' information of the organisation that saw or said it, like a contact.

do $$
declare name text;
begin
  foreach name in array array['list_event', 'list_care', 'list_spell', 'list_seen'] loop
    perform platform.guard(format('street.%I', name)::regclass);
    execute format('grant select on street.%I to throughline_app', name);
    execute format('create policy those_who_may on street.%1$I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and exists (select from people.record r where r.id = record_id
        and (not r.guarded and ''street:'' || %1$I.organisation_id = any ((select people.open_to_me())::text[])
          or ''?street:'' || %1$I.organisation_id = any ((select people.open_to_me())::text[])
            and people.may_read((select platform.current_user_id()), r.person_id, %1$I.organisation_id, ''street''))))', name);
  end loop;
  foreach name in array array['list_event', 'list_care'] loop
    execute format('create policy workers_say on street.%1$I for insert to throughline_app
      with check (recorded_by = (select platform.current_user_id()) and (select platform.has_role(''worker''))
        and organisation_id = (select platform.current_organisation_id())
        and ''street:'' || organisation_id = any ((select people.open_to_me())::text[])
        and exists (select from people.record r where r.id = record_id
          and people.may_read((select platform.current_user_id()), r.person_id, %1$I.organisation_id, ''street'')))', name);
  end loop;
end $$;
grant insert (id, partnership_id, record_id, organisation_id, status, on_day, reason, area_code, told_by, words, corrects_id, recorded_by)
  on street.list_event to throughline_app;
grant insert (id, partnership_id, record_id, organisation_id, lead_user_id, target_group, next_step, next_on, follows_id, recorded_by)
  on street.list_care to throughline_app;
select platform.guard('street.list_stale');
select platform.guard('street.list_meeting');
grant select on street.list_meeting to throughline_app;
grant insert (id, partnership_id, held_on, area_code, note, recorded_by) on street.list_meeting to throughline_app;
create policy those_who_go_out on street.list_meeting for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('coordinator'))));
create policy coordinators_hold on street.list_meeting for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and recorded_by = (select platform.current_user_id())
    and (select platform.has_role('coordinator')));

grant execute on function
  street.list_page(date, timestamptz, text, text, text, text, text, date, date, date, text, integer, integer), street.list_counts(date, timestamptz, text),
  street.list_flow_counts(date, timestamptz, date, timestamptz, text), street.list_flow_people(date, timestamptz, date, timestamptz, text),
  street.list_months(date[], text) to throughline_app;
