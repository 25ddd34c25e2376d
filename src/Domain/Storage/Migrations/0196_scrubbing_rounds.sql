-- Rounds of overwriting what erasures have freed: which tables are done, so that a round which was stopped goes on where it was.
create table scrubbing (
  id uuid primary key,
  began_at timestamptz not null,
  tables text[] not null default '{}',
  ended_at timestamptz
);
create unique index scrubbing_open on scrubbing ((true)) where ended_at is null;
comment on table scrubbing is 'Read by the worker that scrubs: times and names of tables, nothing of a person.';

-- The round that an erasure belongs to: one that had been committed when the round began.
alter table erasure add column scrubbing uuid references scrubbing (id);
drop index erasure_unscrubbed;
create index erasure_unscrubbed on erasure (scrubbing) where scrubbed_at is null;
