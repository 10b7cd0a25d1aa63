-- Deaths of people who were homeless, with what was learned from them; and enforcement, never without the support that was
-- offered before it.

insert into street.code (list, code, label, hint, position, valid_from, source, certainty, mapping)
select list, code, label, hint, row_number() over (partition by list order by at), date '2026-01-01', source, certainty, mapping::jsonb
from (values
  (1, 'death-accommodation', 'sleeping-rough', 'Sleeping rough', null, 'Dying Homeless Project, definition', 'confirmed', '{}'),
  (2, 'death-accommodation', 'night-shelter', 'Night shelter or severe weather place', null, 'Dying Homeless Project, definition', 'confirmed', '{}'),
  (3, 'death-accommodation', 'hostel', 'Hostel', null, 'Dying Homeless Project, definition', 'confirmed', '{}'),
  (4, 'death-accommodation', 'supported-housing', 'Supported housing', null, 'Throughline', 'own', '{}'),
  (5, 'death-accommodation', 'temporary-accommodation', 'Temporary accommodation', null, 'Dying Homeless Project, definition', 'confirmed', '{}'),
  (6, 'death-accommodation', 'bed-and-breakfast', 'Bed and breakfast', null, 'Dying Homeless Project, definition', 'confirmed', '{}'),
  (7, 'death-accommodation', 'sofa', 'With friends or family, nowhere of their own', null, 'Dying Homeless Project, definition', 'confirmed', '{}'),
  (8, 'death-accommodation', 'new-tenancy', 'Own tenancy for less than 12 months', null, 'Throughline', 'own', '{}'),
  (9, 'death-accommodation', 'hospital', 'Hospital', null, 'Throughline', 'own', '{}'),
  (10, 'death-accommodation', 'custody', 'Prison or police custody', null, 'Throughline', 'own', '{}'),
  (11, 'death-accommodation', 'not-known', 'Not known', null, 'Throughline', 'own', '{}'),

  (1, 'death-cohort', 'long-term', 'Long-term: seen in three of the last twelve months', null, 'MHCLG Rough Sleeping Data Framework, B1', 'second-hand', '{}'),
  (2, 'death-cohort', 'target-group', 'In the target group', null, 'Throughline', 'own', '{}'),
  (3, 'death-cohort', 'care-leaver', 'Care leaver', null, 'MHCLG Rough Sleeping Data Framework, P2', 'second-hand', '{}'),
  (4, 'death-cohort', 'left-prison', 'Left prison in the 85 days before', null, 'MHCLG Rough Sleeping Data Framework, P2', 'confirmed', '{}'),
  (5, 'death-cohort', 'left-hospital', 'Left hospital in the 85 days before', null, 'MHCLG Rough Sleeping Data Framework, P2', 'second-hand', '{}'),
  (6, 'death-cohort', 'left-armed-forces', 'Served in the armed forces', null, 'Throughline', 'own', '{}'),
  (7, 'death-cohort', 'no-public-funds', 'Could not claim public funds', null, 'Throughline', 'own', '{}'),

  (1, 'coroner', 'not-told', 'Not told yet', null, 'Throughline', 'own', '{}'),
  (2, 'coroner', 'told', 'Told, nothing heard yet', null, 'Throughline', 'own', '{}'),
  (3, 'coroner', 'no-investigation', 'No investigation', null, 'Coroners and Justice Act 2009, part 1; working list', 'general-knowledge', '{}'),
  (4, 'coroner', 'investigation', 'Investigation open', null, 'Coroners and Justice Act 2009, part 1; working list', 'general-knowledge', '{}'),
  (5, 'coroner', 'inquest-open', 'Inquest opened', null, 'Coroners and Justice Act 2009, part 1; working list', 'general-knowledge', '{}'),
  (6, 'coroner', 'inquest-concluded', 'Inquest concluded', null, 'Coroners and Justice Act 2009, part 1; working list', 'general-knowledge', '{}'),
  (7, 'coroner', 'not-known', 'Not known', null, 'Throughline', 'own', '{}'),

  (1, 'death-cause', 'drug-related', 'Drugs', null, 'ONS, deaths of homeless people, causes; working list', 'general-knowledge', '{}'),
  (2, 'death-cause', 'alcohol-specific', 'Alcohol', null, 'ONS, deaths of homeless people, causes; working list', 'general-knowledge', '{}'),
  (3, 'death-cause', 'suicide', 'Suicide', null, 'ONS, deaths of homeless people, causes; working list', 'general-knowledge', '{}'),
  (4, 'death-cause', 'natural', 'Illness or another natural cause', null, 'Throughline', 'own', '{}'),
  (5, 'death-cause', 'accident', 'Accident', null, 'ONS, deaths of homeless people, causes; working list', 'general-knowledge', '{}'),
  (6, 'death-cause', 'homicide', 'Killed by somebody', null, 'Throughline', 'own', '{}'),
  (7, 'death-cause', 'exposure', 'Cold or heat', null, 'Throughline', 'own', '{}'),
  (8, 'death-cause', 'unascertained', 'Could not be found out', null, 'Throughline', 'own', '{}'),

  (1, 'death-verified-by', 'coroner', 'The coroner', null, 'Dying Homeless Project, verification', 'confirmed', '{}'),
  (2, 'death-verified-by', 'local-charity', 'A local homelessness charity', null, 'Dying Homeless Project, verification', 'confirmed', '{}'),
  (3, 'death-verified-by', 'official', 'A council, hospital, police or prison', null, 'Dying Homeless Project, verification', 'confirmed', '{}'),

  (1, 'review-criterion', 'care-needs', 'Had needs for care and support', null, 'Care Act 2014, section 44', 'confirmed', '{}'),
  (2, 'review-criterion', 'concern', 'There is reasonable cause for concern about how agencies worked together', null, 'Care Act 2014, section 44', 'confirmed', '{}'),
  (3, 'review-criterion', 'abuse-or-neglect', 'Died, or it is suspected, of abuse or neglect (also self-neglect)', null, 'Care Act 2014, section 44', 'confirmed', '{}'),

  (1, 'review-decision', 'review', 'Safeguarding adults review, as the law asks', null, 'Care Act 2014, section 44', 'confirmed', '{}'),
  (2, 'review-decision', 'discretionary', 'Safeguarding adults review, by choice of the board', null, 'Care Act 2014, section 44', 'confirmed', '{}'),
  (3, 'review-decision', 'another-review', 'Another kind of review', null, 'Worcestershire Safeguarding Adults Board', 'confirmed', '{}'),
  (4, 'review-decision', 'none', 'No review', null, 'Throughline', 'own', '{}'),

  (1, 'review-theme', 'self-neglect', 'Self-neglect was understood and met', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "practice"}'),
  (2, 'review-theme', 'mental-capacity', 'Mental capacity was assessed where it was in doubt', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "practice"}'),
  (3, 'review-theme', 'engagement', 'Staying with somebody who turns away', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "practice"}'),
  (4, 'review-theme', 'health-needs', 'Physical and mental health, alcohol and drugs together', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "practice"}'),
  (5, 'review-theme', 'information-sharing', 'Sharing what was known', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "team"}'),
  (6, 'review-theme', 'meetings', 'Meetings of all who knew the person', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "team"}'),
  (7, 'review-theme', 'lead-worker', 'One lead worker', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "team"}'),
  (8, 'review-theme', 'discharge', 'Leaving hospital or prison', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "team"}'),
  (9, 'review-theme', 'staffing', 'Time, training and supervision of staff', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "organisations"}'),
  (10, 'review-theme', 'places', 'Enough places of the right kind', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "organisations"}'),
  (11, 'review-theme', 'oversight', 'Oversight by the boards', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "governance"}'),
  (12, 'review-theme', 'earlier-learning', 'Earlier learning was not acted upon', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "governance"}'),
  (13, 'review-theme', 'law-and-policy', 'Law and national policy', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "national"}'),
  (14, 'review-theme', 'money', 'Money', null, 'Themes of published reviews; working list', 'general-knowledge', '{"domain": "national"}'),

  (1, 'review-domain', 'practice', 'Direct practice', null, 'LGA and ADASS briefing, four domains', 'confirmed', '{}'),
  (2, 'review-domain', 'team', 'The team around the person', null, 'LGA and ADASS briefing, four domains', 'confirmed', '{}'),
  (3, 'review-domain', 'organisations', 'The organisations around the team', null, 'LGA and ADASS briefing, four domains', 'confirmed', '{}'),
  (4, 'review-domain', 'governance', 'Governance', null, 'LGA and ADASS briefing, four domains', 'confirmed', '{}'),
  (5, 'review-domain', 'national', 'Law, policy and money', null, 'LGA and ADASS briefing, fifth domain', 'confirmed', '{}'),

  (1, 'death-notice', 'safeguarding-board', 'Safeguarding adults board', null, 'Throughline', 'own', '{}'),
  (2, 'death-notice', 'ministry-adviser', 'Adviser of the ministry', null, 'Throughline', 'own', '{}'),
  (3, 'death-notice', 'public-health', 'Public health', null, 'Throughline', 'own', '{}'),
  (4, 'death-notice', 'coroner', 'Coroner', null, 'Throughline', 'own', '{}'),
  (5, 'death-notice', 'staff-support', 'Support for staff who knew them', null, 'Throughline', 'own', '{}'),
  (6, 'death-notice', 'family', 'Family or friends', null, 'Throughline', 'own', '{}'),
  (7, 'death-notice', 'other', 'Somebody else', null, 'Throughline', 'own', '{}'),

  (1, 'enforcement', 'asked-to-move', 'Asked to move on', 'Without using a power', 'Throughline', 'own', '{}'),
  (2, 'enforcement', 'injunction', 'Civil injunction', null, 'Working list', 'general-knowledge', '{"act": "Anti-social Behaviour, Crime and Policing Act 2014", "section": "section 1"}'),
  (3, 'enforcement', 'criminal-behaviour-order', 'Criminal behaviour order', null, 'Working list', 'general-knowledge', '{"act": "Sentencing Act 2020", "section": "section 331"}'),
  (4, 'enforcement', 'protection-warning', 'Community protection warning', null, 'Working list', 'general-knowledge', '{"act": "Anti-social Behaviour, Crime and Policing Act 2014", "section": "section 43"}'),
  (5, 'enforcement', 'protection-notice', 'Community protection notice', null, 'Working list', 'general-knowledge', '{"act": "Anti-social Behaviour, Crime and Policing Act 2014", "section": "section 43"}'),
  (6, 'enforcement', 'spaces-order', 'Public spaces protection order', 'A notice, penalty or prosecution under one', 'Working list', 'general-knowledge', '{"act": "Anti-social Behaviour, Crime and Policing Act 2014", "section": "sections 59 and 67"}'),
  (7, 'enforcement', 'dispersal', 'Dispersal direction', null, 'Working list', 'general-knowledge', '{"act": "Anti-social Behaviour, Crime and Policing Act 2014", "section": "section 35"}'),
  (8, 'enforcement', 'vagrancy', 'Vagrancy Act', 'Whether it counted on that day is not confirmed here: check before you use it', 'Working list', 'general-knowledge', '{"act": "Vagrancy Act 1824", "section": "sections 3 and 4", "repealed_on": null, "repeal": "not confirmed"}'),
  (9, 'enforcement', 'belongings-removed', 'Tent or belongings taken away', null, 'Throughline', 'own', '{}'),
  (10, 'enforcement', 'eviction', 'Cleared from land or a building', null, 'Throughline', 'own', '{}'),
  (11, 'enforcement', 'arrest', 'Arrest', null, 'Working list', 'general-knowledge', '{"act": "Police and Criminal Evidence Act 1984", "section": "section 24"}'),
  (12, 'enforcement', 'other', 'Something else', null, 'Throughline', 'own', '{}'),

  (1, 'enforcement-outcome', 'moved-inside', 'Took up support or came inside', null, 'Throughline', 'own', '{}'),
  (2, 'enforcement-outcome', 'moved-elsewhere', 'Moved elsewhere', null, 'Throughline', 'own', '{}'),
  (3, 'enforcement-outcome', 'stayed', 'Stayed', null, 'Throughline', 'own', '{}'),
  (4, 'enforcement-outcome', 'penalty', 'Penalty or court order', null, 'Throughline', 'own', '{}'),
  (5, 'enforcement-outcome', 'custody', 'Custody', null, 'Throughline', 'own', '{}'),
  (6, 'enforcement-outcome', 'withdrawn', 'Withdrawn by those who did it', null, 'Throughline', 'own', '{}'),
  (7, 'enforcement-outcome', 'not-known', 'Not known', null, 'Throughline', 'own', '{}')
) as code (at, list, code, label, hint, source, certainty, mapping);

