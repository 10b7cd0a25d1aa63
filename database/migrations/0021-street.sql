-- The street: where people sleep rough, who goes out to them, what was seen and offered, and what the public told.

-- The co-ordinator ---------------------------------------------------------------------------------------

alter table partnership.user_role drop constraint user_role_role_check;
alter table partnership.user_role add constraint user_role_role_check check (role in (
  'administrator', 'strategy-lead', 'contributor', 'reader',
  'worker', 'organisation-administrator', 'data-guardian', 'matching-lead', 'coordinator'));
comment on table partnership.user_role is
  'What a user may do in the partnership. A worker finds and records people; the rough sleeping co-ordinator keeps sites, shifts, alerts, the by-name list and the count; the administrator of an organisation keeps its users; the data guardian keeps agreements, restrictions and the review of access; the matching lead decides about possible matches.';

create or replace function partnership.holds_partnership_role(of_user uuid) returns boolean language sql stable security definer
set search_path = partnership, pg_temp as $$
  select exists (select from partnership.user_role where user_id = of_user
    and role in ('administrator', 'strategy-lead', 'data-guardian', 'matching-lead', 'coordinator'))
$$;
create or replace function partnership.needs_second_factor(of_user uuid) returns boolean language sql stable security definer
set search_path = partnership, pg_temp as $$
  select exists (
    select from partnership.user_account u join partnership.partnership p on p.id = u.partnership_id
    where u.id = of_user and (p.second_factor = 'everyone' or exists (
      select from partnership.user_role r where r.user_id = u.id
        and r.role in ('worker', 'organisation-administrator', 'data-guardian', 'matching-lead', 'administrator', 'coordinator'))))
$$;

-- Nights and code lists ------------------------------------------------------------------------------------

create schema street;
comment on schema street is 'Sites, shifts, contacts with people sleeping rough, alerts, the by-name list, the count, deaths and enforcement.';
grant usage on schema street to throughline_app;

create function street.night_of(at timestamptz) returns date language sql immutable parallel safe as
$$ select ((at at time zone 'Europe/London') - interval '12 hours')::date $$;
comment on function street.night_of is
  'The night that a moment belongs to, by the date on which it began: nights run from noon to noon in England, so 02:30 belongs to the day before. The one definition; src/contexts/street/night-of.ts says the same.';
grant execute on function street.night_of(timestamptz) to throughline_app;

