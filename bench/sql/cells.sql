-- The cells of one table with all its margins; duckdb.js fills in its name, its dimensions, and counts of every verdict.

insert into answers
with cells as (
  select 'table $id ' || $at || ' ' as question, count(distinct spell) as admissions, count(distinct person) as children,
    count(distinct (person, episode)) as episodes, sum(bed_days) as bedDays, count(distance_m) as known,
    count(distinct person) filter (distance_m is not null) as knownChildren,
    floor(quantile_cont(distance_m, 0.25) / 1000 + 0.5) as q1, floor(median(distance_m) / 1000 + 0.5) as median,
    floor(quantile_cont(distance_m, 0.75) / 1000 + 0.5) as q3$verdicts
  from counted group by cube ($columns))
select question || measure, value
from (unpivot (select question, columns(* exclude question)::double from cells) on columns(* exclude question) into name measure value value);
