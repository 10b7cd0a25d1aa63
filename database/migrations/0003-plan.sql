-- Strategies and action plans: what was promised, by whom, for when, and what became of it.
--
-- Nodes, actions and reviews are never changed. A change is a new version with the day from which it counts, so
-- that a plan can be shown as it stood on any day. `current_version` and `current_review` only point at the newest.

create schema plan;
comment on schema plan is 'Strategies, action plans, their reviews and publications.';
grant usage on schema plan to throughline_app;

create table plan.plan (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  kind text not null check (kind in ('strategy', 'delivery-plan', 'action-plan', 'update', 'commitments', 'recommendations')),
  status text not null default 'draft' check (status in ('draft', 'adopted', 'superseded', 'withdrawn')),
  area text,
  period text,
  starts_on date,
  ends_on date,
  layout jsonb not null default '{}',
  legend jsonb not null default '[]',
  stale_after_days integer not null default 90 check (stale_after_days > 0),
  replaces_plan_id uuid,
  public boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  unique (partnership_id, slug),
  unique (partnership_id, id),
  foreign key (partnership_id, replaces_plan_id) references plan.plan (partnership_id, id)
);
comment on table plan.plan is 'A strategy, delivery plan, action plan or set of commitments.';
comment on column plan.plan.slug is 'Its name in addresses.';
comment on column plan.plan.period is 'The years it is for, as printed: 2019-22.';
comment on column plan.plan.starts_on is 'The day from which relative timescales (12 months +) are counted; unknown until somebody says.';
comment on column plan.plan.layout is 'How the council prints it: {columns: [{label, field}]}.';
comment on column plan.plan.legend is 'What each colour stands for in this plan: [{rag, text}].';
comment on column plan.plan.stale_after_days is 'An action not reviewed for so many days is stale.';
comment on column plan.plan.public is 'Whether its newest public publication is listed for everyone.';
comment on column plan.plan.version is 'Counts changes to this row, so that a stale form is noticed.';

create table plan.import (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  plan_id uuid,
  file_id uuid not null,
  status text not null check (status in ('waiting', 'reading', 'ready', 'failed', 'committed', 'undone')),
  stage text,
  done integer not null default 0,
  total integer not null default 0,
  failure text,
  reading jsonb,
  corrects_import_id uuid,
  started_by uuid not null,
  started_at timestamptz not null default now(),
  committed_by uuid,
  committed_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  unique (partnership_id, id),
  foreign key (partnership_id, plan_id) references plan.plan (partnership_id, id),
  foreign key (partnership_id, file_id) references platform.file (partnership_id, id),
  foreign key (partnership_id, corrects_import_id) references plan.import (partnership_id, id)
);
create index import_newest on plan.import (partnership_id, started_at desc);
comment on table plan.import is 'A document that was given to be read into a plan, with what was read.';
comment on column plan.import.plan_id is 'The plan that it became, or that it corrects.';
comment on column plan.import.stage is 'What the reader is doing now.';
comment on column plan.import.done is 'How many of `total` pieces of this stage are done.';
comment on column plan.import.failure is 'Why the file could not be read, in one plain line.';
comment on column plan.import.reading is 'The whole reading: fragments, plan, placements, questions.';
comment on column plan.import.corrects_import_id is 'The earlier reading whose answers were used again.';

create table plan.import_answer (
  import_id uuid not null,
  partnership_id uuid not null,
  question text not null,
  answer text not null,
  answered_by uuid not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (import_id, question, answered_at),
  foreign key (partnership_id, import_id) references plan.import (partnership_id, id)
);
comment on table plan.import_answer is 'What a person answered to a question about a document; the newest answer counts.';
comment on column plan.import_answer.question is 'Stable key of the question, the same when a corrected file is read.';

create table plan.node (
  id uuid primary key,
  partnership_id uuid not null,
  plan_id uuid not null,
  current_version integer not null default 0,
  unique (partnership_id, id),
  unique (partnership_id, plan_id, id),
  foreign key (partnership_id, plan_id) references plan.plan (partnership_id, id)
);
comment on table plan.node is 'A priority, principle, pillar, ambition or commitment.';