-- Deaths -----------------------------------------------------------------------------------------------------

create table street.death_reviewer (
  id uuid primary key,
  partnership_id uuid not null,
  user_id uuid not null,
  because text not null check (length(because) between 1 and 500),
  from_at timestamptz not null default now(),
  until_at timestamptz,
  added_by uuid not null,
  ended_by uuid,
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, ended_by) references partnership.user_account (partnership_id, id)
);
create unique index death_reviewer_now on street.death_reviewer (partnership_id, user_id) where until_at is null;
comment on table street.death_reviewer is 'Who besides the co-ordinator and the data guardian sees deaths and their reviews. Named by the data guardian.';

create table street.death (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  record_id uuid,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  unique (partnership_id, id),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
create unique index death_record on street.death (record_id) where record_id is not null;
comment on table street.death is 'The death of somebody who was homeless. What is known of it is in street.death_version.';
comment on column street.death.record_id is 'A record of the person; null where nobody knows who it was, or no partner held a record.';

create table street.death_version (
  death_id uuid not null,
  number integer not null,
  partnership_id uuid not null,
  called text not null check (called <> ''),
  died_precision text not null check (died_precision in ('time', 'day', 'about', 'between', 'not-known')),
  died_on date,
  died_time text check (died_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  died_until date,
  found_on date,
  found_time text check (found_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null default '',
  area_code text,
  site_id uuid,
  accommodation text not null,
  accommodation_list text not null generated always as ('death-accommodation') stored,
  what_happened text not null default '',
  cohort text[] not null default '{}',
  agencies uuid[] not null default '{}',
  other_agencies text not null default '',
  last_contact_on date,
  last_contact_with text not null default '',
  coroner text not null default 'not-told',
  coroner_list text not null generated always as ('coroner') stored,
  coroner_words text not null default '',
  cause_stage text not null default 'awaiting' check (cause_stage in ('awaiting', 'provisional', 'registered')),
  cause text,
  cause_list text not null generated always as ('death-cause') stored,
  cause_words text not null default '',
  referral text not null default 'not-considered' check (referral in ('not-considered', 'not-referred', 'referred')),
  referred_on date,
  referral_words text not null default '',
  criteria text[] not null default '{}',
  decision text,
  decision_list text not null generated always as ('review-decision') stored,
  decided_on date,
  rapid_review_on date,
  themes text[] not null default '{}',
  theme_words text not null default '',
  kin_words text not null default '',
  memorial text not null default 'not-asked' check (memorial in ('not-asked', 'nobody-found', 'consent', 'veto')),
  memorial_words text not null default '',
  funeral_on date,
  funeral_words text not null default '',
  verified_by text,
  verified_list text not null generated always as ('death-verified-by') stored,
  verified_on date,
  verified_words text not null default '',
  stands boolean not null default true,
  because text not null check (length(because) between 1 and 500),
  set_at timestamptz not null default now(),
  set_by uuid not null,
  constraint death_version_follows_newest primary key (death_id, number),
  check ((died_precision = 'not-known') = (died_on is null)),
  check ((died_precision = 'between') = (died_until is not null)),
  check ((died_precision = 'time') = (died_time is not null)),
  check (died_until >= died_on),
  check (died_precision <> 'not-known' or found_on is not null),
  check (found_time is null or found_on is not null),
  check ((cause_stage = 'awaiting') = (cause is null)),
  check (referral = 'referred' or (referred_on is null and decision is null)),
  check ((decision is null) = (decided_on is null)),
  check (decided_on >= referred_on),
  check ((verified_by is null) = (verified_on is null)),
  foreign key (partnership_id, death_id) references street.death (partnership_id, id),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code),
  foreign key (partnership_id, site_id) references street.site (partnership_id, id),
  foreign key (accommodation_list, accommodation) references street.code (list, code),
  foreign key (coroner_list, coroner) references street.code (list, code),
  foreign key (cause_list, cause) references street.code (list, code),
  foreign key (decision_list, decision) references street.code (list, code),
  foreign key (verified_list, verified_by) references street.code (list, code),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
comment on table street.death_version is 'What was known of a death, version by version. Never changed; the newest counts.';
comment on column street.death_version.called is 'What they were called, or how they are described where nobody knows. Never in a report.';
comment on column street.death_version.died_precision is 'time; day; about: near that day; between: two days; not-known: only when they were found.';
comment on column street.death_version.last_contact_on is 'Of an agency that writes no contacts here; contacts on the street are found by themselves.';
comment on column street.death_version.cause_stage is 'awaiting; provisional: what is thought; registered: as the death was registered.';
comment on column street.death_version.referral is 'Whether the death was referred for a safeguarding adults review (Care Act 2014, section 44).';
comment on column street.death_version.memorial is 'Whether the family lets the person be remembered in public. veto: nobody is told.';
comment on column street.death_version.verified_by is 'Who confirmed the death and that the person was homeless; null: it is in no figure yet.';
comment on column street.death_version.stands is 'False: it was written down by mistake and is in no figure.';

create function street.check_death_codes() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
declare unknown text;
begin
  select given.list || ' ' || given.code into unknown
  from (select 'death-cohort' as list, unnest(new.cohort) as code
        union all select 'review-criterion', unnest(new.criteria)
        union all select 'review-theme', unnest(new.themes)) given
  where not exists (select from street.code c where c.list = given.list and c.code = given.code) limit 1;
  if unknown is null then
    select 'organisation ' || given.id into unknown from unnest(new.agencies) as given (id)
    where not exists (select from partnership.organisation o where o.id = given.id and o.partnership_id = new.partnership_id) limit 1;
  end if;
  if unknown is not null then raise foreign_key_violation using message = 'there is no ' || unknown; end if;
  return new;
end $$;
comment on function street.check_death_codes is 'Whatever is kept as a list in a version of a death is a code that there is, or an organisation of the partnership.';
create trigger codes before insert on street.death_version for each row execute function street.check_death_codes();

create table street.death_notification (
  id uuid primary key,
  partnership_id uuid not null,
  death_id uuid not null,
  whom text not null,
  whom_list text not null generated always as ('death-notice') stored,
  told_on date not null,
  words text not null default '',
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  foreign key (partnership_id, death_id) references street.death (partnership_id, id),
  foreign key (whom_list, whom) references street.code (list, code),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
create index death_notification_death on street.death_notification (death_id);
comment on table street.death_notification is 'Who was told of a death, and when. Never changed.';

create table street.death_learning (
  learning_id uuid not null,
  number integer not null,
  partnership_id uuid not null,
  death_id uuid not null,
  words text not null check (words <> ''),
  address text check (address ~ '^/plans/[a-z0-9/_-]+$'),
  state text not null check (state in ('to-do', 'done', 'dropped')),
  state_words text not null default '',
  set_at timestamptz not null default now(),
  set_by uuid not null,
  constraint death_learning_follows_newest primary key (learning_id, number),
  foreign key (partnership_id, death_id) references street.death (partnership_id, id),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
create index death_learning_death on street.death_learning (death_id);
comment on table street.death_learning is 'What is to be done because of what was learned from a death, version by version.';
comment on column street.death_learning.address is 'The address of an action of a plan in this service, where the plan promises it.';

create function street.may_review_deaths() returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select platform.current_user_id() is not null and (platform.has_role('coordinator') or platform.has_role('data-guardian')
    or exists (select from street.death_reviewer r where r.user_id = platform.current_user_id()
               and r.partnership_id = platform.current_partnership_id() and r.until_at is null))
$$;
comment on function street.may_review_deaths is 'Whether whoever asks sees deaths: the co-ordinator, the data guardian and the reviewers whom the guardian named.';
create function street.may_write_deaths() returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select street.may_review_deaths() and (platform.has_role('coordinator')
    or exists (select from street.death_reviewer r where r.user_id = platform.current_user_id()
               and r.partnership_id = platform.current_partnership_id() and r.until_at is null))
$$;
comment on function street.may_write_deaths is 'Whether whoever asks writes down deaths: the co-ordinator and named reviewers. The data guardian only reads.';
create function street.is_kept_from(of_record uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select exists (select from people.record r where r.id = of_record and people.is_barred(platform.current_user_id(), r.person_id))
$$;
comment on function street.is_kept_from is 'Whether whoever asks must not see the person of a record: relatives and others who are barred.';
create function street.may_be_reviewer(of_user uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select exists (select from partnership.user_account u where u.id = of_user and u.partnership_id = platform.current_partnership_id()
    and u.disabled_at is null) and partnership.needs_second_factor(of_user)
$$;
comment on function street.may_be_reviewer is 'Whether somebody can be named to see deaths: only who has to sign in with a second factor.';
grant execute on function street.may_review_deaths(), street.may_write_deaths(), street.is_kept_from(uuid), street.may_be_reviewer(uuid) to throughline_app;

select platform.guard('street.death_reviewer');
grant select, insert on street.death_reviewer to throughline_app;
grant update (until_at, ended_by) on street.death_reviewer to throughline_app;
create policy those_who_review on street.death_reviewer for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select street.may_review_deaths()));
create policy guardians_name on street.death_reviewer for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and added_by = (select platform.current_user_id())
    and (select platform.has_role('data-guardian')) and street.may_be_reviewer(user_id));
create policy guardians_end on street.death_reviewer for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('data-guardian')) and until_at is null)
  with check (ended_by = (select platform.current_user_id()));

select platform.guard('street.death');
grant select, insert on street.death to throughline_app;
create policy those_who_review on street.death for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select street.may_review_deaths())
    and (record_id is null or not street.is_kept_from(record_id)));
