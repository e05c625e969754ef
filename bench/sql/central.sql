-- The central part that the Python versions answer too: admissions of under 18s in the period in any ward, by home region and age.

insert into answers
with cells as (
  select 'central ' || home_region || '|' || age_band || ' ' as question, count(*) as admissions, count(distinct person) as children,
    floor(median(distance_m) / 1000 + 0.5) as median
  from placements where in_period and has_stay group by home_region, age_band)
select question || measure, value
from (unpivot (select question, columns(* exclude question)::double from cells) on columns(* exclude question) into name measure value value);
