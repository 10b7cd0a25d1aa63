-- What every context stands on: who is asking, the audit chain, files, events.

alter default privileges revoke execute on functions from public;

create schema platform;
comment on schema platform is 'Knows nothing of homelessness: who is asking, audit, files, events.';
grant usage on schema platform to throughline_app;

-- Who is asking -------------------------------------------------------------------------------------
-- An unset setting is NULL at first and '' after its first use in a session: both mean nobody.

create function platform.current_user_id() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('throughline.user_id', true), '')::uuid $$;
comment on function platform.current_user_id is 'The signed-in user of this transaction; null for the public.';

create function platform.current_partnership_id() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('throughline.partnership_id', true), '')::uuid $$;
comment on function platform.current_partnership_id is 'The partnership of the signed-in user; null for the public.';

create function platform.current_organisation_id() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('throughline.organisation_id', true), '')::uuid $$;
comment on function platform.current_organisation_id is 'The organisation of the signed-in user; null for the public.';

create function platform.current_purpose() returns text language sql stable parallel safe as
$$ select nullif(current_setting('throughline.purpose', true), '') $$;
comment on function platform.current_purpose is 'What the person asking is doing, in the words of the route that they used.';

create function platform.has_role(role text) returns boolean language sql stable parallel safe as
$$ select role = any (string_to_array(coalesce(current_setting('throughline.roles', true), ''), ',')) $$;
comment on function platform.has_role is 'Whether the signed-in user holds the role in their partnership.';

-- Audit ---------------------------------------------------------------------------------------------

create table platform.audit_chain (
  chain uuid primary key,
  last_number bigint not null,
  last_hash bytea not null
);
comment on table platform.audit_chain is 'The end of each audit chain, so that rows cut from the end are noticed.';
comment on column platform.audit_chain.chain is 'The partnership, or the nil UUID for what belongs to none.';
comment on column platform.audit_chain.last_number is 'Number of the newest event.';
comment on column platform.audit_chain.last_hash is 'Hash of the newest event.';

create table platform.audit_event (
  chain uuid not null,
  number bigint not null,
  at timestamptz not null,
  user_id uuid,
  organisation_id uuid,
  purpose text,
  event text not null,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  primary key (chain, number)
);
create index audit_event_subject on platform.audit_event (chain, subject_id, number desc);
create index audit_event_at on platform.audit_event (chain, at desc);
comment on table platform.audit_event is 'Who did what and why, in one unbroken chain per partnership. Never changed or deleted.';
comment on column platform.audit_event.chain is 'The partnership, or the nil UUID for what belongs to none.';
comment on column platform.audit_event.number is '1, 2, 3 … without a gap in each chain.';
comment on column platform.audit_event.at is 'When it was done.';
comment on column platform.audit_event.user_id is 'Who did it; null for the public and for the service itself.';
comment on column platform.audit_event.organisation_id is 'The organisation they did it for.';
comment on column platform.audit_event.purpose is 'What they were doing, in the words of the route.';
comment on column platform.audit_event.event is 'What happened: context.thing.done.';
comment on column platform.audit_event.subject_kind is 'What kind of thing it happened to.';
comment on column platform.audit_event.subject_id is 'Which one.';
comment on column platform.audit_event.details is 'What changed, without any secret.';
comment on column platform.audit_event.previous_hash is 'Hash of the event before; 32 zero bytes for the first.';
comment on column platform.audit_event.hash is 'SHA-256 of the previous hash and of everything in this row.';

create function platform.audit_hash(e platform.audit_event) returns bytea language sql immutable parallel safe as $$
  select sha256(e.previous_hash || convert_to(jsonb_build_array(
    e.chain, e.number, (extract(epoch from e.at) * 1000000)::bigint, e.user_id, e.organisation_id, e.purpose,
    e.event, e.subject_kind, e.subject_id, e.details)::text, 'UTF8'))
$$;
comment on function platform.audit_hash is 'The hash that a row of the chain must carry.';

create function platform.record_audit(event text, subject_kind text, subject_id uuid, details jsonb)
returns bigint language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  new_event platform.audit_event;
  of_chain uuid := coalesce(platform.current_partnership_id(), '00000000-0000-0000-0000-000000000000');
  tail platform.audit_chain;