create policy those_who_write on street.death for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and added_by = (select platform.current_user_id())
    and (select street.may_write_deaths())
    and (record_id is null or exists (select from people.record r where r.id = record_id)));
do $$
declare name text;
begin
  foreach name in array array['death_version', 'death_notification', 'death_learning'] loop
    perform platform.guard(format('street.%I', name)::regclass);
    execute format('grant select, insert on street.%I to throughline_app', name);
    execute format('create policy with_the_death on street.%I for select to throughline_app
      using (exists (select from street.death d where d.id = death_id))', name);
    execute format('create policy those_who_write on street.%I for insert to throughline_app
      with check (%I = (select platform.current_user_id()) and (select street.may_write_deaths())
        and exists (select from street.death d where d.id = death_id))', name,
      case name when 'death_notification' then 'recorded_by' else 'set_by' end);
  end loop;
end $$;

create function street.last_contact_before(of_death uuid)
returns table (night_of date, organisation text, bedding text)
language sql stable security definer set search_path = street, pg_temp as $$
  select c.night_of, o.name, c.bedding
  from street.death d
  join street.death_version v on v.death_id = d.id
    and v.number = (select max(n.number) from street.death_version n where n.death_id = d.id)
  join people.record mine on mine.id = d.record_id
  join people.record r on r.person_id = mine.person_id
  join street.contact c on c.record_id = r.id and c.withdrawn_at is null
    and c.night_of <= coalesce(v.died_until, v.died_on, v.found_on)
  join partnership.organisation o on o.id = c.organisation_id
  where d.id = of_death and d.partnership_id = platform.current_partnership_id() and street.may_review_deaths()
    and not street.is_kept_from(d.record_id)
  order by c.seen_at desc limit 1
$$;
comment on function street.last_contact_before is 'When somebody who died was last met on the street, and by whom: also where whoever reviews may not read that contact. Nothing else of it.';

create function street.death_counts(from_day date, to_day date)
returns table (dimension text, code text, deaths integer)
language sql stable security definer set search_path = street, pg_temp as $$
  with counted as (
    select v.* from street.death d
    join lateral (select n.* from street.death_version n where n.death_id = d.id order by n.number desc limit 1) v on true
    where d.partnership_id = platform.current_partnership_id() and street.may_review_deaths()
      and v.stands and v.verified_by is not null and coalesce(v.died_on, v.found_on) between from_day and to_day
  )
  select 'all', 'all', count(*)::integer from counted
  union all select 'accommodation', accommodation, count(*)::integer from counted group by 2
  union all select 'cause', coalesce(case when cause_stage = 'registered' then cause end, 'awaiting'), count(*)::integer from counted group by 2
  union all select 'review', case when decision is not null then decision when referral = 'referred' then 'waiting' else referral end, count(*)::integer from counted group by 2
  union all select 'cohort', c.code, count(*)::integer from counted, unnest(cohort) as c (code) group by 2
  union all select 'theme', t.code, count(*)::integer from counted, unnest(themes) as t (code) group by 2
$$;
comment on function street.death_counts is 'How many verified deaths there were between two days, by what is known of them: counts only, of all of them. Pages show them through disclosure control.';
grant execute on function street.last_contact_before(uuid), street.death_counts(date, date) to throughline_app;

-- Enforcement ------------------------------------------------------------------------------------------------

create table street.enforcement (
  id uuid primary key,
  partnership_id uuid not null,
  organisation_id uuid not null,
  record_id uuid,
  kind text not null,
  kind_list text not null generated always as ('enforcement') stored,
  done_by text not null,
  done_on date not null,
  quarter text not null generated always as (extract(year from done_on)::integer || '-Q' || extract(quarter from done_on)::integer) stored,
  area_code text not null,
  site_id uuid,
  place text not null,
  words text not null default '',
  no_offer_because text check (length(no_offer_because) between 10 and 1000),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  unique (partnership_id, id),
  check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3)),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id),
  foreign key (kind_list, kind) references street.code (list, code),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code),
  foreign key (partnership_id, site_id) references street.site (partnership_id, id),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
