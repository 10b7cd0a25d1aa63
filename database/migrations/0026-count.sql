-- The autumn snapshot: one night, one figure for a council's area; and the figures that were published, since 2010.
-- Rules and lists are from the Homeless Link snapshot toolkit 2025 and the MHCLG technical report of 26 February 2026.

insert into street.code (list, code, label, hint, position, valid_from, source, certainty, mapping)
select list, code, label, hint, position, date '2026-01-01', source, certainty, mapping::jsonb from (values
  ('snapshot-approach', 'count', 'Count-based estimate', 'People seen sleeping rough are counted on one typical night', 1, 'MHCLG, snapshot autumn 2025 technical report', 'confirmed', '{}'),
  ('snapshot-approach', 'estimate', 'Evidence-based estimate', 'Local agencies agree from evidence who is thought to have slept rough on one typical night', 2, 'MHCLG, snapshot autumn 2025 technical report', 'confirmed', '{}'),
  ('snapshot-approach', 'spotlight', 'Evidence-based estimate including a spotlight count', 'The same, with a street count after midnight on the same night, which may be less extensive', 3, 'MHCLG, snapshot autumn 2025 technical report', 'confirmed', '{}'),
  ('snapshot-sex', 'M', 'Male', null, 1, 'MHCLG rough sleeping snapshot, open data, dimension Sex', 'confirmed', '{"snapshot": "M"}'),
  ('snapshot-sex', 'F', 'Female', null, 2, 'MHCLG rough sleeping snapshot, open data, dimension Sex', 'confirmed', '{"snapshot": "F"}'),
  ('snapshot-sex', 'U', 'Not known', null, 3, 'MHCLG rough sleeping snapshot, open data, dimension Sex', 'confirmed', '{"snapshot": "U"}'),
  ('snapshot-age', 'under-18', 'Under 18', null, 1, 'MHCLG rough sleeping snapshot, open data, dimension Age', 'confirmed', '{"snapshot": "Under 18"}'),
  ('snapshot-age', '18-25', '18 to 25', null, 2, 'MHCLG rough sleeping snapshot, open data, dimension Age', 'confirmed', '{"snapshot": "18 to 25"}'),
  ('snapshot-age', '26-over', '26 and over', null, 3, 'MHCLG rough sleeping snapshot, open data, dimension Age', 'confirmed', '{"snapshot": "26+"}'),
  ('snapshot-age', 'unknown', 'Not known', null, 4, 'MHCLG rough sleeping snapshot, open data, dimension Age', 'confirmed', '{"snapshot": "Unknown"}'),
  ('snapshot-nationality', 'uk', 'United Kingdom', null, 1, 'MHCLG rough sleeping snapshot, open data, dimension Nationality', 'confirmed', '{"snapshot": "UK"}'),
  ('snapshot-nationality', 'eu', 'European Union, not United Kingdom', null, 2, 'MHCLG rough sleeping snapshot, open data, dimension Nationality', 'confirmed', '{"snapshot": "EU Non-UK"}'),
  ('snapshot-nationality', 'non-eu', 'Outside the European Union', null, 3, 'MHCLG rough sleeping snapshot, open data, dimension Nationality', 'confirmed', '{"snapshot": "Non EU"}'),
  ('snapshot-nationality', 'unknown', 'Not known', null, 4, 'MHCLG rough sleeping snapshot, open data, dimension Nationality', 'confirmed', '{"snapshot": "Not Known"}'),
  ('snapshot-task', 'intelligence', 'Intelligence gathered', 'Where people sleep, from everybody who might know', 1, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-task', 'independent', 'Independent partner found', 'Not commissioned by the council', 2, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-task', 'data-protection', 'Data protection statement agreed', null, 3, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-task', 'volunteers', 'Volunteers found and told how', null, 4, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-task', 'police', 'Police told', null, 5, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-task', 'verifier', 'Quality assurance verifier arranged', 'A Homeless Link verifier, remotely for a count', 6, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-task', 'weather', 'Severe weather contingency', 'What happens if it freezes that night', 7, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'outreach', 'Outreach', null, 1, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'advice', 'Advice service', null, 2, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'shelter', 'Day centre, shelter or hostel', null, 3, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'housing-association', 'Housing association', null, 4, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'housing', 'Housing department', null, 5, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'social', 'Social services or youth service', null, 6, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'women', 'Women’s service', null, 7, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'police', 'Police, probation or community safety', null, 8, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'health', 'Health, including mental health', null, 9, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'substance-use', 'Drug and alcohol service', null, 10, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'faith', 'Faith group, soup run or street pastors', null, 11, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'park', 'Park rangers', null, 12, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'wardens', 'Refuse collectors, retail security or street wardens', null, 13, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-partner-kind', 'other', 'Other', null, 14, 'Throughline', 'own', '{}'),
  ('snapshot-reason', 'hostel', 'In a hostel or shelter', null, 1, 'MHCLG, rough sleeping definition: excluded', 'confirmed', '{}'),
  ('snapshot-reason', 'sofa', 'Sofa-surfing', null, 2, 'MHCLG, rough sleeping definition: excluded', 'confirmed', '{}'),
  ('snapshot-reason', 'campsite', 'On a campsite or site of recreation or organised protest', null, 3, 'MHCLG, rough sleeping definition: excluded', 'confirmed', '{}'),
  ('snapshot-reason', 'squat', 'Squatters or Travellers', null, 4, 'MHCLG, rough sleeping definition: excluded', 'confirmed', '{}'),
  ('snapshot-reason', 'not-that-night', 'Not on that night', null, 5, 'Throughline', 'own', '{}'),
  ('snapshot-reason', 'not-bedded', 'Not bedded down or about to', null, 6, 'MHCLG, rough sleeping definition', 'confirmed', '{}'),
  ('snapshot-reason', 'elsewhere', 'In another council’s area that night', null, 7, 'Throughline', 'own', '{}'),
  ('snapshot-reason', 'duplicate', 'Listed already', null, 8, 'Throughline', 'own', '{}'),
  ('snapshot-reason', 'evidence', 'Not evidence enough', null, 9, 'Throughline', 'own', '{}'),
  ('snapshot-reason', 'mistake', 'Typed by mistake', null, 10, 'Throughline', 'own', '{}'),
  ('snapshot-assurance', 'assured', 'Assured', 'Every element of the approach was followed', 1, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-assurance', 'not-fully', 'Not fully assured', 'The approach was followed in part', 2, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-assurance', 'not', 'Not assured', 'The approach was not followed', 3, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-concern', 'no-independent', 'No independent partner took part', null, 1, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-concern', 'before-midnight', 'The count began before midnight', null, 2, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-concern', 'hot-spots', 'Known hot spots were not visited or could not be reached', null, 3, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-concern', 'safety', 'Concerns for safety', null, 4, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-concern', 'approach', 'Another approach would be more robust', null, 5, 'Homeless Link, snapshot toolkit 2025', 'confirmed', '{}'),
  ('snapshot-concern', 'other', 'Something else', null, 6, 'Throughline', 'own', '{}')
) as code (list, code, label, hint, position, source, certainty, mapping);

create table street.snapshot_rule (
  year integer not null,
  version integer not null,
  window_from text not null check (window_from ~ '^\d\d-\d\d$'),
  window_to text not null check (window_to ~ '^\d\d-\d\d$'),
  submit_by date,
  earliest_start text not null check (earliest_start ~ '^[0-2]\d:[0-5]\d$'),
  planning_weeks integer not null check (planning_weeks >= 0),
  keep_months integer not null check (keep_months between 1 and 60),
  definition text not null,
  excluded text not null,
  return_order text[] not null,
  source text not null,
  certainty text not null check (certainty in ('confirmed', 'second-hand', 'general-knowledge', 'own')),
  primary key (year, version)
);
comment on table street.snapshot_rule is 'What the ministry asks of the autumn snapshot, from a year on; the newest that is not after the year counts. Versioned data.';
comment on column street.snapshot_rule.window_from is 'First day on which the night may be, month and day.';
comment on column street.snapshot_rule.submit_by is 'By when the figure of this very year is submitted; null where nobody knows yet.';
comment on column street.snapshot_rule.earliest_start is 'A count that starts earlier in the night is not fully assured.';
comment on column street.snapshot_rule.keep_months is 'How long the working list of people is kept after the sign-off; ours, the ministry does not say.';
comment on column street.snapshot_rule.definition is 'Official words, never changed.';
comment on column street.snapshot_rule.return_order is 'In which order the return asks; that of the ministry''s form is not confirmed.';
alter table street.snapshot_rule enable row level security;
grant select on street.snapshot_rule to throughline_app;
create policy everyone on street.snapshot_rule for select to throughline_app using (true);
insert into street.snapshot_rule (year, version, window_from, window_to, submit_by, earliest_start, planning_weeks, keep_months, definition, excluded, return_order, source, certainty)
select year, 1, '10-01', '11-30', submit_by, '00:00', 6, 6,
  'People sleeping, about to bed down (sitting on/in or standing next to their bedding) or actually bedded down in the open air (such as on the streets, in tents, doorways, parks, bus shelters or encampments). People in buildings or other places not designed for habitation (such as stairwells, barns, sheds, car parks, cars, derelict boats, stations, or ''bashes'').',
  'People in hostels or shelters; sofa-surfing; people in campsites or other sites used for recreational purposes or organised protest; squatters or Travellers.',
  array['approach', 'night', 'total', 'sex', 'age', 'nationality', 'agencies'], source, certainty
from (values
  (2010, null::date, 'Homeless Link, snapshot toolkit 2025; the day of submission by year is not known here', 'confirmed'),
  (2025, date '2025-12-05', 'Homeless Link, snapshot toolkit 2025', 'confirmed'),
  (2026, date '2026-12-04', 'Homeless Link, snapshot toolkit 2025; the day of submission is the first Friday of December, not confirmed', 'general-knowledge')
) as rule (year, submit_by, source, certainty);

create table street.snapshot_template (
  partnership_id uuid references partnership.partnership,
  version integer not null,
  fields jsonb not null,
  because text not null,
  source text not null,
  certainty text not null check (certainty in ('confirmed', 'second-hand', 'general-knowledge', 'own')),
  set_at timestamptz not null default now(),
  set_by uuid,
  constraint snapshot_template_follows_newest unique nulls not distinct (partnership_id, version),
  foreign key (partnership_id, set_by) references partnership.user_account (partnership_id, id)
);
comment on table street.snapshot_template is 'What a count sheet asks of each person seen, version by version. The official sheet is not confirmed, so a partnership may write its own. The one without a partnership is for all that wrote none.';
comment on column street.snapshot_template.fields is 'In order: [{"field", "label", "hint"}]. Fields of our own begin with "own-".';
insert into street.snapshot_template (partnership_id, version, fields, because, source, certainty) values (null, 1, '[
  {"field": "at", "label": "Time"}, {"field": "place", "label": "Where exactly"}, {"field": "bedding", "label": "Bedded down"},
  {"field": "sex", "label": "Sex"}, {"field": "age", "label": "Age"}, {"field": "nationality", "label": "Nationality"},
  {"field": "key", "label": "Initials or name", "hint": "Only if they told you, or outreach knows them"},
  {"field": "description", "label": "Description"}, {"field": "notes", "label": "Notes"}]',
  'The usual fields of a count form', 'Homeless Link, count toolkit 2016: chapters; the fields are general knowledge', 'general-knowledge');
select platform.guard('street.snapshot_template');
grant select, insert on street.snapshot_template to throughline_app;
create policy own_and_common on street.snapshot_template for select to throughline_app
  using (partnership_id is null or partnership_id = (select platform.current_partnership_id()));
create policy coordinators_set on street.snapshot_template for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and set_by = (select platform.current_user_id())
    and (select platform.has_role('coordinator')));