create table street.code (
  list text not null,
  code text not null,
  label text not null,
  hint text,
  position integer not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  certainty text not null check (certainty in ('confirmed', 'second-hand', 'general-knowledge', 'own')),
  mapping jsonb not null default '{}',
  primary key (list, code)
);
comment on table street.code is 'Code lists of the street, as versioned data with their source and how sure it is.';
comment on column street.code.mapping is 'Codes of national returns for the same thing.';
alter table street.code enable row level security;
grant select on street.code to throughline_app;
create policy everyone on street.code for select to throughline_app using (true);
insert into street.code (list, code, label, hint, position, valid_from, source, certainty)
select list, code, label, hint, position, date '2026-01-01', source, certainty from (values
  ('bedding', 'bedded-down', 'Bedded down', 'Lying down or asleep, in the open or in a place not made for living in', 1, 'MHCLG, rough sleeping snapshot guidance', 'confirmed'),
  ('bedding', 'about-to', 'About to bed down', 'Sitting on or in their bedding, or standing next to it', 2, 'MHCLG, rough sleeping snapshot guidance', 'confirmed'),
  ('bedding', 'no', 'Not sleeping out', 'On the street for another reason', 3, 'CHAIN, contacts not bedded down', 'confirmed'),
  ('place-kind', 'doorway', 'Doorway', null, 1, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'street', 'Street', null, 2, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'park', 'Park or green space', null, 3, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'tent', 'Tent or encampment', null, 4, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'shelter', 'Bus shelter', null, 5, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'stairwell', 'Stairwell', null, 6, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'car-park', 'Car park', null, 7, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'vehicle', 'Car or van', null, 8, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'boat', 'Derelict boat', null, 9, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'station', 'Station', null, 10, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'barn', 'Barn or shed', null, 11, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'bash', 'Makeshift shelter', 'Of tarpaulin, wood or cardboard', 12, 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  ('place-kind', 'bridge', 'Under a bridge or viaduct', null, 13, 'Throughline', 'own'),
  ('place-kind', 'building', 'Derelict or unused building', null, 14, 'CHAIN, verified', 'confirmed'),
  ('place-kind', 'other', 'Somewhere else', null, 15, 'Throughline', 'own'),
  ('offer', 'shelter', 'A bed tonight', 'Night shelter, assessment hub, severe weather place', 1, 'Throughline', 'own'),
  ('offer', 'accommodation', 'Accommodation', null, 2, 'Throughline', 'own'),
  ('offer', 'housing-options', 'Appointment with the council', null, 3, 'Throughline', 'own'),
  ('offer', 'day-centre', 'Day centre', null, 4, 'Throughline', 'own'),
  ('offer', 'health', 'Nurse or doctor', null, 5, 'Throughline', 'own'),
  ('offer', 'substance-use', 'Help with alcohol or drugs', null, 6, 'Throughline', 'own'),
  ('offer', 'mental-health', 'Help with mental health', null, 7, 'Throughline', 'own'),
  ('offer', 'reconnection', 'Going back to where they have people', null, 8, 'CHAIN, accommodation outcomes', 'general-knowledge'),
  ('offer', 'food-drink', 'Food or a hot drink', null, 9, 'Throughline', 'own'),
  ('offer', 'sleeping-bag', 'Sleeping bag or clothes', null, 10, 'Throughline', 'own'),
  ('offer', 'advice', 'Advice', null, 11, 'Throughline', 'own'),
  ('offer', 'other', 'Something else', null, 12, 'Throughline', 'own'),
  ('need', 'alcohol', 'Alcohol', null, 1, 'CHAIN, support needs', 'general-knowledge'),
  ('need', 'drugs', 'Drugs', null, 2, 'CHAIN, support needs', 'general-knowledge'),
  ('need', 'mental-health', 'Mental health', null, 3, 'CHAIN, support needs', 'general-knowledge'),
  ('need', 'physical-health', 'Physical health', null, 4, 'CHAIN, support needs', 'confirmed'),
  ('need', 'wet-cold', 'Wet or very cold', null, 5, 'Throughline', 'own'),
  ('need', 'injury', 'Hurt', null, 6, 'Throughline', 'own'),
  ('need', 'at-risk', 'Afraid of somebody', null, 7, 'Throughline', 'own'),
  ('need', 'young', 'Looks under 18', null, 8, 'Throughline', 'own'),
  ('need', 'interpreter', 'Needs an interpreter', null, 9, 'Throughline', 'own'),
  ('need', 'money', 'Money or benefits', null, 10, 'Throughline', 'own'),
  ('need', 'papers', 'Papers or a telephone', null, 11, 'Throughline', 'own'),
  ('need', 'pet', 'Care for a pet', null, 12, 'Throughline', 'own'),
  ('alert-outcome', 'found-known', 'Found, known already', null, 1, 'StreetLink working set', 'general-knowledge'),
  ('alert-outcome', 'found-new', 'Found, new', null, 2, 'StreetLink working set', 'general-knowledge'),
  ('alert-outcome', 'not-found', 'Not found', null, 3, 'StreetLink working set', 'general-knowledge'),
  ('alert-outcome', 'not-sleeping-out', 'Found, not sleeping out', null, 4, 'StreetLink working set', 'general-knowledge'),
  ('alert-outcome', 'not-placed', 'Could not be placed', 'There was too little to go by', 5, 'StreetLink working set', 'general-knowledge')
) as code (list, code, label, hint, position, source, certainty);

create table street.setting (
  partnership_id uuid references partnership.partnership,
  version integer not null,
  inactive_days integer not null check (inactive_days between 1 and 730),
  alert_days integer not null check (alert_days between 1 and 60),
  pack_days integer not null check (pack_days between 1 and 366),
  pin_tries integer not null check (pin_tries between 3 and 20),
  overdue_minutes integer not null check (overdue_minutes between 5 and 240),
  because text not null,
  set_at timestamptz not null default now(),
  set_by uuid,
  constraint street_setting_follows_newest unique nulls not distinct (partnership_id, version),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
comment on table street.setting is 'Rules that a partnership writes for itself, version by version; the newest counts. Those without a partnership are for all that wrote none.';
comment on column street.setting.inactive_days is 'Somebody active who was not seen and not heard of for so long is inactive (the written inactivity policy).';
comment on column street.setting.alert_days is 'Working days within which the reporter of an alert hears what came of it.';
comment on column street.setting.pack_days is 'Whoever was seen at a site within so many days is in the pack of a shift that goes there.';
comment on column street.setting.pin_tries is 'Wrong PINs after which a phone forgets the pack.';
comment on column street.setting.overdue_minutes is 'How long after the time they said somebody on a shift is overdue.';
insert into street.setting (partnership_id, version, inactive_days, alert_days, pack_days, pin_tries, overdue_minutes, because)
values (null, 1, 90, 10, 60, 5, 30, 'The usual in published guidance, until the partnership writes its own');
create function street.settings() returns street.setting
language sql stable security definer set search_path = street, pg_temp as $$
  select s from street.setting s
  where s.partnership_id = platform.current_partnership_id() or s.partnership_id is null
  order by s.partnership_id nulls last, s.version desc limit 1
$$;
comment on function street.settings is 'The rules that count for the partnership of whoever asks.';
grant execute on function street.settings() to throughline_app;
select platform.guard('street.setting');
grant select, insert on street.setting to throughline_app;
create policy own_and_common on street.setting for select to throughline_app
  using (partnership_id is null or partnership_id = (select platform.current_partnership_id()));
create policy coordinators_set on street.setting for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and set_by = (select platform.current_user_id())
    and (select platform.has_role('coordinator')));

-- Sites and shifts -------------------------------------------------------------------------------------------

create table street.site (
  id uuid primary key,
  partnership_id uuid not null,
  area_code text not null,
  name text not null,
  kind text not null,
  kind_list text not null generated always as ('place-kind') stored,
  words text not null default '',
  safety text not null default '',
  easting integer check (easting between 0 and 700000),
  northing integer check (northing between 0 and 1300000),
  hot_spot boolean not null default false,
  from_date date not null,
  ended_on date check (ended_on >= from_date),
  version integer not null default 1,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  unique (partnership_id, id),
  unique (partnership_id, area_code, name),
  check ((easting is null) = (northing is null)),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code),
  foreign key (kind_list, kind) references street.code (list, code),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
comment on table street.site is 'A place where people sleep rough or have slept rough. Not public: it says where somebody can be found.';
comment on column street.site.words is 'How to find it.';
comment on column street.site.safety is 'What those who go there have to know: light, water, dogs, no signal.';
comment on column street.site.easting is 'British National Grid, metres.';
comment on column street.site.hot_spot is 'Visited on every shift in its area.';

create table street.shift (
  id uuid primary key,
  partnership_id uuid not null,
  organisation_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  night_of date not null generated always as (street.night_of(starts_at)) stored,
  meeting_place text not null default '',
  note text not null default '',
  cancelled_at timestamptz,
  cancelled_because text,
  version integer not null default 1,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  unique (partnership_id, id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours'),
  check ((cancelled_at is null) = (cancelled_because is null)),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
create index shift_night on street.shift (partnership_id, night_of);
comment on table street.shift is 'One going out of a team: from when to when, where, who.';

create table street.shift_area (
  partnership_id uuid not null,
  shift_id uuid not null,
  area_code text not null,
  primary key (shift_id, area_code),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code)
);
comment on table street.shift_area is 'The areas that a shift covers.';
create table street.shift_site (
  partnership_id uuid not null,
  shift_id uuid not null,
  site_id uuid not null,
  position integer not null,
  primary key (shift_id, site_id),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, site_id) references street.site (partnership_id, id)
);
comment on table street.shift_site is 'The sites that a shift goes to, in order.';
create table street.shift_crew (
  partnership_id uuid not null,
  shift_id uuid not null,
  user_id uuid not null,
  buddy_id uuid,
  leads boolean not null default false,
  primary key (shift_id, user_id),
  check (buddy_id <> user_id),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, buddy_id) references partnership.user_account (partnership_id, id)
);
create index shift_crew_user on street.shift_crew (user_id);
comment on table street.shift_crew is 'Who goes out on a shift.';
comment on column street.shift_crew.buddy_id is 'Who is told when they are overdue.';