create index enforcement_day on street.enforcement (partnership_id, done_on desc, id desc);
create index enforcement_record on street.enforcement (record_id) where record_id is not null;
comment on table street.enforcement is 'A power used, or a request to move on, against somebody who is homeless; never without the support that was offered before it, or why none could be.';
comment on column street.enforcement.record_id is 'A record of the person; null once what was held about them was deleted under retention.';
comment on column street.enforcement.done_by is 'Who did it: a police officer, a council officer, a landowner.';
comment on column street.enforcement.no_offer_because is 'Why no support could be offered before; null where some was.';

create table street.enforcement_offer (
  enforcement_id uuid not null,
  number integer not null,
  partnership_id uuid not null,
  offer text not null,
  offer_list text not null generated always as ('offer') stored,
  offered_on date not null,
  answer text not null check (answer in ('accepted', 'refused', 'not-answered')),
  words text not null default '',
  contact_id uuid,
  primary key (enforcement_id, number),
  foreign key (partnership_id, enforcement_id) references street.enforcement (partnership_id, id),
  foreign key (offer_list, offer) references street.code (list, code),
  foreign key (partnership_id, contact_id) references street.contact (partnership_id, id)
);
comment on table street.enforcement_offer is 'What was offered before enforcement, when, and what the person said.';
comment on column street.enforcement_offer.contact_id is 'The contact in which it was offered, where there is one.';