-- A count --------------------------------------------------------------------------------------------------------

create table street.snapshot (
  id uuid primary key,
  partnership_id uuid not null,
  area_code text not null,
  year integer not null check (year between 2010 and 2200),
  number integer not null check (number >= 1),
  corrects_id uuid,
  because text not null default '',
  night date not null,
  approach text not null,
  approach_list text not null generated always as ('snapshot-approach') stored,
  starts_at text check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  contingency text not null default '',
  note text not null default '',
  version integer not null default 1,
  fixed_at timestamptz,
  fixed_by uuid,
  fixed_total integer,
  signed_at timestamptz,
  forget_on date,
  forgotten_at timestamptz,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  unique (partnership_id, id),
  constraint snapshot_follows_newest unique (partnership_id, area_code, year, number),
  check (extract(year from night) = year),
  check ((number = 1) = (corrects_id is null) and (number = 1 or because <> '')),
  check ((fixed_at is null) = (fixed_total is null) and (fixed_at is null) = (fixed_by is null)),
  check (signed_at is null or fixed_at is not null),
  check ((signed_at is null) = (forget_on is null)),
  foreign key (partnership_id, area_code) references partnership.area (partnership_id, code),
  foreign key (partnership_id, corrects_id) references street.snapshot (partnership_id, id),
  foreign key (approach_list, approach) references street.code (list, code),
  foreign key (partnership_id, fixed_by) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
comment on table street.snapshot is 'The autumn snapshot of one area in one year. Its night is told to those who take part only, until it is signed. Signed, nothing of it changes: a correction is a new number.';
comment on column street.snapshot.number is 'Counts the corrections; the newest signed one is the figure.';
comment on column street.snapshot.night is 'The date on which the night begins.';
comment on column street.snapshot.starts_at is 'When those who count set out, by the clock in England.';
comment on column street.snapshot.version is 'Counts the changes of the plan, so that two people who save at once both see it.';
comment on column street.snapshot.fixed_at is 'When the debrief or the meeting fixed the figure; taken back as long as it is not signed.';
comment on column street.snapshot.forget_on is 'From when the working list of people may be deleted; the figures stay.';

create table street.snapshot_member (
  snapshot_id uuid not null,
  partnership_id uuid not null,
  user_id uuid not null,
  told_at timestamptz not null default now(),
  told_by uuid not null,
  primary key (snapshot_id, user_id),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, told_by) references partnership.user_account (partnership_id, id)
);
create index snapshot_member_user on street.snapshot_member (user_id);
comment on table street.snapshot_member is 'The essential contacts with an account: who takes part and knows the night.';

