-- Counts that have left, as they left: a week is released once for each audience, so that asking again tells nothing more.
create table count_release (
  country text not null,
  week date not null,
  k integer not null check (k >= 2),
  released jsonb not null,
  made_at timestamptz not null,
  primary key (country, week, k)
);
comment on table count_release is 'Read by analysts and monitoring: suppressed counts, never the true ones.';

-- When the freed pages of an erasure were overwritten.
alter table erasure add column scrubbed_at timestamptz;
create index erasure_unscrubbed on erasure (at) where scrubbed_at is null;
