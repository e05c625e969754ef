-- The answers, each as (question, value). Who is counted, the headlines with both bounds, and the official monthly figures by their own rules.

create temp table answers (question varchar, value double);

insert into answers
with wards as (
  select spell, person, case when tier_4 then null when not has_stay then '4.4' when service = 'adult-ward' then '4.1'
    when service = 'paediatric-ward' then '4.2' else '4.3' end as left_at
  from placements where in_period),
steps as (select spell, person, left_at, unnest([1, 2, 3]) as step from included union all select spell, person, left_at, 4 from wards),
kept as (
  select 'inclusion kept ' || step || ' ' as question, count(distinct spell) as admissions, count(distinct person) as children
  from steps where left_at is null or left_at > step || '.9' group by step),
gone as (
  select 'inclusion left ' || left_at || ' ' as question, count(distinct spell) as admissions, count(distinct person) as children
  from (select spell, person, left_at from included union all from wards) where left_at is not null group by left_at)
select question || unit, value from (unpivot (from kept union all from gone) on admissions, children into name unit value value);

insert into answers
with far as (
  select count(distance_m) as known, count(*) as n, median(distance_m) as value, median(coalesce(distance_m, 0)) as low,
    median(coalesce(distance_m, 1000000000)) as high from counted)
select 'headline open-at-census value', count(distinct spell) from placements where open_at_census and tier_4
union all select 'headline median-distance value', floor(value / 1000 + 0.5) from far
union all select 'headline median-distance known', known from far
union all select 'headline median-distance low', floor(low / 1000 + 0.5) from far
union all select 'headline median-distance high', floor(high / 1000 + 0.5) from far where high < 300000000;

insert into answers
with ages as (select person, provider, month, min(age_end) as age_end from people group by all),
main_ages as (
  select person, month, coalesce(min(age_end) filter (main_record), min(age_end)) as age_end from people group by all),
distinct_stays as (
  select distinct s.person, s.month, stay, s.starts_on, s.ends_on, ward_type, recorded_km, a.age_end,
    s.ends_on is null or s.ends_on >= month_start(s.month + 1) as still_there
  from stays s join ages a on a.person = s.person and a.provider = s.provider and a.month = s.month),
monthly as (
  select 'MHS07a' as measure, month, count(distinct person) as value from spell_months s join main_ages a using (person, month)
  where a.age_end between 0 and 18 and (s.ends_on is null or s.ends_on >= month_start(month + 1)) group by month
  union all
  select 'MHS27', month, count(distinct spell) from spell_months
  where starts_on >= month_start(month) and starts_on < month_start(month + 1) group by month
  union all
  select 'MHS22a', month, count(distinct stay) from distinct_stays
  where still_there and recorded_km >= 50 and age_end between 0 and 18 group by month
  union all
  select case when age_end < 16 then 'MHS24a' when age_end = 16 then 'MHS24b' else 'MHS24c' end, month,
    sum(greatest(0, if(still_there, month_start(month + 1), ends_on) - greatest(starts_on, month_start(month))))
  from distinct_stays where ward_type in ('03', '06') and age_end <= 17 and starts_on is not null group by all)
select 'official ' || measure || ' ' || strftime(month_start(month), '%Y-%m'), value from monthly
where month_start(month) between date '$from' and date '$to';
