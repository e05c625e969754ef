-- The verdicts of one definition over all admissions, in admissions and in children.

insert into answers
select 'verdict $definition ' || verdict || ' ' || unit, value
from (unpivot (
    select $definition as verdict, count(distinct spell) as admissions, count(distinct person) as children from counted group by verdict)
  on admissions, children into name unit value value);