-- What was seen ------------------------------------------------------------------------------------------------

create table street.contact (
  id uuid primary key,
  partnership_id uuid not null,
  organisation_id uuid not null,
  shift_id uuid,
  seen_at timestamptz not null,
  night_of date not null generated always as (street.night_of(seen_at)) stored,
  area_code text,
  site_id uuid,
  place text not null default '',
  place_kind text,
  place_list text not null generated always as ('place-kind') stored,
  easting integer check (easting between 0 and 700000),
  northing integer check (northing between 0 and 1300000),
  accuracy integer check (accuracy >= 0),
  bedding text not null check (bedding in ('bedded-down', 'about-to', 'no')),
  left_asleep boolean not null default false,
  company text not null default 'not-known' check (company in ('alone', 'with-others', 'not-known')),
  company_words text not null default '',
  description text not null default '',
  words text not null default '',
  warning text not null default '',
  needs text[] not null default '{}',
  known text not null check (known in ('known', 'thought', 'unknown')),
  record_id uuid,
  replaces_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text,
  way text not null check (way in ('phone', 'desk')),
  given jsonb not null,
  noted_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  unique (partnership_id, id),
  check ((easting is null) = (northing is null)),
  check (num_nulls(withdrawn_at, withdrawn_because) in (0, 2)),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code),
  foreign key (partnership_id, site_id) references street.site (partnership_id, id),
  foreign key (place_list, place_kind) references street.code (list, code),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, replaces_id) references street.contact (partnership_id, id),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