create table street.snapshot_task (
  snapshot_id uuid not null,
  partnership_id uuid not null,
  task text not null,
  task_list text not null generated always as ('snapshot-task') stored,
  done_on date,
  words text not null default '',
  primary key (snapshot_id, task),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (task_list, task) references street.code (list, code)
);
comment on table street.snapshot_task is 'What has to be prepared before the night, and when it was.';

create table street.snapshot_partner (
  id uuid primary key,
  snapshot_id uuid not null,
  partnership_id uuid not null,
  kind text not null,
  kind_list text not null generated always as ('snapshot-partner-kind') stored,
  name text not null,
  independent boolean not null default false,
  attended text not null default '',
  agreed boolean not null default false,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  unique (snapshot_id, name),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (kind_list, kind) references street.code (list, code),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
comment on table street.snapshot_partner is 'The agencies consulted, whether they have accounts or not, who of them was at the meeting, and whether they agreed to the figure.';
comment on column street.snapshot_partner.independent is 'Not commissioned by the council: at least one such partner has to take part.';
comment on column street.snapshot_partner.attended is 'Who came to the meeting; empty where nobody did.';

create table street.snapshot_team (
  id uuid primary key,
  snapshot_id uuid not null,
  partnership_id uuid not null,
  name text not null,
  route text not null default '',
  members text not null default '',
  shift_id uuid,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  unique (snapshot_id, name),
  unique (snapshot_id, id),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (partnership_id, shift_id) references street.shift (partnership_id, id),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
comment on table street.snapshot_team is 'Who goes where on the night.';
comment on column street.snapshot_team.shift_id is 'The shift that this team is, where it has the phone app.';
create table street.snapshot_team_site (
  snapshot_id uuid not null,
  team_id uuid not null,
  site_id uuid not null,
  partnership_id uuid not null,
  visited boolean,
  primary key (team_id, site_id),
  foreign key (snapshot_id, team_id) references street.snapshot_team (snapshot_id, id),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (partnership_id, site_id) references street.site (partnership_id, id)
);
comment on table street.snapshot_team_site is 'The sites on the route of a team.';
comment on column street.snapshot_team_site.visited is 'Whether they were there that night; null until somebody says.';

create table street.snapshot_row (
  id uuid primary key,
  snapshot_id uuid not null,
  partnership_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('seen', 'evidence')),
  team_id uuid,
  at_time text check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place text not null default '',
  site_id uuid,
  bedding text check (bedding in ('bedded-down', 'about-to', 'no')),
  sex text not null default 'U',
  sex_list text not null generated always as ('snapshot-sex') stored,
  age text not null default 'unknown',
  age_list text not null generated always as ('snapshot-age') stored,
  nationality text not null default 'unknown',
  nationality_list text not null generated always as ('snapshot-nationality') stored,
  name_key text not null default '',
  description text not null default '',
  notes text not null default '',
  more jsonb not null default '{}',
  source_agency text not null default '',
  last_seen date,
  why text not null default '',
  contact_id uuid,
  record_id uuid,
  decision text check (decision in ('include', 'exclude')),
  reason text,
  reason_list text not null generated always as ('snapshot-reason') stored,
  reason_words text not null default '',
  decided_at timestamptz,
  decided_by uuid,
  counts boolean not null generated always as (coalesce(
    kind = 'seen' and bedding in ('bedded-down', 'about-to') and decision is distinct from 'exclude'
    or kind = 'evidence' and decision = 'include', false)) stored,
  version integer not null default 1,
  entered_at timestamptz not null default now(),
  entered_by uuid not null,
  unique (partnership_id, id),
  unique (snapshot_id, id),
  unique (snapshot_id, contact_id),
  check ((kind = 'seen') = (bedding is not null)),
  check ((decision is null) = (decided_at is null)),
  check ((decision is not distinct from 'exclude') = (reason is not null)),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (snapshot_id, team_id) references street.snapshot_team (snapshot_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, site_id) references street.site (partnership_id, id),
  foreign key (sex_list, sex) references street.code (list, code),
  foreign key (age_list, age) references street.code (list, code),
  foreign key (nationality_list, nationality) references street.code (list, code),
  foreign key (reason_list, reason) references street.code (list, code),
  -- The list goes on without them when a contact or a person is deleted under retention.
  foreign key (partnership_id, contact_id) references street.contact (partnership_id, id) on delete set null (contact_id),
  foreign key (partnership_id, record_id) references people.record (partnership_id, id) on delete set null (record_id),
  foreign key (partnership_id, decided_by) references partnership.user_account (partnership_id, id),
  foreign key (partnership_id, entered_by) references partnership.user_account (partnership_id, id)
);
create index snapshot_row_of on street.snapshot_row (snapshot_id, kind, entered_at, id);
create index snapshot_row_record on street.snapshot_row (record_id) where record_id is not null;
comment on table street.snapshot_row is 'The working list: one line of a count sheet, or one person of the estimate with the evidence. Deleted after a period; the signed figures stay.';
comment on column street.snapshot_row.organisation_id is 'Who contributed it.';
comment on column street.snapshot_row.kind is 'seen: on the night, by a team; evidence: thought to have slept out on that night.';
comment on column street.snapshot_row.at_time is 'By the clock in England, as on the sheet.';
comment on column street.snapshot_row.name_key is 'Initials, a name that they gave, or a key that the partners agreed on.';
comment on column street.snapshot_row.more is 'What the partnership''s own fields of the sheet say.';
comment on column street.snapshot_row.why is 'Why somebody is thought to have slept out on that night.';
comment on column street.snapshot_row.decision is 'Somebody seen counts unless excluded; evidence counts only where included.';
comment on column street.snapshot_row.counts is 'Whether it counts towards the figure. Lines that are the same person count once.';

create table street.snapshot_pair (
  snapshot_id uuid not null,
  row_a uuid not null,
  row_b uuid not null,
  partnership_id uuid not null,
  decision text not null check (decision in ('same', 'different')),
  decided_at timestamptz not null default now(),
  decided_by uuid not null,
  primary key (row_a, row_b),
  check (row_a < row_b),
  foreign key (snapshot_id, row_a) references street.snapshot_row (snapshot_id, id),
  foreign key (snapshot_id, row_b) references street.snapshot_row (snapshot_id, id),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (partnership_id, decided_by) references partnership.user_account (partnership_id, id)
);
create index snapshot_pair_of on street.snapshot_pair (snapshot_id);
comment on table street.snapshot_pair is 'What the debrief decided about two lines: the same person, or two.';

create table street.snapshot_signature (
  snapshot_id uuid not null,
  partnership_id uuid not null,
  part text not null check (part in ('chair', 'independent')),
  name text not null,
  organisation text not null,
  way text not null check (way in ('account', 'paper')),
  total integer not null,
  signed_at timestamptz not null default now(),
  recorded_by uuid not null,
  primary key (snapshot_id, part),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
comment on table street.snapshot_signature is 'Who signed the figure: the chair of the meeting and the independent partner.';
comment on column street.snapshot_signature.way is 'account: they signed themselves; paper: they signed on paper, and whoever recorded it says so.';

create table street.snapshot_figure (
  snapshot_id uuid not null,
  partnership_id uuid not null,
  dimension text not null check (dimension in ('total', 'sex', 'age', 'nationality')),
  code text not null,
  people integer not null check (people >= 0),
  primary key (snapshot_id, dimension, code),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id)
);
comment on table street.snapshot_figure is 'The signed figures. They stay when the working list goes.';

create table street.snapshot_assurance (
  snapshot_id uuid not null,
  number integer not null,
  partnership_id uuid not null,
  outcome text not null,
  outcome_list text not null generated always as ('snapshot-assurance') stored,
  rag text not null check (rag in ('green', 'amber', 'red')),
  concerns text[] not null default '{}',
  words text not null default '',
  said_by text not null default '',
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  constraint snapshot_assurance_follows_newest primary key (snapshot_id, number),
  foreign key (partnership_id, snapshot_id) references street.snapshot (partnership_id, id),
  foreign key (outcome_list, outcome) references street.code (list, code),
  foreign key (partnership_id, recorded_by) references partnership.user_account (partnership_id, id)
);
comment on table street.snapshot_assurance is 'What quality assurance came to, newest last. Not part of the figure: it comes after the sign-off too.';
comment on column street.snapshot_assurance.rag is 'How much concern, for the partnership only; never published.';

-- Who takes part ---------------------------------------------------------------------------------------------------

create function street.takes_part(of_snapshot uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select exists (select from street.snapshot s where s.id = of_snapshot and s.partnership_id = platform.current_partnership_id()
    and (platform.has_role('coordinator')
      or exists (select from street.snapshot_member m where m.snapshot_id = s.id and m.user_id = platform.current_user_id())))
$$;
comment on function street.takes_part is 'Whether whoever asks takes part in a count: its co-ordinators, and those who were told the night.';
create function street.may_list(by_organisation uuid, of_record uuid) returns boolean
language sql stable security definer set search_path = street, pg_temp as $$
  select platform.has_role('worker')
    and 'street:' || platform.current_organisation_id() = any (people.open_to_me())
    and (by_organisation = platform.current_organisation_id() or platform.has_role('coordinator'))
    and (of_record is null or exists (select from people.record r where r.id = of_record
      and (not r.guarded or people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'street'))))
$$;
comment on function street.may_list is
  'Whether whoever takes part in a count reads a line: of their own organisation, or as the co-ordinator, with the permission for street; somebody whom a restriction, a bar or an objection guards only where they may read them.';
grant execute on function street.takes_part(uuid), street.may_list(uuid, uuid) to throughline_app;

select platform.guard('street.snapshot');
grant select, insert on street.snapshot to throughline_app;
grant update (night, approach, starts_at, contingency, note, version, fixed_at, fixed_by, fixed_total) on street.snapshot to throughline_app;
create policy those_who_take_part on street.snapshot for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id())
    and (signed_at is not null or (select platform.has_role('coordinator')) or street.takes_part(id)));
