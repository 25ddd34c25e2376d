-- The last time step whose number was taken (RFC 6238, 5.2): no number of an authenticator opens twice, none older than it either.
alter table account add column last_time_step bigint;
