-- Whether a plan's publications are listed is a setting of the plan, which the public cannot read.

create function plan.is_listed(of_plan uuid) returns boolean language sql stable security definer
set search_path = plan, pg_temp as $$
  select exists (select from plan.plan where id = of_plan and public)
$$;
comment on function plan.is_listed is 'Whether the newest public publication of a plan is listed for everyone. Says nothing else of the plan.';
grant execute on function plan.is_listed(uuid) to throughline_app;