create table street.enforcement_outcome (
  enforcement_id uuid not null,
  number integer not null,
  partnership_id uuid not null,
  outcome text not null,
  outcome_list text not null generated always as ('enforcement-outcome') stored,
  on_date date not null,
  words text not null default '',
  set_at timestamptz not null default now(),
  set_by uuid not null,
  constraint enforcement_outcome_follows_newest primary key (enforcement_id, number),
  foreign key (partnership_id, enforcement_id) references street.enforcement (partnership_id, id),
  foreign key (outcome_list, outcome) references street.code (list, code),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
comment on table street.enforcement_outcome is 'What came of it, in order. Never changed; the newest counts.';

create function street.require_support() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  if new.no_offer_because is null = exists (select from street.enforcement_offer o where o.enforcement_id = new.id) then return null; end if;
  raise check_violation using constraint = 'enforcement_has_support',
    message = 'enforcement is written down with the support that was offered before it, or with the reason why none could be';
end $$;
comment on function street.require_support is 'Deferred to the end of the transaction: an entry has at least one offer or a written reason, and not both.';
create constraint trigger support after insert on street.enforcement deferrable initially deferred
  for each row execute function street.require_support();
create function street.offered_before() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
declare entry street.enforcement;
begin
  select * into entry from street.enforcement e where e.id = new.enforcement_id;
  if entry.no_offer_because is not null then
    raise check_violation using constraint = 'enforcement_has_support', message = 'an entry that says that nothing could be offered has no offers';
  end if;
  if new.offered_on > entry.done_on then
    raise check_violation using constraint = 'enforcement_offered_before', message = 'support counts that was offered before the enforcement';
  end if;
  return new;
end $$;
comment on function street.offered_before is 'What was offered only afterwards is not support that was offered before.';
create trigger before_it before insert on street.enforcement_offer for each row execute function street.offered_before();

do $$
declare name text;
begin
  foreach name in array array['enforcement', 'enforcement_offer', 'enforcement_outcome'] loop
    perform platform.guard(format('street.%I', name)::regclass);
    execute format('grant select, insert on street.%I to throughline_app', name);
  end loop;
end $$;
grant update (withdrawn_at, withdrawn_by, withdrawn_because) on street.enforcement to throughline_app;
create policy those_who_may on street.enforcement for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and exists (select from people.record r where r.id = record_id
      and (not r.guarded and 'offending:' || enforcement.organisation_id = any ((select people.open_to_me())::text[])
        or '?offending:' || enforcement.organisation_id = any ((select people.open_to_me())::text[])
          and people.may_read((select platform.current_user_id()), r.person_id, enforcement.organisation_id, 'offending'))));