create table plan.node_version (
  node_id uuid not null,
  version integer not null check (version > 0),
  partnership_id uuid not null,
  plan_id uuid not null,
  effective_on date not null,
  state text not null default 'active' check (state in ('active', 'removed')),
  parent_id uuid,
  position numeric not null,
  level text not null,
  number text,
  title text not null,
  measure text,
  reason text,
  import_id uuid,
  source jsonb,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint node_version_follows_newest primary key (node_id, version),
  foreign key (partnership_id, plan_id, node_id) references plan.node (partnership_id, plan_id, id),
  foreign key (partnership_id, plan_id, parent_id) references plan.node (partnership_id, plan_id, id),
  foreign key (partnership_id, import_id) references plan.import (partnership_id, id)
);
create index node_version_plan on plan.node_version (partnership_id, plan_id, effective_on);
comment on table plan.node_version is 'Each wording and place that a node has had.';
comment on column plan.node_version.effective_on is 'The day from which it counts.';
comment on column plan.node_version.level is 'The plan''s own word for this level, in the singular.';
comment on column plan.node_version.position is 'Order among its siblings.';
comment on column plan.node_version.measure is 'What success looks like, in the words of the plan.';
comment on column plan.node_version.source is 'Fragments of the document that it came from.';

create table plan.action (
  id uuid primary key,
  partnership_id uuid not null,
  plan_id uuid not null,
  current_version integer not null default 0,
  current_review integer not null default 0,
  unique (partnership_id, id),
  unique (partnership_id, plan_id, id),
  foreign key (partnership_id, plan_id) references plan.plan (partnership_id, id)
);
comment on table plan.action is 'Something the partners promised to do.';
comment on column plan.action.current_version is 'Newest version; kept by the database.';
comment on column plan.action.current_review is 'Newest review; 0 for none; kept by the database.';

create table plan.action_version (
  action_id uuid not null,
  version integer not null check (version > 0),
  partnership_id uuid not null,
  plan_id uuid not null,
  effective_on date not null,
  state text not null default 'active' check (state in ('active', 'merged', 'split', 'removed', 'carried-forward')),
  became_action_id uuid,
  node_id uuid,
  position numeric not null,
  number text,
  text text not null check (text <> ''),
  points text[] not null default '{}',
  timescale_raw text not null default '',
  timescale_kind text not null default 'none' check (timescale_kind in ('none', 'month', 'date', 'range', 'duration',
    'ongoing', 'recurring', 'first-then-recurring', 'tbc', 'year', 'other')),
  timescale_from text,
  timescale_to text,
  timescale_every text,
  due_on date,
  measure text,
  reason text,
  import_id uuid,
  source jsonb,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint action_version_follows_newest primary key (action_id, version),
  unique (partnership_id, action_id, version),
  foreign key (partnership_id, plan_id, action_id) references plan.action (partnership_id, plan_id, id),
  foreign key (partnership_id, plan_id, node_id) references plan.node (partnership_id, plan_id, id),
  foreign key (partnership_id, import_id) references plan.import (partnership_id, id),
  foreign key (partnership_id, became_action_id) references plan.action (partnership_id, id)
);
create index action_version_plan on plan.action_version (partnership_id, plan_id, effective_on);
comment on table plan.action_version is 'Each wording, date and place that an action has had.';
comment on column plan.action_version.state is 'A merged, split or carried-forward action is neither open nor complete: it lives on in another.';
comment on column plan.action_version.became_action_id is 'The action that it lives on in (the first one of a split).';
comment on column plan.action_version.timescale_raw is 'When it is due, in the words of the plan.';
comment on column plan.action_version.timescale_from is 'YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 duration.';
comment on column plan.action_version.timescale_to is 'As `timescale_from`; empty for open-ended.';
comment on column plan.action_version.timescale_every is 'ISO 8601 duration between recurrences.';
comment on column plan.action_version.due_on is 'The last day on which it is on time; empty where it cannot be late.';
comment on column plan.action_version.reason is 'Why it was changed, where a person had to say.';