create policy coordinators_begin on street.snapshot for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and added_by = (select platform.current_user_id())
    and number = 1 and fixed_at is null and signed_at is null and (select platform.has_role('coordinator')));
create policy coordinators_change on street.snapshot for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('coordinator')))
  with check (partnership_id = (select platform.current_partnership_id()));

do $$
declare name text;
begin
  foreach name in array array['snapshot_member', 'snapshot_task', 'snapshot_partner', 'snapshot_team', 'snapshot_team_site'] loop
    perform platform.guard(format('street.%I', name)::regclass);
    execute format('grant select, insert, delete on street.%I to throughline_app', name);
    execute format('create policy those_who_take_part on street.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and street.takes_part(snapshot_id))', name);
    execute format('create policy coordinators_add on street.%I for insert to throughline_app
      with check (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''coordinator'')))', name);
    execute format('create policy coordinators_change on street.%I for update to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''coordinator'')))
      with check (partnership_id = (select platform.current_partnership_id()))', name);
    execute format('create policy coordinators_remove on street.%I for delete to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''coordinator'')))', name);
  end loop;
end $$;
grant update (done_on, words) on street.snapshot_task to throughline_app;
grant update (kind, name, independent, attended, agreed) on street.snapshot_partner to throughline_app;
grant update (name, route, members, shift_id) on street.snapshot_team to throughline_app;
grant update (visited) on street.snapshot_team_site to throughline_app;

select platform.guard('street.snapshot_row');
grant select, insert on street.snapshot_row to throughline_app;
grant update (team_id, at_time, place, site_id, bedding, sex, age, nationality, name_key, description, notes, more, source_agency, last_seen, why,
  record_id, decision, reason, reason_words, decided_at, decided_by, version) on street.snapshot_row to throughline_app;
create policy those_who_may on street.snapshot_row for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and street.takes_part(snapshot_id) and street.may_list(organisation_id, record_id));
-- What is taken over from a contact stays a contribution of those who made it; a person is named only by whoever sees them.
create policy those_who_take_part_add on street.snapshot_row for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and entered_by = (select platform.current_user_id())
    and street.takes_part(snapshot_id) and street.may_list(organisation_id, record_id)
    and (organisation_id = (select platform.current_organisation_id())
      or exists (select from street.contact c where c.id = contact_id and c.organisation_id = snapshot_row.organisation_id))
    and (contact_id is null or exists (select from street.contact c where c.id = contact_id))
    and (record_id is null or exists (select from people.record r where r.id = record_id)));
create policy those_who_may_change on street.snapshot_row for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and street.takes_part(snapshot_id) and street.may_list(organisation_id, record_id))
  with check (street.may_list(organisation_id, record_id));

select platform.guard('street.snapshot_pair');
grant select, insert, delete on street.snapshot_pair to throughline_app;
create policy those_who_see_both on street.snapshot_pair for select to throughline_app
  using (exists (select from street.snapshot_row r where r.id = row_a) and exists (select from street.snapshot_row r where r.id = row_b));
