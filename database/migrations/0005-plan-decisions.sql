-- Rewording, re-dating, splitting, merging and removing are decisions: who took them, and on which day.

alter table plan.action_version
  add column group_id uuid,
  add column decided_on date,
  add foreign key (partnership_id, group_id) references partnership.governance_group (partnership_id, id);
comment on column plan.action_version.group_id is 'The group that decided the change; empty where none was named.';
comment on column plan.action_version.decided_on is 'The day of that decision; empty where nobody said.';

alter table plan.node_version
  add column group_id uuid,
  add column decided_on date,
  add foreign key (partnership_id, group_id) references partnership.governance_group (partnership_id, id);
comment on column plan.node_version.group_id is 'The group that decided the change; empty where none was named.';
comment on column plan.node_version.decided_on is 'The day of that decision; empty where nobody said.';

create index action_version_became on plan.action_version (became_action_id) where became_action_id is not null;
create index party_alias_party on plan.party_alias (party_id);