create table plan.party (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  name text not null,
  kind text not null check (kind in ('organisation', 'group', 'post', 'team', 'user', 'nobody', 'unresolved')),
  organisation_id uuid,
  group_id uuid,
  post_id uuid,
  team_id uuid,
  user_id uuid,
  unique (partnership_id, id),
  foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id),
  foreign key (partnership_id, group_id) references partnership.governance_group (partnership_id, id),
  foreign key (partnership_id, post_id) references partnership.post (partnership_id, id),
  foreign key (partnership_id, team_id) references partnership.team (partnership_id, id),
  foreign key (partnership_id, user_id) references partnership.user_account (partnership_id, id)
);
create unique index party_name on plan.party (partnership_id, lower(name));
comment on table plan.party is 'A name that plans give as lead or other agency, and whom it means.';
comment on column plan.party.kind is 'nobody: words like All or Key stakeholders that name no owner; unresolved: nobody has said yet whom it means.';

create table plan.party_alias (
  partnership_id uuid not null,
  alias text not null,
  party_id uuid not null,
  primary key (partnership_id, alias),
  foreign key (partnership_id, party_id) references plan.party (partnership_id, id)
);
comment on table plan.party_alias is 'Other spellings of a party, in small letters without punctuation.';

create table plan.responsibility (
  action_id uuid not null,
  version integer not null,
  role text not null check (role in ('lead', 'other')),
  position integer not null,
  partnership_id uuid not null,
  printed text not null,
  party_id uuid not null,
  primary key (action_id, version, role, position),
  foreign key (partnership_id, action_id, version) references plan.action_version (partnership_id, action_id, version),
  foreign key (partnership_id, party_id) references plan.party (partnership_id, id)
);
create index responsibility_party on plan.responsibility (partnership_id, party_id);
comment on table plan.responsibility is 'Who leads a version of an action and who helps, in the order printed.';
comment on column plan.responsibility.printed is 'The name as the plan prints it.';

create table plan.review (
  action_id uuid not null,
  number integer not null check (number > 0),
  partnership_id uuid not null,
  plan_id uuid not null,
  effective_on date not null,
  kind text not null default 'review' check (kind in ('review', 'imported')),
  status text not null check (status in ('not-known', 'not-begun', 'begun', 'partly-complete', 'complete', 'parked',
    'closed-not-desirable', 'closed-not-achievable')),
  continues boolean not null default false,
  desirable text not null default 'not-asked' check (desirable in ('yes', 'no', 'unsure', 'not-asked')),
  desirable_reason text,
  achievable text not null default 'not-asked' check (achievable in ('yes', 'no', 'not-as-conceived', 'unsure', 'not-asked')),
  achievable_reason text,
  situation text,
  next_steps text,
  notes text,
  notes_public boolean not null default false,
  colour_derived text check (colour_derived in ('green', 'amber', 'red', 'blue')),
  colour_by_hand text check (colour_by_hand in ('green', 'amber', 'red', 'blue')),
  colour_reason text,
  group_id uuid,
  decided_on date,
  import_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint review_follows_newest primary key (action_id, number),
  foreign key (partnership_id, plan_id, action_id) references plan.action (partnership_id, plan_id, id),
  foreign key (partnership_id, import_id) references plan.import (partnership_id, id),
  foreign key (partnership_id, group_id) references partnership.governance_group (partnership_id, id),
  constraint colour_by_hand_has_reason check (colour_by_hand is null or colour_reason is not null)
);
create index review_plan on plan.review (partnership_id, plan_id, effective_on);
comment on table plan.review is 'What a group decided about an action on a day: how far it is, and whether it is still right.';
comment on column plan.review.effective_on is 'The day of the decision, or the day it was written down.';
comment on column plan.review.continues is 'It goes on as everyday work.';
comment on column plan.review.notes_public is 'Notes are internal unless somebody marks them public.';
comment on column plan.review.colour_derived is 'Colour that follows from status, desirable, achievable and continues; empty where none follows.';
comment on column plan.review.colour_by_hand is 'Colour that a person set instead, with their reason.';