create index contact_night on street.contact (partnership_id, night_of desc, id desc);
create index contact_record on street.contact (record_id) where record_id is not null;
create index contact_shift on street.contact (shift_id) where shift_id is not null;
create index contact_site on street.contact (site_id, night_of) where site_id is not null;
create index contact_unlinked on street.contact (partnership_id, night_of) where record_id is null and withdrawn_at is null;
comment on table street.contact is 'One observation of one person on the street, as the worker saw it. What was seen is never changed; whom it is about is said now, later or never (street.contact_link).';
comment on column street.contact.id is 'Made where it was observed, so that sending it twice is harmless.';
comment on column street.contact.area_code is 'Which area it counts in; null where it lies in none of the partnership or nobody knows.';
comment on column street.contact.accuracy is 'Of the point, metres; null where only the site or words are given.';
comment on column street.contact.left_asleep is 'Nobody woke them.';
comment on column street.contact.description is 'How somebody can be known again whose name nobody has: male, 40s, red tent, says Daz.';
comment on column street.contact.known is 'known: the worker knows who it was; thought: they think so; unknown.';
comment on column street.contact.record_id is 'A record of the person whom it is about; null while nobody knows. Derived: the newest street.contact_link.';
comment on column street.contact.replaces_id is 'The contact that this one puts right.';
comment on column street.contact.given is 'As it came, word for word.';
comment on column street.contact.noted_at is 'When it was written down, by the clock of the server: on a phone corrected by how far that phone''s clock was off.';

create table street.contact_link (
  contact_id uuid not null,
  number integer not null,
  partnership_id uuid not null,
  record_id uuid,
  because text not null check (because in ('seen', 'thought', 'later', 'detached', 'wrong')),
  words text not null default '',
  linked_at timestamptz not null default now(),
  linked_by uuid not null,
  constraint contact_link_follows_newest primary key (contact_id, number),
  foreign key (partnership_id, contact_id) references street.contact (partnership_id, id),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, linked_by) references partnership.user_account (partnership_id, id)
);
create index contact_link_record on street.contact_link (record_id) where record_id is not null;
comment on table street.contact_link is 'Whom a contact was ever said to be about, in order. Never changed.';
comment on column street.contact_link.because is 'seen: at the time; thought: at the time, not sure; later: at the desk; detached: nobody knows after all; wrong: it was somebody else.';

create table street.contact_offer (
  contact_id uuid not null,
  partnership_id uuid not null,
  offer text not null,
  offer_list text not null generated always as ('offer') stored,
  answer text not null check (answer in ('accepted', 'refused', 'not-answered')),
  words text not null default '',
  primary key (contact_id, offer),
  foreign key (partnership_id, contact_id) references street.contact (partnership_id, id),
  foreign key (offer_list, offer) references street.code (list, code)
);
comment on table street.contact_offer is 'What somebody was offered on the street, and what they said.';

create table street.contact_file (
  contact_id uuid not null,
  file_id uuid not null,
  partnership_id uuid not null,
  words text not null default '',
  primary key (contact_id, file_id),
  foreign key (partnership_id, contact_id) references street.contact (partnership_id, id),
  foreign key (partnership_id, file_id) references platform.file (partnership_id, id)
);
comment on table street.contact_file is 'Pictures that belong to a contact, only where an agreement allows pictures.';
comment on column street.contact_file.words is 'What it shows, for those who cannot see it.';

-- Alerts ---------------------------------------------------------------------------------------------------------