create policy those_who_see_both_decide on street.snapshot_pair for insert to throughline_app
  with check (decided_by = (select platform.current_user_id()) and partnership_id = (select platform.current_partnership_id())
    and exists (select from street.snapshot_row r where r.id = row_a) and exists (select from street.snapshot_row r where r.id = row_b));
create policy those_who_see_both_take_back on street.snapshot_pair for delete to throughline_app
  using (exists (select from street.snapshot_row r where r.id = row_a) and exists (select from street.snapshot_row r where r.id = row_b));

select platform.guard('street.snapshot_signature');
grant select, insert, delete on street.snapshot_signature to throughline_app;
create policy those_who_take_part on street.snapshot_signature for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and street.takes_part(snapshot_id));
create policy themselves_or_on_paper on street.snapshot_signature for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and recorded_by = (select platform.current_user_id())
    and street.takes_part(snapshot_id) and (way = 'account' or (select platform.has_role('coordinator'))));
create policy coordinators_take_back on street.snapshot_signature for delete to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('coordinator')));

select platform.guard('street.snapshot_figure');
grant select on street.snapshot_figure to throughline_app;
create policy with_the_signed_count on street.snapshot_figure for select to throughline_app
  using (exists (select from street.snapshot s where s.id = snapshot_id and s.signed_at is not null));

select platform.guard('street.snapshot_assurance');
grant select, insert on street.snapshot_assurance to throughline_app;
create policy those_who_take_part on street.snapshot_assurance for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and street.takes_part(snapshot_id));
create policy coordinators_record on street.snapshot_assurance for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and recorded_by = (select platform.current_user_id())
    and (select platform.has_role('coordinator')));

-- Who is who: the debrief ------------------------------------------------------------------------------------------

create function street.snapshot_groups(of_snapshot uuid) returns table (row_id uuid, group_id uuid)
language sql stable security definer set search_path = street, pg_temp as $$
  with recursive side as (
    select p.row_a as one, p.row_b as other from street.snapshot_pair p where p.snapshot_id = of_snapshot and p.decision = 'same'
    union select p.row_b, p.row_a from street.snapshot_pair p where p.snapshot_id = of_snapshot and p.decision = 'same'
  ), reach as (
    select r.id as one, r.id as other from street.snapshot_row r where r.snapshot_id = of_snapshot
    union select reach.one, side.other from reach join side on side.one = reach.other
  )
  select one, min(other::text)::uuid from reach group by one
$$;
comment on function street.snapshot_groups is 'Which lines are one person, by what the debrief decided. Not granted.';

create function street.snapshot_words(of_text text) returns text[] language sql immutable parallel safe as $$
  select array(select distinct word from regexp_split_to_table(lower(of_text), '[^[:alnum:]]+') as word
    where length(word) >= 3 and word not in ('the', 'and', 'with', 'near', 'about', 'man', 'woman', 'male', 'female', 'person', 'sleeping', 'asleep', 'bag', 'not', 'known', 'has', 'was', 'old', 'years'))
$$;
comment on function street.snapshot_words is 'The words of a description that can tell one person from another.';

create function street.snapshot_likeness(of_snapshot uuid) returns table (row_a uuid, row_b uuid, why text[], state text)
language sql stable security definer set search_path = street, pg_temp as $$
  with grouped as materialized (
    select g.row_id, g.group_id from street.snapshot_groups(of_snapshot) g
  ), apart as materialized (
    select x.group_id as one, y.group_id as other from street.snapshot_pair p
    join grouped x on x.row_id = p.row_a join grouped y on y.row_id = p.row_b
    where p.snapshot_id = of_snapshot and p.decision = 'different'
  ), line as materialized (
    select r.id, r.kind, r.team_id, r.sex, r.age, g.group_id, c.person_id,
      nullif(regexp_replace(lower(r.name_key), '[^[:alnum:]]', '', 'g'), '') as key,
      coalesce(r.site_id::text, nullif(regexp_replace(lower(r.place), '[^[:alnum:]]', '', 'g'), '')) as place,
      street.snapshot_words(r.description) as words,
      -- Minutes after noon, so that a night does not break at midnight.
      (split_part(r.at_time, ':', 1)::integer * 60 + split_part(r.at_time, ':', 2)::integer + 720) % 1440 as minute
    from street.snapshot_row r join grouped g on g.row_id = r.id
    left join people.record c on c.id = r.record_id
    where r.snapshot_id = of_snapshot and r.decision is distinct from 'exclude' and r.bedding is distinct from 'no'
  ), alike as (
    select a.id as row_a, b.id as row_b, a.group_id as group_a, b.group_id as group_b,
      array_remove(array[
        case when a.person_id = b.person_id then 'person' end,
        case when a.key = b.key then 'key' end,
        case when a.team_id is distinct from b.team_id or a.kind <> b.kind or a.team_id is null then
          case when a.place = b.place and coalesce(abs(a.minute - b.minute), 0) <= 45
            and (a.sex = b.sex or a.sex = 'U' or b.sex = 'U') and (a.age = b.age or a.age = 'unknown' or b.age = 'unknown') then 'place' end end,
        case when a.team_id is distinct from b.team_id or a.kind <> b.kind or a.team_id is null then
          case when a.words && b.words and (a.sex = b.sex or a.sex = 'U' or b.sex = 'U')
            and cardinality(array(select unnest(a.words) intersect select unnest(b.words))) >= 2 then 'description' end end
      ], null) as why
    from line a join line b on a.id < b.id
    -- Two people who are both linked, to two people, are two people.
    where (a.person_id is null or b.person_id is null or a.person_id = b.person_id)
      and (a.person_id = b.person_id or a.key = b.key or a.place = b.place or a.words && b.words)
  )
  select row_a, row_b, why, case
      when group_a = group_b then 'same'
      when exists (select from apart where one = group_a and other = group_b or one = group_b and other = group_a) then 'different'
      else 'open' end
  from alike where cardinality(why) > 0
$$;
comment on function street.snapshot_likeness is
  'Lines that may be one person and why (person: linked to the same; key; place: also the time fits; description: two words in common), and what was decided. Lines of one sheet are two people unless person or key say otherwise. Not granted.';

create function street.snapshot_suggestions(of_snapshot uuid) returns table (row_a uuid, row_b uuid, why text[], state text)
language sql stable security definer set search_path = street, pg_temp as $$
  select l.row_a, l.row_b, l.why, l.state from street.snapshot_likeness(of_snapshot) l where street.takes_part(of_snapshot)
$$;
comment on function street.snapshot_suggestions is 'The same as ids, for those who take part; the lines themselves are read through row-level security.';