create table plan.link (
  id uuid primary key,
  partnership_id uuid not null,
  plan_id uuid not null,
  from_action_id uuid not null,
  to_action_id uuid,
  to_node_id uuid,
  kind text not null check (kind in ('overlaps', 'duplicates', 'parallel', 'links-to', 'supersedes')),
  state text not null check (state in ('stated', 'suggested', 'confirmed', 'dismissed')),
  stated text,
  reason text,
  import_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  decided_by uuid,
  decided_at timestamptz,
  foreign key (partnership_id, plan_id) references plan.plan (partnership_id, id),
  foreign key (partnership_id, import_id) references plan.import (partnership_id, id),
  foreign key (partnership_id, from_action_id) references plan.action (partnership_id, id),
  foreign key (partnership_id, to_action_id) references plan.action (partnership_id, id),
  foreign key (partnership_id, to_node_id) references plan.node (partnership_id, id),
  check (from_action_id <> to_action_id)
);
create index link_plan on plan.link (partnership_id, plan_id);
create index link_from on plan.link (from_action_id);
create index link_to on plan.link (to_action_id);
comment on table plan.link is 'Two actions that overlap, duplicate, run in parallel, or belong together; stored once, shown on both.';
comment on column plan.link.stated is 'The words of the document that say so.';

create table plan.publication (
  id uuid primary key,
  partnership_id uuid not null references partnership.partnership,
  plan_id uuid not null,
  number integer not null,
  address text not null,
  title text not null,
  as_at date not null,
  public boolean not null,
  snapshot jsonb not null,
  snapshot_sha256 bytea not null,
  replaces_id uuid,
  reason text,
  published_by uuid not null,
  published_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_reason text,
  unique (plan_id, number),
  unique (partnership_id, id),
  foreign key (partnership_id, plan_id) references plan.plan (partnership_id, id),
  foreign key (partnership_id, replaces_id) references plan.publication (partnership_id, id)
);
create index publication_address on plan.publication (address, number desc) where public and withdrawn_at is null;
comment on table plan.publication is 'What was said on a day, frozen. A correction is a new publication that names the old one.';
comment on column plan.publication.address is 'Where the public finds it: partnership/plan. Newer publications stand at the same address.';
comment on column plan.publication.as_at is 'The plan as it stood on this day.';
comment on column plan.publication.public is 'Readable by everyone, without signing in.';
comment on column plan.publication.snapshot is 'Everything that is printed, and nothing that is not.';

-- The database keeps the pointers --------------------------------------------------------------------

create function plan.point_at_newest() returns trigger language plpgsql security definer set search_path = plan, pg_temp as $$
begin
  if tg_table_name = 'node_version' then
    update plan.node set current_version = new.version where id = new.node_id and current_version = new.version - 1;
  elsif tg_table_name = 'action_version' then
    update plan.action set current_version = new.version where id = new.action_id and current_version = new.version - 1;
  else
    update plan.action set current_review = new.number where id = new.action_id and current_review = new.number - 1;
  end if;
  if not found then
    raise exception 'somebody else changed this at the same time' using errcode = 'serialization_failure';
  end if;
  return null;
end $$;
comment on function plan.point_at_newest is 'A new version must follow the newest one: two people who change the same thing cannot both win.';
create trigger newest after insert on plan.node_version for each row execute function plan.point_at_newest();
create trigger newest after insert on plan.action_version for each row execute function plan.point_at_newest();
create trigger newest after insert on plan.review for each row execute function plan.point_at_newest();

-- Access --------------------------------------------------------------------------------------------
-- Everyone in the partnership reads its plans. Strategy leads write them. A contributor reviews the actions that
-- they, their organisation, their post, their team or their group lead. Everyone reads what is published for all.

create function plan.leads_action(of_action uuid) returns boolean language sql stable security definer
set search_path = plan, pg_temp as $$
  select exists (
    select from plan.action a
    join plan.responsibility r on r.action_id = a.id and r.version = a.current_version and r.role = 'lead'
    join plan.party p on p.id = r.party_id
    where a.id = of_action and a.partnership_id = platform.current_partnership_id() and (
      p.user_id = platform.current_user_id()
      or p.organisation_id = platform.current_organisation_id()
      or exists (select from partnership.post_holder h where h.post_id = p.post_id and h.user_id = platform.current_user_id()
                 and h.from_date <= current_date and (h.to_date is null or h.to_date >= current_date))
      or exists (select from partnership.team_member m where m.team_id = p.team_id and m.user_id = platform.current_user_id())
      or exists (select from partnership.group_member m where m.group_id = p.group_id and m.user_id = platform.current_user_id())))
