-- Where each action stands: its version and its newest review side by side, now or on a day.

create view plan.standing with (security_invoker = true) as
select
  v.action_id, v.partnership_id, v.plan_id, v.version, v.effective_on, v.state, v.became_action_id, v.node_id, v.position,
  v.number, v.text, v.points, v.timescale_raw, v.timescale_kind, v.timescale_from, v.timescale_to, v.timescale_every,
  v.due_on, v.measure,
  coalesce(r.number, 0) as review, coalesce(r.status, 'not-known') as status, coalesce(r.continues, false) as continues,
  coalesce(r.desirable, 'not-asked') as desirable, r.desirable_reason,
  coalesce(r.achievable, 'not-asked') as achievable, r.achievable_reason,
  r.situation, r.next_steps, r.notes, coalesce(r.notes_public, false) as notes_public,
  coalesce(r.colour_by_hand, r.colour_derived) as colour, r.colour_derived, r.colour_by_hand, r.colour_reason,
  r.effective_on as reviewed_on, r.kind as review_kind, r.group_id, r.decided_on
from plan.action a
join plan.action_version v on v.action_id = a.id and v.version = a.current_version
left join plan.review r on r.action_id = a.id and r.number = a.current_review;
comment on view plan.standing is 'Each action as it stands now: newest version, newest review.';
grant select on plan.standing to throughline_app;

create function plan.standing_on(of_plan uuid, day date) returns setof plan.standing language sql stable as $$
  select
    v.action_id, v.partnership_id, v.plan_id, v.version, v.effective_on, v.state, v.became_action_id, v.node_id, v.position,
    v.number, v.text, v.points, v.timescale_raw, v.timescale_kind, v.timescale_from, v.timescale_to, v.timescale_every,
    v.due_on, v.measure,
    coalesce(r.number, 0), coalesce(r.status, 'not-known'), coalesce(r.continues, false),
    coalesce(r.desirable, 'not-asked'), r.desirable_reason, coalesce(r.achievable, 'not-asked'), r.achievable_reason,
    r.situation, r.next_steps, r.notes, coalesce(r.notes_public, false),
    coalesce(r.colour_by_hand, r.colour_derived), r.colour_derived, r.colour_by_hand, r.colour_reason,
    r.effective_on, r.kind, r.group_id, r.decided_on
  from plan.actions_on(of_plan, day) v
  left join plan.reviews_on(of_plan, day) r on r.action_id = v.action_id
$$;
comment on function plan.standing_on is 'Each action of a plan as it stood at the end of a day.';

create function plan.latest_occurrence(first_on date, every interval, day date) returns date language sql immutable as $$
  select max(occurrence)::date from generate_series(first_on::timestamp, day::timestamp, greatest(every, interval '1 day')) occurrence
$$;
comment on function plan.latest_occurrence is 'The newest occurrence on or before a day of what recurs from a first day; null before the first.';

create function plan.is_late(state text, status text, timescale_kind text, due_on date, every text, reviewed_on date, day date)
returns boolean language sql immutable as $$
  select coalesce(state = 'active' and status in ('not-known', 'not-begun', 'begun', 'partly-complete') and case
    when timescale_kind in ('recurring', 'first-then-recurring') and every is not null
      then coalesce(reviewed_on, date '-infinity') < plan.latest_occurrence(due_on, every::interval, day)
    else due_on < day end, false)
$$;
comment on function plan.is_late is
  'Late: open, and its last day has passed; for what recurs, not reviewed since its newest occurrence. Ongoing, tbc and undated actions are never late.';
grant execute on function plan.standing_on(uuid, date), plan.latest_occurrence(date, interval, date),
  plan.is_late(text, text, text, date, text, date, date) to throughline_app;