create function street.snapshot_tally(of_snapshot uuid) returns table (dimension text, code text, people integer)
language sql stable security definer set search_path = street, pg_temp as $$
  with person as (
    -- What two lines about one person say differently is not known.
    select g.group_id,
      case when count(distinct nullif(r.sex, 'U')) = 1 then min(nullif(r.sex, 'U')) else 'U' end as sex,
      case when count(distinct nullif(r.age, 'unknown')) = 1 then min(nullif(r.age, 'unknown')) else 'unknown' end as age,
      case when count(distinct nullif(r.nationality, 'unknown')) = 1 then min(nullif(r.nationality, 'unknown')) else 'unknown' end as nationality
    from street.snapshot_row r join street.snapshot_groups(of_snapshot) g on g.row_id = r.id
    where r.snapshot_id = of_snapshot and r.counts group by g.group_id
  ), fact as (
    select 'sex' as dimension, sex as code from person union all select 'age', age from person union all select 'nationality', nationality from person
  )
  select 'total', 'total', (select count(*)::integer from person)
  union all
  select substr(c.list, 10), c.code, (select count(*)::integer from fact f where f.dimension = substr(c.list, 10) and f.code = c.code)
  from street.code c where c.list in ('snapshot-sex', 'snapshot-age', 'snapshot-nationality')
$$;
comment on function street.snapshot_tally is 'The figures as the working list stands, everybody counted once. Not granted.';

create function street.snapshot_standing(of_snapshot uuid) returns table (dimension text, code text, people integer)
language sql stable security definer set search_path = street, pg_temp as $$
  select t.dimension, t.code, t.people from street.snapshot_tally(of_snapshot) t where street.takes_part(of_snapshot)
  union all
  select 'open', 'pairs', (select count(*)::integer from street.snapshot_likeness(of_snapshot) l where l.state = 'open') where street.takes_part(of_snapshot)
  union all
  select 'open', 'evidence', (select count(*)::integer from street.snapshot_row r where r.snapshot_id = of_snapshot and r.kind = 'evidence' and r.decision is null)
  where street.takes_part(of_snapshot)
  union all
  select 'lines', r.kind, count(*)::integer from street.snapshot_row r where r.snapshot_id = of_snapshot and street.takes_part(of_snapshot) group by r.kind
$$;
comment on function street.snapshot_standing is 'Figures as they stand and how much is undecided, numbers only, for those who take part: also about people whom they may not see.';

create function street.snapshot_not_taken(of_snapshot uuid) returns integer
language sql stable security definer set search_path = street, pg_temp as $$
  select count(*)::integer from street.snapshot s join street.contact c
    on c.partnership_id = s.partnership_id and c.night_of = s.night and c.area_code = s.area_code
  where s.id = of_snapshot and street.takes_part(s.id) and c.withdrawn_at is null and c.bedding <> 'no'
    and not exists (select from street.contact newer where newer.replaces_id = c.id)
    and not exists (select from street.snapshot_row r where r.snapshot_id = s.id and r.contact_id = c.id)
$$;
comment on function street.snapshot_not_taken is 'How many contacts of the night and area are not on the working list yet, whoever may see them.';
grant execute on function street.snapshot_suggestions(uuid), street.snapshot_standing(uuid), street.snapshot_not_taken(uuid) to throughline_app;

create function street.count_lines_about(of_records uuid[], of_organisation uuid)
returns table (id uuid, year integer, area text, kind text, place text, name_key text, description text, notes text, why text, source_agency text,
  decision text, reason text, reason_words text, entered_at timestamptz)
language sql stable security definer set search_path = street, pg_temp as $$
  select r.id, s.year, a.name, r.kind, r.place, r.name_key, r.description, r.notes, r.why, r.source_agency, r.decision, c.label, r.reason_words, r.entered_at
  from street.snapshot_row r join street.snapshot s on s.id = r.snapshot_id
  join partnership.area a on a.partnership_id = s.partnership_id and a.code = s.area_code
  join people.record p on p.id = r.record_id
  left join street.code c on c.list = 'snapshot-reason' and c.code = r.reason
  where r.record_id = any (of_records) and r.organisation_id = of_organisation and r.partnership_id = platform.current_partnership_id()
    and people.may_read(platform.current_user_id(), p.person_id, r.organisation_id, 'street')
  order by r.entered_at
$$;
comment on function street.count_lines_about is
  'What an organisation wrote about somebody on working lists, for the copy that the person asked for: also for whoever does not take part in the count, where they may read it; without the night.';
grant execute on function street.count_lines_about(uuid[], uuid) to throughline_app;

-- Fixed, signed, frozen ----------------------------------------------------------------------------------------------

create function street.keep_snapshot() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise check_violation using message = 'a count is never deleted'; end if;
  if old.signed_at is not null then
    if old.forgotten_at is null and new.forgotten_at is not null and current_date >= old.forget_on
      -- Generated columns are worked out after this.
      and to_jsonb(new) - array['forgotten_at', 'approach_list'] = to_jsonb(old) - array['forgotten_at', 'approach_list'] then return new; end if;
    raise check_violation using message = 'a signed count is not changed: correct it with a new one';
  end if;
  if new.partnership_id <> old.partnership_id or new.area_code <> old.area_code or new.year <> old.year or new.number <> old.number then
    raise check_violation using message = 'a count stays that of its area and year';
  end if;
  if new.fixed_at is not null and old.fixed_at is null then
    if exists (select from street.snapshot_likeness(new.id) l where l.state = 'open')
      or exists (select from street.snapshot_row r where r.snapshot_id = new.id and r.kind = 'evidence' and r.decision is null) then
      raise check_violation using message = 'something is still undecided';
    end if;
    new.fixed_total := (select t.people from street.snapshot_tally(new.id) t where t.dimension = 'total');
  elsif old.fixed_at is not null and new.fixed_at is not null then
    if row(new.night, new.approach, new.starts_at, new.fixed_at, new.fixed_total) is distinct from row(old.night, old.approach, old.starts_at, old.fixed_at, old.fixed_total) then
      raise check_violation using message = 'the figure is fixed';
    end if;
  elsif old.fixed_at is not null and exists (select from street.snapshot_signature g where g.snapshot_id = new.id) then
    raise check_violation using message = 'take the signatures back first';
  end if;
  if new.signed_at is not null and (select count(*) from street.snapshot_signature g where g.snapshot_id = new.id and g.total = new.fixed_total) <> 2 then
    raise check_violation using message = 'the chair and the independent partner sign';
  end if;
  return new;
end $$;
comment on function street.keep_snapshot is 'A count is fixed only where nothing is undecided, signed by two, and then never changed.';
create trigger frozen before update or delete on street.snapshot for each row execute function street.keep_snapshot();

create function street.keep_part_of_snapshot() returns trigger
language plpgsql security definer set search_path = street, pg_temp as $$
declare
  s street.snapshot;
  -- What deleting a person or a contact changes, and what is generated after this.
  loose text[] := array['record_id', 'contact_id', 'sex_list', 'age_list', 'nationality_list', 'reason_list', 'counts'];
