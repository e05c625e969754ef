-- How two definitions of "out of area" agree, in admissions and in children.

insert into answers
with pairs as (
  select spell, person, case when $a = 'not-determined' or $b = 'not-determined' then 'notDetermined'
    when $a = 'yes' and $b = 'yes' then 'both' when $a = 'yes' then 'onlyA' when $b = 'yes' then 'onlyB' else 'neither' end as part
  from counted)
select 'agreement $a $b ' || part || ' ' || unit, value
from (unpivot (select part, count(distinct spell) as admissions, count(distinct person) as children from pairs group by part)
  on admissions, children into name unit value value);