create policy workers_record on street.enforcement for insert to throughline_app
  with check (recorded_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and organisation_id = (select platform.current_organisation_id())
    and exists (select from people.record r where r.id = record_id
      and people.may_read((select platform.current_user_id()), r.person_id, enforcement.organisation_id, 'offending')));
create policy workers_withdraw_their_own on street.enforcement for update to throughline_app
  using (withdrawn_at is null and organisation_id = (select platform.current_organisation_id()) and (select platform.has_role('worker')))
  with check (withdrawn_by = (select platform.current_user_id()));
do $$
declare name text;
begin
  foreach name in array array['enforcement_offer', 'enforcement_outcome'] loop
    execute format('create policy with_the_entry on street.%I for select to throughline_app
      using (exists (select from street.enforcement e where e.id = enforcement_id))', name);
  end loop;
end $$;
create policy with_own_entry on street.enforcement_offer for insert to throughline_app
  with check (exists (select from street.enforcement e where e.id = enforcement_id and e.recorded_by = (select platform.current_user_id())
    and e.recorded_at = now()));
create policy of_their_organisation on street.enforcement_outcome for insert to throughline_app
  with check (set_by = (select platform.current_user_id()) and (select platform.has_role('worker'))
    and exists (select from street.enforcement e where e.id = enforcement_id and e.withdrawn_at is null
      and e.organisation_id = (select platform.current_organisation_id())));

create function street.enforcement_counts(from_day date, to_day date)
returns table (dimension text, code text, supported boolean, entries integer, people integer)
language sql stable security definer set search_path = street, pg_temp as $$
  with counted as (
    select e.kind, e.area_code, e.quarter, e.no_offer_because is null as supported, coalesce(r.person_id, e.id) as person
    from street.enforcement e left join people.record r on r.id = e.record_id
    where e.partnership_id = platform.current_partnership_id() and e.withdrawn_at is null and e.done_on between from_day and to_day
      and (platform.has_role('coordinator') or platform.has_role('worker') or platform.has_role('strategy-lead') or platform.has_role('data-guardian'))
  )
  select 'quarter', quarter, supported, count(*)::integer, count(distinct person)::integer from counted group by 2, 3
  union all select 'kind', kind, supported, count(*)::integer, count(distinct person)::integer from counted group by 2, 3
  union all select 'area', area_code, supported, count(*)::integer, count(distinct person)::integer from counted group by 2, 3
$$;
comment on function street.enforcement_counts is 'How many entries there are between two days by quarter, kind and area, with and without support offered before, and how many people they are about: counts only, of everybody. Pages show them through disclosure control.';
grant execute on function street.enforcement_counts(date, date) to throughline_app;

-- What is kept and deleted -------------------------------------------------------------------------------------
-- Enforcement goes with what is held about offending. A death keeps the person: what was learned from it is not deleted
-- with what they told.

create or replace function street.rows_held(records uuid[]) returns table (category text, last_at timestamptz)
language sql stable security definer set search_path = street, pg_temp as $$
  select 'street', greatest(c.recorded_at, c.withdrawn_at, (select max(l.linked_at) from street.contact_link l where l.contact_id = c.id))
  from street.contact c where c.record_id = any (records)
  union all
  select 'offending', greatest(e.recorded_at, e.withdrawn_at, (select max(o.set_at) from street.enforcement_outcome o where o.enforcement_id = e.id))
  from street.enforcement e where e.record_id = any (records)
$$;
comment on function street.rows_held is 'A row for each thing that the street holds about somebody, by the records that are linked to them.';

create function street.forget_enforcement(records uuid[]) returns void
language plpgsql security definer set search_path = street, pg_temp as $$
declare entries uuid[] := array(select e.id from street.enforcement e where e.record_id = any (records) order by e.id for update);
begin
  update street.enforcement_offer set words = '', contact_id = null where enforcement_id = any (entries);
  update street.enforcement_outcome set words = '' where enforcement_id = any (entries);
  update street.enforcement set record_id = null, done_by = '', place = '', site_id = null, words = '',
    no_offer_because = case when no_offer_because is not null then 'Deleted under retention' end,
    withdrawn_because = case when withdrawn_at is not null then '' end
  where id = any (entries);
end $$;
comment on function street.forget_enforcement is 'What was done stays as a figure: a kind, a quarter, an area, and whether support was offered before. Nothing of it says to whom any more. Not granted.';
create function street.forget_enforcement_of() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  if tg_table_name = 'record' then
    perform street.forget_enforcement(array[old.id]);
    return old;
  end if;
  perform street.forget_enforcement(array(select r.id from people.record r where r.person_id = new.person_id));
  return new;
end $$;
comment on function street.forget_enforcement_of is 'Enforcement is forgotten with a record that is deleted, and with what was held about offending.';
create trigger forget_enforcement before delete on people.record for each row execute function street.forget_enforcement_of();
create trigger forget_enforcement after insert on people.tombstone for each row when (new.category = 'offending')
  execute function street.forget_enforcement_of();

-- Profile ------------------------------------------------------------------------------------------------------

insert into street.code (list, code, label, hint, position, valid_from, source, certainty, mapping)
select list, code, label, null, row_number() over (partition by list order by at), date '2026-01-01', source, certainty, mapping::jsonb
from (values
  (1, 'age-band', 'under-18', 'Under 18', 'MHCLG rough sleeping snapshot, age', 'confirmed', '{"from": 0, "to": 17}'),
  (2, 'age-band', '18-25', '18 to 25', 'MHCLG rough sleeping snapshot, age', 'confirmed', '{"from": 18, "to": 25}'),
  (3, 'age-band', '26-35', '26 to 35', 'CHAIN reports, age; within 26 and over of the snapshot', 'general-knowledge', '{"from": 26, "to": 35}'),
  (4, 'age-band', '36-45', '36 to 45', 'CHAIN reports, age; within 26 and over of the snapshot', 'general-knowledge', '{"from": 36, "to": 45}'),
  (5, 'age-band', '46-55', '46 to 55', 'CHAIN reports, age; within 26 and over of the snapshot', 'general-knowledge', '{"from": 46, "to": 55}'),
  (6, 'age-band', 'over-55', 'Over 55', 'CHAIN reports, age; within 26 and over of the snapshot', 'general-knowledge', '{"from": 56, "to": 200}'),
  (1, 'left-institution', 'prison', 'Prison', 'CHAIN reports, institutional history', 'confirmed', '{}'),
  (2, 'left-institution', 'hospital', 'Hospital', 'CHAIN reports, institutional history', 'confirmed', '{}'),
  (3, 'left-institution', 'care', 'Care, as a child', 'CHAIN reports, institutional history', 'confirmed', '{}'),
  (4, 'left-institution', 'armed-forces', 'Armed forces', 'CHAIN reports, institutional history', 'confirmed', '{}'),
  (1, 'justice-health', 'prison', 'Was in prison', 'Throughline', 'own', '{}'),
  (2, 'justice-health', 'enforcement', 'Enforcement was used against them', 'Throughline', 'own', '{}'),
  (3, 'justice-health', 'hospital', 'Was in hospital', 'Throughline', 'own', '{}'),
  (4, 'justice-health', 'took-up-help', 'Accepted a nurse, a doctor, or help with alcohol, drugs or mental health', 'Throughline', 'own', '{}')
) as code (at, list, code, label, source, certainty, mapping);

create function street.profile_people(base text, from_night date, to_night date, of_area text) returns setof uuid
language sql stable security definer set search_path = street, pg_temp as $$
  select distinct r.person_id from street.contact c join people.record r on r.id = c.record_id
  where base = 'seen' and c.partnership_id = platform.current_partnership_id() and c.withdrawn_at is null and c.bedding <> 'no'
    and c.night_of between from_night and to_night and (of_area is null or c.area_code = of_area)
  union
  select s.person_id from street.list_spell s
  where base = 'list' and s.partnership_id = platform.current_partnership_id() and s.status = 'active'
    and s.from_on <= to_night and (s.to_on is null or s.to_on > to_night) and (of_area is null or s.area_code = of_area)
$$;
comment on function street.profile_people is 'Of whom a profile speaks: seen sleeping rough in some nights, or on the by-name list at the end of the last of them. Not for requests.';

create function street.profile_counts(base text, from_night date, to_night date, of_area text)
returns table (dimension text, code text, people integer)
language sql stable security definer set search_path = street, pg_temp as $$
  with person as materialized (
    select p.id from street.profile_people(base, from_night, to_night, of_area) as p (id)
    where platform.has_role('coordinator') or platform.has_role('worker') or platform.has_role('strategy-lead') or platform.has_role('data-guardian')
  ), record as materialized (
    select r.id, r.person_id from person join people.record r on r.person_id = person.id
  ), said as (
    select r.person_id, a.question, a.state, a.choice, a.recorded_at,
      max(case when a.state = 'answered' then 1 else 0 end) over (partition by r.person_id, a.question) as any_answered
    from record r join people.answer a on a.record_id = r.id and a.ended_at is null
    where a.question in ('gender', 'ethnicity', 'nationality', 'immigration-status', 'public-funds', 'care-leaver', 'armed-forces', 'sexual-orientation')
  ), answer as (
    select distinct on (s.person_id, s.question) s.person_id, s.question,
      case when s.question = 'nationality' and (select count(distinct o.choice) > 1 from said o where o.person_id = s.person_id and o.question = s.question and o.choice is not null) then 'several'
        when s.state = 'answered' then coalesce(s.choice, 'in-words') else s.state end as code
    from said s where s.any_answered = 0 or s.state = 'answered'
    order by s.person_id, s.question, s.recorded_at desc, s.choice
  ), question as (
    select q.code from people.question q
    where q.code in ('gender', 'ethnicity', 'nationality', 'immigration-status', 'public-funds', 'care-leaver', 'armed-forces', 'sexual-orientation')
  ), birth as (
    select distinct on (r.person_id) r.person_id,
      case b.precision when 'day' then make_date(b.year, b.month, 1) + (b.day - 1) when 'month' then make_date(b.year, b.month, 1)
        when 'year' then make_date(b.year, 1, 1) when 'about' then make_date(b.year - 2, 1, 1)
        else (b.as_on - make_interval(years => b.age_to + 1))::date + 1 end as born_from,
      case b.precision when 'day' then make_date(b.year, b.month, 1) + (b.day - 1)
        when 'month' then (make_date(b.year, b.month, 1) + interval '1 month')::date - 1
        when 'year' then make_date(b.year, 12, 31) when 'about' then make_date(b.year + 2, 12, 31)
        else (b.as_on - make_interval(years => b.age_from))::date end as born_to
    from record r join people.birth b on b.record_id = r.id and b.ended_at is null
    order by r.person_id, array_position(array['day', 'month', 'year', 'age', 'about'], b.precision), b.recorded_at desc, b.id
  ), band as (
    select c.code, (c.mapping ->> 'from')::integer as from_age, (c.mapping ->> 'to')::integer as to_age from street.code c where c.list = 'age-band'
  ), aged as (
    select p.id, case when b.person_id is null then 'not-asked' when young.code = old.code then young.code else 'roughly' end as code
    from person p left join birth b on b.person_id = p.id
    left join band young on extract(year from age(to_night, b.born_to)) between young.from_age and young.to_age
    left join band old on extract(year from age(to_night, b.born_from)) between old.from_age and old.to_age
  ), met as (
    select r.person_id, c.id, c.needs from record r join street.contact c on c.record_id = r.id
    where c.withdrawn_at is null and c.night_of between case when base = 'list' then to_night - 180 else from_night end and to_night
  ), stayed as (
    select s.person_id, s.status, s.from_on, s.to_on from person p join street.list_spell s on s.person_id = p.id where s.status in ('prison', 'hospital')
  ), marked (dimension, code, person_id) as (
    select 'need', n.need, m.person_id from met m, unnest(m.needs) as n (need)
    union
    select 'left-institution', s.status, s.person_id from stayed s
    where s.to_on between case when base = 'list' then to_night else from_night end - 85 and to_night
    union
    select 'left-institution', case a.question when 'care-leaver' then 'care' else 'armed-forces' end, a.person_id from answer a
    where a.question = 'care-leaver' and a.code = 'yes' or a.question = 'armed-forces' and a.code in ('regular', 'reserve')
    union
    select 'justice-health', s.status, s.person_id from stayed s
    where s.from_on <= to_night and (s.to_on is null or s.to_on >= to_night - 365)
    union
    select 'justice-health', 'enforcement', r.person_id from record r join street.enforcement e on e.record_id = r.id
    where e.withdrawn_at is null and e.done_on between to_night - 365 and to_night
    union
    select 'justice-health', 'took-up-help', m.person_id from met m join street.contact_offer o on o.contact_id = m.id
    where o.answer = 'accepted' and o.offer in ('health', 'mental-health', 'substance-use')
  )
  select 'all', 'all', count(*)::integer from person
  union all
  select q.code, coalesce(a.code, 'not-asked'), count(*)::integer
  from person p cross join question q left join answer a on a.person_id = p.id and a.question = q.code group by 1, 2
  union all
  select 'age-band', code, count(*)::integer from aged group by 2
  union all
  select dimension, code, count(*)::integer from marked group by 1, 2
$$;
comment on function street.profile_counts is 'How many people a profile has of each kind: counts only, of everybody, each person once in each table however many records they have. Pages show them through disclosure control.';
grant execute on function street.profile_counts(text, date, date, text) to throughline_app;