begin
  if tg_op = 'UPDATE' and new.snapshot_id <> old.snapshot_id then
    raise check_violation using message = 'it stays with its count';
  end if;
  select * into s from street.snapshot where id = case when tg_op = 'DELETE' then old.snapshot_id else new.snapshot_id end for share;
  if tg_op = 'DELETE' and s.forgotten_at is not null and tg_table_name in ('snapshot_row', 'snapshot_pair') then return old; end if;
  -- A person or a contact that is deleted under retention takes what tells of them along; what was counted stays.
  if tg_op = 'UPDATE' and tg_table_name = 'snapshot_row' then
    if (old.record_id is not null and new.record_id is null and not exists (select from people.record r where r.id = old.record_id)
        or old.contact_id is not null and new.contact_id is null and not exists (select from street.contact c where c.id = old.contact_id))
      and to_jsonb(new) - loose = to_jsonb(old) - loose then
      new.name_key := ''; new.description := ''; new.notes := ''; new.more := '{}'; new.why := '';
      return new;
    end if;
  end if;
  if s.signed_at is not null then
    raise check_violation using message = 'a signed count is not changed: correct it with a new one';
  end if;
  if tg_table_name in ('snapshot_row', 'snapshot_pair') and s.fixed_at is not null then
    raise check_violation using message = 'the figure is fixed: open it again first';
  end if;
  if tg_op = 'UPDATE' and tg_table_name = 'snapshot_row' then
    -- A line whose person the reader does not see can be changed; a person is put on a line only by whoever sees them.
    if new.record_id is distinct from old.record_id and new.record_id is not null and platform.current_user_id() is not null
      and not exists (select from people.record r where r.id = new.record_id
        and people.may_read(platform.current_user_id(), r.person_id, r.organisation_id, 'identity')) then
      raise insufficient_privilege using message = 'only somebody whom you see is put on a line';
    end if;
  end if;
  if tg_table_name = 'snapshot_signature' and tg_op = 'INSERT' then
    if s.fixed_at is null or new.total <> s.fixed_total then
      raise check_violation using message = 'only the fixed figure is signed';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
comment on function street.keep_part_of_snapshot is 'What belongs to a signed count is never changed; the working list not while the figure is fixed.';
do $$
declare name text;
begin
  foreach name in array array['snapshot_member', 'snapshot_task', 'snapshot_partner', 'snapshot_team', 'snapshot_team_site', 'snapshot_row',
                              'snapshot_pair', 'snapshot_signature', 'snapshot_figure'] loop
    execute format('create trigger frozen before insert or update or delete on street.%I for each row execute function street.keep_part_of_snapshot()', name);
  end loop;
end $$;

create function street.close_snapshot(of_snapshot uuid) returns boolean
language plpgsql security definer set search_path = street, pg_temp as $$
declare s street.snapshot;
begin
  select * into s from street.snapshot where id = of_snapshot and street.takes_part(id) for update;
  if not found or s.signed_at is not null or s.fixed_at is null
    or (select count(*) from street.snapshot_signature g where g.snapshot_id = s.id) <> 2 then return false; end if;
  insert into street.snapshot_figure (snapshot_id, partnership_id, dimension, code, people)
  select s.id, s.partnership_id, t.dimension, t.code, t.people from street.snapshot_tally(s.id) t;
  update street.snapshot set signed_at = now(),
    forget_on = (current_date + make_interval(months => (select r.keep_months from street.snapshot_rule r where r.year <= s.year order by r.year desc, r.version desc limit 1)))::date
  where id = s.id;
  return true;
end $$;
comment on function street.close_snapshot is 'Freezes a count that both have signed, with its figures. False where it is not signed by both, or is frozen already.';

create function street.copied_id(of_copy uuid, of_original uuid) returns uuid language sql immutable parallel safe as $$
  select overlay(overlay(md5(of_copy::text || of_original) placing '8' from 13) placing '8' from 17)::uuid
$$;
comment on function street.copied_id is 'The id of the copy of something, the same whenever it is asked (UUID version 8, RFC 9562); null for nothing.';

create function street.correct_snapshot(of_snapshot uuid, new_id uuid, in_words text) returns boolean
language plpgsql security definer set search_path = street, pg_temp as $$
declare s street.snapshot;
begin
  -- New ids are made from the old ones, so that what refers to a line still does.
  if not platform.has_role('coordinator') then return false; end if;
  select * into s from street.snapshot o where o.id = of_snapshot and o.partnership_id = platform.current_partnership_id()
    and o.signed_at is not null and o.forgotten_at is null
    and not exists (select from street.snapshot n where n.corrects_id = o.id) for update;
  if not found then return false; end if;
  insert into street.snapshot (id, partnership_id, area_code, year, number, corrects_id, because, night, approach, starts_at, contingency, note, added_by)
  values (new_id, s.partnership_id, s.area_code, s.year, s.number + 1, s.id, in_words, s.night, s.approach, s.starts_at, s.contingency, s.note, platform.current_user_id());
  insert into street.snapshot_member select new_id, partnership_id, user_id, told_at, told_by from street.snapshot_member where snapshot_id = s.id;
  insert into street.snapshot_task (snapshot_id, partnership_id, task, done_on, words)
    select new_id, partnership_id, task, done_on, words from street.snapshot_task where snapshot_id = s.id;
  insert into street.snapshot_partner (id, snapshot_id, partnership_id, kind, name, independent, attended, added_at, added_by)
    select street.copied_id(new_id, id), new_id, partnership_id, kind, name, independent, attended, added_at, added_by from street.snapshot_partner where snapshot_id = s.id;
  insert into street.snapshot_team (id, snapshot_id, partnership_id, name, route, members, shift_id, added_at, added_by)
    select street.copied_id(new_id, id), new_id, partnership_id, name, route, members, shift_id, added_at, added_by from street.snapshot_team where snapshot_id = s.id;
  insert into street.snapshot_team_site (snapshot_id, team_id, site_id, partnership_id, visited)
    select new_id, street.copied_id(new_id, team_id), site_id, partnership_id, visited from street.snapshot_team_site where snapshot_id = s.id;
  insert into street.snapshot_row (id, snapshot_id, partnership_id, organisation_id, kind, team_id, at_time, place, site_id, bedding, sex, age, nationality,
      name_key, description, notes, more, source_agency, last_seen, why, contact_id, record_id, decision, reason, reason_words, decided_at, decided_by, entered_at, entered_by)
    select street.copied_id(new_id, id), new_id, partnership_id, organisation_id, kind, street.copied_id(new_id, team_id), at_time, place, site_id, bedding, sex, age, nationality,
      name_key, description, notes, more, source_agency, last_seen, why, contact_id, record_id, decision, reason, reason_words, decided_at, decided_by, entered_at, entered_by
    from street.snapshot_row where snapshot_id = s.id;
  insert into street.snapshot_pair (snapshot_id, row_a, row_b, partnership_id, decision, decided_at, decided_by)
    select new_id, least(a, b), greatest(a, b), p.partnership_id, p.decision, p.decided_at, p.decided_by
    from street.snapshot_pair p, lateral (select street.copied_id(new_id, p.row_a) as a, street.copied_id(new_id, p.row_b) as b) x where p.snapshot_id = s.id;
  return true;
