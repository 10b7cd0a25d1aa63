-- A plan knows how often what stands in it has changed, so that counts over thousands of actions are made once for each
-- state of the plan and not once for each page.

alter table plan.plan add column revision bigint not null default 0;
comment on column plan.plan.revision is 'Goes up with every transaction that changes a node, an action, a review or whom a party means.';

create function plan.revise_once(of_plan uuid) returns void language plpgsql security definer set search_path = plan, pg_temp as $$
declare mark text := of_plan || ' ' || pg_current_xact_id();
begin
  -- Once for each transaction: an import of thousands of actions would otherwise write the same row thousands of times.
  if current_setting('throughline.revised', true) is distinct from mark then
    update plan.plan set revision = revision + 1 where id = of_plan;
    perform set_config('throughline.revised', mark, true);
  end if;
end $$;
comment on function plan.revise_once is 'Counts a change of a plan, once for each transaction.';

create or replace function plan.point_at_newest() returns trigger language plpgsql security definer set search_path = plan, pg_temp as $$
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
  perform plan.revise_once(new.plan_id);
  return null;
end $$;

create function plan.revise_for_party() returns trigger language plpgsql security definer set search_path = plan, pg_temp as $$
begin
  update plan.plan set revision = revision + 1 where partnership_id = new.partnership_id;
  return null;
end $$;
comment on function plan.revise_for_party is 'Whether an action has an owner, and where it stands among owners, depends on its parties.';
create trigger revised after update of kind, name on plan.party
  for each row when ((old.kind, old.name) is distinct from (new.kind, new.name)) execute function plan.revise_for_party();
