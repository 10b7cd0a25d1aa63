-- Roles of those who work with people, and of those who watch over what is held about them.

alter table partnership.user_role drop constraint user_role_role_check;
alter table partnership.user_role add constraint user_role_role_check check (role in (
  'administrator', 'strategy-lead', 'contributor', 'reader',
  'worker', 'organisation-administrator', 'data-guardian', 'matching-lead'));
comment on table partnership.user_role is
  'What a user may do in the partnership. A worker finds and records people; the administrator of an organisation keeps its users; the data guardian keeps agreements, restrictions and the review of access; the matching lead decides about possible matches.';