end $$;
comment on function street.correct_snapshot is 'Begins the correction of a signed count as a new number with a copy of its working list. False where there is none that can be corrected.';

create function street.forget_snapshot(of_snapshot uuid) returns integer
language plpgsql security definer set search_path = street, pg_temp as $$
declare deleted integer;
begin
  if not (platform.has_role('coordinator') or platform.has_role('data-guardian')) then return null; end if;
  update street.snapshot set forgotten_at = now()
  where id = of_snapshot and partnership_id = platform.current_partnership_id() and signed_at is not null and forgotten_at is null and forget_on <= current_date
    -- While a correction is under way its list is still needed; it is deleted with that one.
    and not exists (select from street.snapshot n where n.corrects_id = of_snapshot and n.signed_at is null);
  if not found then return null; end if;
  delete from street.snapshot_pair where snapshot_id = of_snapshot;
  delete from street.snapshot_row where snapshot_id = of_snapshot;
  get diagnostics deleted = row_count;
  return deleted;
end $$;
comment on function street.forget_snapshot is 'Deletes the working list of a signed count after its period; the figures stay. Null where it is not time, or not theirs to do.';
grant execute on function street.close_snapshot(uuid), street.correct_snapshot(uuid, uuid, text), street.forget_snapshot(uuid) to throughline_app;

-- Published figures ---------------------------------------------------------------------------------------------------
-- National statistics, the same for every partnership; read by all, written by whoever runs the service.

create table street.published_edition (
  edition text primary key,
  source text not null,
  published_on date not null,
  certainty text not null check (certainty in ('confirmed', 'second-hand', 'general-knowledge', 'own')),
  licence text not null,
  imported_at timestamptz not null default now()
);
comment on table street.published_edition is 'Where published figures come from. Figures are republished, so each keeps its edition; of two that name the same, the newer edition counts.';

create table street.published_figure (
  edition text not null references street.published_edition,
  area_code text not null,
  area_name text not null,
  year integer not null check (year between 1990 and 2200),
  measure text not null check (measure in ('people', 'households', 'rate-households')),
  breakdown text not null check (breakdown in ('total', 'sex', 'age', 'nationality')),
  code text not null,
  value numeric,
  marker text check (marker in ('x', 'z', 'n', 'blank')),
  primary key (edition, area_code, year, measure, breakdown, code),
  check ((value is null) = (marker is not null))
);
create index published_figure_area on street.published_figure (area_code, year);
comment on table street.published_figure is 'One published number. A zero is a count of nobody; what is missing has a marker and no value.';
comment on column street.published_figure.measure is 'people: on one night; households: in thousands; rate-households: people for each thousand households.';
comment on column street.published_figure.marker is 'x: not available; z: not applicable; n: the authority is new; blank: the cell was empty.';

create table street.area_recode (
  old_code text primary key,
  new_code text not null,
  name text not null,
  from_date date not null,
  source text not null,
  check (old_code <> new_code)
);
comment on table street.area_recode is 'Areas that got another code and stayed the same area: their series goes on.';
insert into street.area_recode values
  ('E08000016', 'E08000038', 'Barnsley', '2025-04-01', 'Recoded areas in the MHCLG snapshot of autumn 2025, second-hand'),
  ('E08000019', 'E08000039', 'Sheffield', '2025-04-01', 'Recoded areas in the MHCLG snapshot of autumn 2025, second-hand');

create table street.area_population (
  area_code text not null,
  year integer not null check (year between 1990 and 2200),
  people integer not null check (people > 0),
  source text not null,
  primary key (area_code, year)
);
comment on table street.area_population is 'Residents at mid-year, for rates.';
do $$
declare name text;
begin
  foreach name in array array['published_edition', 'published_figure', 'area_recode', 'area_population'] loop
    execute format('alter table street.%I enable row level security', name);
    execute format('grant select on street.%I to throughline_app', name);
    execute format('create policy everyone on street.%I for select to throughline_app using (true)', name);
  end loop;
end $$;

create table street.figure_target (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  name text not null,
  document text not null,
  area_name text not null,
  area_codes text[] not null check (cardinality(area_codes) > 0),
  baseline_year integer not null,
  target_year integer not null check (target_year > baseline_year),
  per_cent numeric,
  people integer check (people >= 0),
  added_at timestamptz not null default now(),
  added_by uuid not null,
  withdrawn_at timestamptz,
  check (num_nonnulls(per_cent, people) = 1),
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
create index figure_target_of on street.figure_target (partnership_id, added_at desc);
comment on table street.figure_target is 'What a strategy wants the figure to be. An area may be several together.';
comment on column street.figure_target.per_cent is 'By how much it is to change from the baseline: -50 is half.';

create table street.figure_claim (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  words text not null,
  document text not null,
  area_name text not null,
  area_codes text[] not null check (cardinality(area_codes) > 0),
  from_year integer not null,
  to_year integer not null check (to_year > from_year),
  unit text not null check (unit in ('per-cent', 'people')),
  claimed numeric not null,
  added_at timestamptz not null default now(),
  added_by uuid not null,
  withdrawn_at timestamptz,
  foreign key (partnership_id, added_by) references partnership.user_account (partnership_id, id)
);
create index figure_claim_of on street.figure_claim (partnership_id, added_at desc);
comment on table street.figure_claim is 'What a document says of the figures, to be held against the table.';
comment on column street.figure_claim.unit is 'per-cent: the change in per cent; people: the change in people.';
do $$
declare name text;
begin
  foreach name in array array['figure_target', 'figure_claim'] loop
    perform platform.guard(format('street.%I', name)::regclass);
    execute format('grant select, insert on street.%I to throughline_app', name);
    execute format('grant update (withdrawn_at) on street.%I to throughline_app', name);
    execute format('create policy own_partnership on street.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()))', name);
    execute format('create policy those_who_write_plans on street.%I for insert to throughline_app
      with check (partnership_id = (select platform.current_partnership_id()) and added_by = (select platform.current_user_id())
        and ((select platform.has_role(''coordinator'')) or (select platform.has_role(''strategy-lead''))))', name);
    execute format('create policy those_who_write_plans_withdraw on street.%I for update to throughline_app
      using (withdrawn_at is null and partnership_id = (select platform.current_partnership_id())
        and ((select platform.has_role(''coordinator'')) or (select platform.has_role(''strategy-lead''))))
      with check (partnership_id = (select platform.current_partnership_id()))', name);
  end loop;
end $$;