$$;
comment on function plan.leads_action is 'Whether whoever is asking leads the action, in person, or through their organisation, post, team or group.';

do $$
declare name text; author text;
begin
  foreach name in array array['plan', 'import', 'import_answer', 'node', 'node_version', 'action', 'action_version', 'party',
                              'party_alias', 'responsibility', 'review', 'link', 'publication'] loop
    perform platform.guard(format('plan.%I', name)::regclass);
    execute format('grant select, insert on plan.%I to throughline_app', name);
    execute format('create policy own_partnership on plan.%I for select to throughline_app
      using (partnership_id = (select platform.current_partnership_id()))', name);
    execute format('create policy strategy_leads_add on plan.%I for insert to throughline_app
      with check (partnership_id = (select platform.current_partnership_id())
                  and (select platform.has_role(''strategy-lead'')))', name);
    -- Nobody writes in the name of somebody else.
    select attname into author from pg_attribute
      where attrelid = format('plan.%I', name)::regclass
        and attname in ('recorded_by', 'created_by', 'started_by', 'answered_by', 'published_by');
    if found then
      execute format('create policy in_own_name on plan.%I as restrictive for insert to throughline_app
        with check (%I = (select platform.current_user_id()))', name, author);
    end if;
  end loop;
  foreach name in array array['plan', 'import', 'party', 'link', 'publication'] loop
    execute format('create policy strategy_leads_change on plan.%I for update to throughline_app
      using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role(''strategy-lead'')))
      with check (partnership_id = (select platform.current_partnership_id()))', name);
  end loop;
end $$;

create policy contributors_review on plan.review for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id())
    and (select platform.has_role('contributor')) and kind = 'review'
    and plan.leads_action(action_id));
create policy everyone on plan.publication for select to throughline_app
  using (public and withdrawn_at is null);

grant update (slug, title, kind, status, area, period, starts_on, ends_on, layout, legend, stale_after_days, replaces_plan_id,
  public, version) on plan.plan to throughline_app;
grant update (plan_id, status, stage, done, total, failure, reading, committed_by, committed_at, undone_by, undone_at)
  on plan.import to throughline_app;
grant update (name, kind, organisation_id, group_id, post_id, team_id, user_id) on plan.party to throughline_app;
grant update (party_id) on plan.party_alias to throughline_app;
create policy strategy_leads_change on plan.party_alias for update to throughline_app
  using (partnership_id = (select platform.current_partnership_id()) and (select platform.has_role('strategy-lead')))
  with check (partnership_id = (select platform.current_partnership_id()));
grant update (kind, state, reason, decided_by, decided_at) on plan.link to throughline_app;
grant update (withdrawn_at, withdrawn_reason) on plan.publication to throughline_app;
grant execute on function plan.leads_action(uuid) to throughline_app;

-- A plan as it stood on a day ------------------------------------------------------------------------

create function plan.nodes_on(of_plan uuid, day date) returns setof plan.node_version language sql stable as $$
  select distinct on (node_id) * from plan.node_version
  where partnership_id = (select platform.current_partnership_id()) and plan_id = of_plan and effective_on <= day
  order by node_id, version desc
$$;
comment on function plan.nodes_on is 'Each node of a plan as it stood at the end of a day, removed ones too.';

create function plan.actions_on(of_plan uuid, day date) returns setof plan.action_version language sql stable as $$
  select distinct on (action_id) * from plan.action_version
  where partnership_id = (select platform.current_partnership_id()) and plan_id = of_plan and effective_on <= day
  order by action_id, version desc
$$;
comment on function plan.actions_on is 'Each action of a plan as it stood at the end of a day, merged and removed ones too.';

create function plan.reviews_on(of_plan uuid, day date) returns setof plan.review language sql stable as $$
  select distinct on (action_id) * from plan.review
  where partnership_id = (select platform.current_partnership_id()) and plan_id = of_plan and effective_on <= day
  order by action_id, number desc
$$;
comment on function plan.reviews_on is 'The newest review of each action of a plan at the end of a day.';
grant execute on function plan.nodes_on(uuid, date), plan.actions_on(uuid, date), plan.reviews_on(uuid, date) to throughline_app;