create table street.alert (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  source text not null check (source in ('public', 'self', 'partner', 'national')),
  told_at timestamptz not null,
  seen_at timestamptz,
  area_code text,
  site_id uuid,
  place text not null,
  easting integer check (easting between 0 and 700000),
  northing integer check (northing between 0 and 1300000),
  description text not null default '',
  words text not null default '',
  due_on date not null,
  joined_to uuid,
  shift_id uuid,
  outcome text,
  outcome_list text not null generated always as ('alert-outcome') stored,
  outcome_words text not null default '',
  outcome_at timestamptz,
  outcome_by uuid,
  contact_id uuid,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  unique (partnership_id, id),
  check (joined_to <> id),
  check ((outcome is null) = (outcome_at is null)),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code),
  foreign key (partnership_id, site_id) references street.site (partnership_id, id),
  foreign key (partnership_id, joined_to) references street.alert (partnership_id, id),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (outcome_list, outcome) references street.code (list, code),
  foreign key (partnership_id, contact_id) references street.contact (partnership_id, id),
  foreign key (partnership_id, outcome_by) references partnership.user_account (partnership_id, id)
);
create index alert_open on street.alert (partnership_id, due_on) where outcome is null and joined_to is null;
create index alert_told on street.alert (partnership_id, told_at desc);
comment on table street.alert is 'Somebody said that a person is sleeping out: where, when, how they look. Who told it is in street.alert_reporter.';
comment on column street.alert.due_on is 'By when the reporter hears: working days from the day it was told.';
comment on column street.alert.joined_to is 'The first alert about the same person and place; its outcome is this one''s too.';
comment on column street.alert.shift_id is 'The shift that looks.';
comment on column street.alert.contact_id is 'The contact in which they were found.';
comment on column street.alert.recorded_by is 'Null where the public told it itself.';

create table street.alert_reporter (
  alert_id uuid primary key,
  partnership_id uuid not null,
  name text not null default '',
  email text not null default '',
  phone text not null default '',
  wants_answer boolean not null,
  answered_at timestamptz,
  answered_by uuid,
  answer text not null default '',
  foreign key (partnership_id, alert_id) references street.alert (partnership_id, id),
  foreign key (partnership_id, answered_by) references partnership.user_account (partnership_id, id)
);
comment on table street.alert_reporter is 'Who told an alert and wants to hear. Kept apart: those who go out do not need it.';
comment on column street.alert_reporter.answer is 'What they were told: nothing that identifies anybody.';

-- Who may ---------------------------------------------------------------------------------------------------------
-- Sites, shifts and alerts: those who work with people, and the co-ordinator. A contact is 'street' information of the
-- organisation that made it: linked, it is seen by whoever may read that of the person; unlinked, by whoever reads it of everybody.

do $$
declare name text;
begin
  foreach name in array array['site', 'shift', 'shift_area', 'shift_site', 'shift_crew', 'alert', 'alert_reporter'] loop
    perform platform.guard(format('street.%I', name)::regclass);
    execute format('grant select, insert on street.%I to throughline_app', name);
  end loop;
  foreach name in array array['site', 'shift', 'shift_area', 'shift_site', 'shift_crew', 'alert'] loop
    execute format('create policy those_who_go_out on street.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id())
        and ((select platform.has_role(''worker'')) or (select platform.has_role(''coordinator''))))', name);
    execute format('create policy those_who_go_out_add on street.%I for insert to throughline_app
      with check (partnership_id = (select platform.current_partnership_id())
        and ((select platform.has_role(''worker'')) or (select platform.has_role(''coordinator''))))', name);
  end loop;
  foreach name in array array['shift_area', 'shift_site', 'shift_crew'] loop
    execute format('grant delete on street.%I to throughline_app', name);
    execute format('create policy of_a_shift_they_keep on street.%I for delete to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and ((select platform.has_role(''coordinator''))
        or (select platform.has_role(''worker'')) and shift_id in (select id from street.shift where organisation_id = (select platform.current_organisation_id()))))', name);
    execute format('create policy of_a_shift_they_keep_add on street.%I as restrictive for insert to throughline_app
      with check ((select platform.has_role(''coordinator''))
        or shift_id in (select id from street.shift where organisation_id = (select platform.current_organisation_id())))', name);
  end loop;
end $$;
grant update (name, kind, words, safety, easting, northing, hot_spot, ended_on, version) on street.site to throughline_app;
create policy those_who_go_out_change on street.site for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('coordinator'))))
  with check (partnership_id = (select platform.current_partnership_id()));