begin
  insert into platform.audit_chain values (of_chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select * into tail from platform.audit_chain where audit_chain.chain = of_chain for update;
  new_event.chain := of_chain;
  new_event.number := tail.last_number + 1;
  new_event.at := clock_timestamp();
  new_event.user_id := platform.current_user_id();
  new_event.organisation_id := platform.current_organisation_id();
  new_event.purpose := platform.current_purpose();
  new_event.event := record_audit.event;
  new_event.subject_kind := record_audit.subject_kind;
  new_event.subject_id := record_audit.subject_id;
  new_event.details := coalesce(record_audit.details, '{}');
  new_event.previous_hash := tail.last_hash;
  new_event.hash := platform.audit_hash(new_event);
  insert into platform.audit_event select new_event.*;
  update platform.audit_chain set last_number = new_event.number, last_hash = new_event.hash where audit_chain.chain = of_chain;
  perform set_config('throughline.audited', pg_current_xact_id()::text, true);
  return new_event.number;
end $$;
comment on function platform.record_audit is 'Adds an event to the chain of the partnership of whoever is asking. The only way to write to it.';

create function platform.verify_audit() returns table (chain uuid, number bigint, problem text)
language sql stable security definer set search_path = platform, pg_temp as $$
  with walked as (
    select e.*, lag(e.hash, 1, decode(repeat('00', 32), 'hex')) over w as hash_before,
           row_number() over w as expected_number
    from platform.audit_event e window w as (partition by e.chain order by e.number)
  )
  select w.chain, w.number,
    case when w.number <> w.expected_number then 'an event before this one is missing'
         when w.previous_hash <> w.hash_before then 'does not follow from the event before it'
         else 'was changed after it was written' end
  from walked w
  where w.number <> w.expected_number or w.previous_hash <> w.hash_before
     or w.hash <> platform.audit_hash(row (w.chain, w.number, w.at, w.user_id, w.organisation_id, w.purpose, w.event,
          w.subject_kind, w.subject_id, w.details, w.previous_hash, w.hash)::platform.audit_event)
  union all
  select c.chain, c.last_number, 'events after the last one kept are missing'
  from platform.audit_chain c
  left join lateral (select e.number, e.hash from platform.audit_event e where e.chain = c.chain
                     order by e.number desc limit 1) newest on true
  where newest.hash is distinct from c.last_hash or newest.number is distinct from c.last_number
  order by 1, 2
$$;
comment on function platform.verify_audit is 'Every place where an audit chain is broken; no row means that it is whole.';

-- A write by a request that leaves no audit event cannot be committed.
create function platform.require_audit() returns trigger language plpgsql as $$
begin
  if current_user = 'throughline_app'
     and current_setting('throughline.audited', true) is distinct from pg_current_xact_id()::text then
    raise exception 'a change to %.% has no audit event in its transaction', tg_table_schema, tg_table_name;
  end if;
  return null;
end $$;
comment on function platform.require_audit is 'Deferred trigger on every table that requests may write: no change without an audit event.';

-- Called by each migration for each table that holds a partnership's records.
create function platform.guard(of_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('create constraint trigger audited after insert or update or delete on %s
                  deferrable initially deferred for each row execute function platform.require_audit()', of_table);
end $$;
comment on function platform.guard is 'Switches on row-level security and the audit requirement for a table.';
revoke execute on function platform.guard from public;

alter table platform.audit_chain enable row level security;
alter table platform.audit_event enable row level security;
grant select on platform.audit_event to throughline_app;
create policy administrators_read on platform.audit_event for select to throughline_app
  using (chain = (select platform.current_partnership_id()) and (select platform.has_role('administrator')));

-- Files ---------------------------------------------------------------------------------------------

create table platform.file (
  id uuid primary key,
  partnership_id uuid not null,
  sha256 bytea not null,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes >= 0),
  stored_at timestamptz not null default now(),
  stored_by uuid not null,
  unique (partnership_id, id)
);
create index file_partnership on platform.file (partnership_id, sha256);
comment on table platform.file is 'A file that somebody gave: the content lies in the file store under its hash.';
comment on column platform.file.sha256 is 'Hash of the content, and where it lies in the store.';
comment on column platform.file.name is 'The name that it was given under.';
comment on column platform.file.media_type is 'What it is, decided by its content.';
comment on column platform.file.bytes is 'Its size.';
select platform.guard('platform.file');
grant select, insert on platform.file to throughline_app;
create policy own_partnership on platform.file for select to throughline_app
  using (partnership_id = (select platform.current_partnership_id()));
create policy store on platform.file for insert to throughline_app
  with check (partnership_id = (select platform.current_partnership_id()) and stored_by = (select platform.current_user_id()));

grant execute on function
  platform.current_user_id(), platform.current_partnership_id(), platform.current_organisation_id(),
  platform.current_purpose(), platform.has_role(text), platform.record_audit(text, text, uuid, jsonb)
  to throughline_app;
