-- What administrators look at and what people do with their own account; what those who run the service watch.

create index audit_event_of_user on platform.audit_event (chain, user_id, number desc);
create index audit_event_of_kind on platform.audit_event (chain, event, number desc);

create function platform.verify_own_audit(from_number bigint, to_number bigint)
returns table (number bigint, problem text)
language plpgsql stable security definer set search_path = platform, pg_temp as $$
declare
  of_chain uuid := platform.current_partnership_id();
begin
  if of_chain is null or not platform.has_role('administrator') then
    raise insufficient_privilege using message = 'only an administrator may check the audit chain';
  end if;
  return query
  with walked as (
    select e as event,
           lag(e.hash) over w as hash_before,
           lag(e.number) over w as number_before
    from platform.audit_event e
    where e.chain = of_chain and e.number between from_number - 1 and to_number
    window w as (order by e.number)
  )
  select (w.event).number,
    case when (w.event).number > 1 and coalesce(w.number_before, 0) <> (w.event).number - 1
           then 'an event before this one is missing'
         when (w.event).previous_hash <> coalesce(w.hash_before, decode(repeat('00', 32), 'hex'))
           then 'does not follow from the event before it'
         else 'was changed after it was written' end
  from walked w
  where (w.event).number >= from_number
    and ((w.event).number > 1 and coalesce(w.number_before, 0) <> (w.event).number - 1
      or (w.event).previous_hash <> coalesce(w.hash_before, decode(repeat('00', 32), 'hex'))
      or (w.event).hash <> platform.audit_hash(w.event))
  union all
  select c.last_number, 'events after the last one kept are missing'
  from platform.audit_chain c
  left join lateral (select e.number, e.hash from platform.audit_event e where e.chain = c.chain
                     order by e.number desc limit 1) newest on true
  where c.chain = of_chain and (newest.hash is distinct from c.last_hash or newest.number is distinct from c.last_number)
  order by 1, 2;
end $$;
comment on function platform.verify_own_audit is
  'Where the chain of the administrator''s own partnership is broken between two numbers, or cut off at its end.';

create function platform.count_waiting_jobs() returns table (queue text, state text, jobs bigint)
language plpgsql stable security definer set search_path = platform, pg_temp as $$
begin
  return query
  select j.name::text, j.state::text, count(*) from pgboss.job j
  where j.state in ('created', 'retry', 'active') group by 1, 2;
end $$;
comment on function platform.count_waiting_jobs is 'How many jobs wait or run, without saying what they are about.';

create function partnership.end_own_sessions(keep_hash bytea) returns integer
language plpgsql security definer set search_path = partnership, pg_temp as $$
declare ended integer;
begin
  update partnership.session set ended_at = now()
  where user_id = platform.current_user_id() and ended_at is null and token_hash is distinct from keep_hash;
  get diagnostics ended = row_count;
  perform platform.record_audit('partnership.session.ended', 'user', platform.current_user_id(),
    jsonb_build_object('everywhere', keep_hash is null, 'sessions', ended));
  return ended;
end $$;
comment on function partnership.end_own_sessions is
  'Signs the one who is asking out everywhere, but for the session to keep where one is given.';

alter table partnership.area add constraint area_code_of_ons check (code ~ '^[EWSNX][0-9]{8}$');

-- Readiness is asked with the rights of a request.
grant usage on schema migrations to throughline_app;
grant select on migrations.applied to throughline_app;

grant execute on function platform.verify_own_audit(bigint, bigint), platform.count_waiting_jobs(),
  partnership.end_own_sessions(bytea) to throughline_app;