grant update (starts_at, ends_at, meeting_place, note, cancelled_at, cancelled_because, version) on street.shift to throughline_app;
grant update (buddy_id, leads) on street.shift_crew to throughline_app;
create policy own_organisation_and_coordinators on street.shift for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and ((select platform.has_role('coordinator'))
    or (select platform.has_role('worker')) and organisation_id = (select platform.current_organisation_id())))
  with check (partnership_id = (select platform.current_partnership_id()));
create policy own_shift_or_coordinators on street.shift as restrictive for insert to throughline_app
  with check (added_by = (select platform.current_user_id())
    and ((select platform.has_role('coordinator')) or organisation_id = (select platform.current_organisation_id())));
create policy of_a_shift_they_keep_change on street.shift_crew for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and ((select platform.has_role('coordinator'))
    or shift_id in (select id from street.shift where organisation_id = (select platform.current_organisation_id()))))
  with check (partnership_id = (select platform.current_partnership_id()));

grant update (area_code, site_id, place, easting, northing, joined_to, shift_id, outcome, outcome_words, outcome_at, outcome_by, contact_id, version)
  on street.alert to throughline_app;
create policy those_who_go_out_change on street.alert for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and ((select platform.has_role('worker')) or (select platform.has_role('coordinator'))))
  with check (partnership_id = (select platform.current_partnership_id()));
grant update (answered_at, answered_by, answer, name, email, phone) on street.alert_reporter to throughline_app;
create policy coordinators_and_who_wrote_it on street.alert_reporter for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and ((select platform.has_role('coordinator'))
    or (select platform.has_role('worker')) and exists (select from street.alert a where a.id = alert_id and a.recorded_by = (select platform.current_user_id()))));
create policy with_the_alert on street.alert_reporter for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id())
    and exists (select from street.alert a where a.id = alert_id and a.recorded_by = (select platform.current_user_id())));
create policy coordinators_answer on street.alert_reporter for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('coordinator')))
  with check (partnership_id = (select platform.current_partnership_id()));

select platform.guard('street.contact');
grant select, insert on street.contact to throughline_app;
grant update (record_id, withdrawn_at, withdrawn_by, withdrawn_because) on street.contact to throughline_app;
create policy those_who_may on street.contact for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and (record_id is null and 'street:' || organisation_id = any ((select people.open_to_me())::text[])
      or exists (select from people.record r where r.id = record_id
        and (not r.guarded and 'street:' || contact.organisation_id = any ((select people.open_to_me())::text[])
          or '?street:' || contact.organisation_id = any ((select people.open_to_me())::text[])
            and people.may_read((select platform.current_user_id()), r.person_id, contact.organisation_id, 'street')))));
create policy workers_observe on street.contact for insert to throughline_app
  with check (recorded_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and organisation_id = (select platform.current_organisation_id())
    and 'street:' || organisation_id = any ((select people.open_to_me())::text[])
    and (record_id is null or exists (select from people.record r where r.id = record_id
      and people.may_read((select platform.current_user_id()), r.person_id, contact.organisation_id, 'street'))));
create policy those_who_may_say_whom on street.contact for update to throughline_app
  using (withdrawn_at is null and (select platform.has_role('worker'))
    and (organisation_id = (select platform.current_organisation_id()) or (select platform.has_role('coordinator'))))
  with check (record_id is null or exists (select from people.record r where r.id = record_id));

do $$
declare name text;
begin
  foreach name in array array['contact_link', 'contact_offer', 'contact_file'] loop
    perform platform.guard(format('street.%I', name)::regclass);
    execute format('grant select, insert on street.%I to throughline_app', name);
    execute format('create policy with_the_contact on street.%1$I for select to throughline_app
      using (exists (select from street.contact c where c.id = contact_id))', name);
  end loop;
  foreach name in array array['contact_offer', 'contact_file'] loop
    execute format('create policy with_own_contact on street.%1$I for insert to throughline_app
      with check (exists (select from street.contact c where c.id = contact_id and c.recorded_by = (select platform.current_user_id())))', name);
  end loop;
end $$;
create policy those_who_may_say_whom on street.contact_link for insert to throughline_app
  with check (linked_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and exists (select from street.contact c where c.id = contact_id
      and (c.organisation_id = (select platform.current_organisation_id()) or (select platform.has_role('coordinator'))))
    and (record_id is null or exists (select from people.record r where r.id = record_id)));
-- Whom else a contact was once said to be about is seen only by those who see that person.
create policy with_the_record on street.contact_link as restrictive for select to throughline_app
  using (record_id is null or exists (select from people.record r where r.id = record_id));
