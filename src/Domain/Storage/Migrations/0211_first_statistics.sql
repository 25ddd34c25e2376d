-- What the planner believes of a database in which nothing was counted yet. Without statistics it takes every column for one of
-- 200 values; a look-up by resource and one by parameter then promise the same, and a search in the first minute after a large
-- import read the index of a whole parameter once for each resource. A resource has few rows of each index, however many
-- resources there are: that is said for good, and written into the statistics once, from rows that look like the real ones.
alter table index_text alter column resource set (n_distinct = -0.25), alter column person set (n_distinct = -0.02);
alter table index_date alter column resource set (n_distinct = -0.7), alter column person set (n_distinct = -0.1);
alter table index_quantity alter column resource set (n_distinct = -0.7), alter column person set (n_distinct = -0.1);
alter table resource alter column person set (n_distinct = -0.08);
alter table resource_version alter column resource set (n_distinct = -0.8);

do $$
begin
  if exists (select from resource) then
    analyze index_text, index_date, index_quantity, resource, resource_version;
    return;
  end if;
  insert into index_text (param, value, system, resource, person) select n % 4, 'x', 0, n / 4, md5((n / 50)::text)::uuid from generate_series(1, 4000) n;
  insert into index_date (param, low, high, resource, person) select n % 2, now(), now(), n * 2 / 3, md5((n / 10)::text)::uuid from generate_series(1, 1000) n;
  insert into index_quantity (param, low, high, unit, system, resource, person) select n % 2, 1, 1, '', 0, n * 2 / 3, md5((n / 10)::text)::uuid from generate_series(1, 1000) n;
  analyze index_text (resource, person), index_date (resource, person), index_quantity (resource, person);
  truncate index_text, index_date, index_quantity;
end $$;
