-- The questions of the invented study in plain DuckDB SQL on the files of a layout-5 delivery, as an analyst would write it by hand.
-- Names that begin with a dollar are filled in by duckdb.js. Every file is read once, and only the columns that are needed.

create macro month_start(m) as cast(date '1900-03-01' + to_months(m) as date);
create macro metres(e1, n1, e2, n2) as cast(floor(sqrt((e1 - e2) ** 2 + (n1 - n2) ** 2) + 0.5) as integer);
create macro is_open(opened, closed, day) as (opened is null or opened <= day) and (closed is null or day < closed);

-- Hospital spells, and the submission that counts for each provider and month.

create temp table headers as
select distinct OrgIDProvider as provider, cast(UniqMonthID as integer) as month, UniqSubmissionID as submission,
  case lower(FileType) when 'primary' then 1 when 'refresh' then 2 else try_cast(FileType as integer) end as sequence,
  cast(DateTimeDatSetCreate as timestamp) as created
from read_csv('$delivery/MHS000Header.csv', all_varchar = true, header = true);

create temp table spell_rows as
select distinct Person_ID as person, UniqHospProvSpellID as spell, OrgIDProv as provider, cast(UniqMonthID as integer) as month,
  UniqSubmissionID as submission, try_cast(StartDateHospProvSpell as date) as starts_on, try_cast(DischDateHospProvSpell as date) as ends_on,
  SourceAdmMHHospProvSpell as source, MethAdmMHHospProvSpell as method, DestOfDischHospProvSpell as destination
from read_csv('$delivery/MHS501HospProvSpell.csv', all_varchar = true, header = true);

create temp table finals as
select provider, month, submission
from (select provider, month, submission from spell_rows union select provider, month, submission from headers)
left join headers using (provider, month, submission)
qualify row_number() over (partition by provider, month order by sequence desc nulls last, created desc nulls last) = 1;

create temp table spell_months as select r.* from spell_rows r semi join finals using (provider, month, submission);
drop table spell_rows;

create temp table spells as
with spans as (select spell, min(month) as first_month, max(month) as last_month from spell_months group by spell),
firsts as (
  select r.spell, s.first_month, s.last_month, arg_min(r, (r.starts_on, r.source, r.method, r.person, r.provider)) as r
  from spell_months r join spans s on s.spell = r.spell and s.first_month = r.month group by all),
lasts as (
  select r.spell, arg_max(r, (coalesce(r.ends_on, date '0001-01-01'), r.destination)) as r
  from spell_months r join spans s on s.spell = r.spell and s.last_month = r.month group by all)
select f.spell, f.r.person, f.r.provider, f.first_month, f.last_month, f.r.starts_on, l.r.ends_on, f.r.source, f.r.method, l.r.destination
from firsts f join lasts l using (spell);

-- The child at admission: age and home in the first month.

create temp table people as
select distinct p.Person_ID as person, p.OrgIDProv as provider, cast(p.UniqMonthID as integer) as month,
  nullif(p.LSOA2011, '') as area, nullif(replace(p.DefaultPostcode, ' ', ''), '') as postcode,
  try_cast(p.AgeRepPeriodStart as integer) as age_start, try_cast(p.AgeRepPeriodEnd as integer) as age_end,
  case p.GenderIDCode when '1' then 'male' when '2' then 'female' when '3' then 'other' when '4' then 'other' when 'X' then 'unknown' when 'Z' then 'unknown'
    else case p.Gender when '1' then 'male' when '2' then 'female' when '9' then 'other' else 'unknown' end end as gender,
  case when p.EthnicCategory[1] in ('A', 'B', 'C') then 'white' when p.EthnicCategory[1] in ('D', 'E', 'F', 'G') then 'mixed'
    when p.EthnicCategory[1] in ('H', 'J', 'K', 'L') then 'asian' when p.EthnicCategory[1] in ('M', 'N', 'P') then 'black'
    when p.EthnicCategory[1] in ('R', 'S') then 'other' when p.EthnicCategory[1] = 'Z' then 'not-stated' else 'unknown' end as ethnic_group,
  coalesce(lower(p.PatMRecInRP) in ('1', 'y', 'yes', 't', 'true'), false) as main_record
from read_csv('$delivery/MHS001MPI.csv', all_varchar = true, header = true) p
semi join spell_months s on s.person = p.Person_ID and s.provider = p.OrgIDProv and s.month = cast(p.UniqMonthID as integer)
semi join finals f on f.provider = p.OrgIDProv and f.month = cast(p.UniqMonthID as integer) and f.submission = p.UniqSubmissionID;

create temp table included as
with homes as (
  select s.spell, arg_min(p, (p.area, p.age_start, p.gender, p.ethnic_group, p.postcode)) as p
  from spells s join people p on p.person = s.person and p.provider = s.provider and p.month = s.first_month group by all)
select s.*, p.area, p.postcode, p.age_start as age, coalesce(p.gender, 'unknown') as gender, coalesce(p.ethnic_group, 'unknown') as ethnic_group,
  case when starts_on is null then '1.1' when ends_on < starts_on then '1.2'
    when starts_on < date '$from' then '2.1' when starts_on > date '$to' then '2.2'
    when age > 17 then '3.1' when age is null then '3.2' end as left_at
from spells s left join homes using (spell);

create temp table children as
select * from included where starts_on is not null and (ends_on is null or ends_on >= starts_on) and age between 0 and 17;

-- Ward stays, treatment functions and care status of the young.

create temp table young as select distinct person from people where age_start is null or age_start < 19 or age_end < 19;

create temp table stays as
select distinct w.Person_ID as person, w.UniqHospProvSpellID as spell, w.UniqWardStayID as stay, w.OrgIDProv as provider,
  cast(w.UniqMonthID as integer) as month, try_cast(w.StartDateWardStay as date) as starts_on, try_cast(w.EndDateWardStay as date) as ends_on,
  nullif(w.SiteIDOfTreat, '') as site, nullif(w.WardType, '') as ward_type, nullif(w.WardAge, '') as ward_age,
  nullif(w.WardSecLevel, '') as security, nullif(w.HospitalBedTypeMH, '') as bed_type, nullif(w.SpecialisedMHServiceCode, '') as specialised,
  try_cast(w.WardLocDistanceHome as integer) as recorded_km
from read_csv('$delivery/MHS502WardStay.csv', all_varchar = true, header = true) w
semi join young y on y.person = w.Person_ID
semi join finals f on f.provider = w.OrgIDProv and f.month = cast(w.UniqMonthID as integer) and f.submission = w.UniqSubmissionID;

create temp table first_stays as
select s.* from stays s semi join children using (spell)
qualify row_number() over (partition by spell
  order by month, starts_on nulls last, stay nulls last, site nulls last, ward_type nulls last, bed_type nulls last,
    ward_age nulls last, security nulls last, specialised nulls last, recorded_km nulls last) = 1;

create temp table functions as
select c.spell, bool_or(t.TreatFuncCodeMH = '700') as tf_700, bool_or(t.TreatFuncCodeMH = '711') as tf_711
from read_csv('$delivery/MHS503AssignedCareProf.csv', all_varchar = true, header = true) t
join children c on c.spell = t.UniqHospProvSpellID and c.first_month = cast(t.UniqMonthID as integer)
semi join finals f on f.provider = t.OrgIDProv and f.month = cast(t.UniqMonthID as integer) and f.submission = t.UniqSubmissionID
group by all;

create temp table looked_after as
select c.spell, bool_or(i.LACStatus = 'Y') as yes, bool_or(i.LACStatus in ('Y', 'N')) as known
from read_csv('$delivery/MHS005PatInd.csv', all_varchar = true, header = true) i
join children c on c.person = i.Person_ID and c.provider = i.OrgIDProv and c.first_month = cast(i.UniqMonthID as integer)
semi join finals f on f.provider = i.OrgIDProv and f.month = cast(i.UniqMonthID as integer) and f.submission = i.UniqSubmissionID
group by all;

-- Places: a site lies where its nearest area point lies.

create temp table areas as select * from read_csv('$reference/areas.csv', header = true);
create temp table units as
select * from read_csv('$reference/units.csv', header = true, types = {'opened': 'date', 'closed': 'date'});

create temp table sites as
with nearest as (
  select s.site, s.easting, s.northing, arg_min(a.area, (a.easting - s.easting) ** 2 + (a.northing - s.northing) ** 2) as area
  from (select distinct site, easting, northing from units) s, areas a group by all)
select n.site, n.easting, n.northing, a.region, a.icb from nearest n join areas a using (area);

-- Transfers make one episode of several spells.

create temp table chains as
with gaps as (
  select spell, person, starts_on, ends_on, starts_on - lag(ends_on) over w as gap,
    coalesce(lag(destination) over w in ('49', '50', '53', '84', '87'), false) or coalesce(source in ('49', '53', '87'), false)
      or coalesce(method in ('2B', '81'), false) as coded
  from included semi join children using (person)
  where starts_on is not null and (ends_on is null or ends_on >= starts_on)
  window w as (partition by person order by starts_on, ends_on nulls last, spell))
select spell, sum(case when gap between 0 and 1 and coded then 0 else 1 end)
    over (partition by person order by starts_on, ends_on nulls last, spell rows unbounded preceding) as episode
from gaps;

-- One placement a child's spell: kind of unit, distance, verdicts, categories.

create temp table placements as
with wards as (
  select c.*, h.episode, w.spell is not null as has_stay, w.site, w.ward_type, w.ward_age, w.security, w.bed_type, w.specialised,
    coalesce(t.tf_700, false) as tf_700, coalesce(t.tf_711, false) as tf_711,
    case when l.yes then 'yes' when l.known then 'no' else 'unknown' end as looked_after,
    s.easting as unit_e, s.northing as unit_n, s.region as unit_region, s.icb as unit_icb,
    a.easting as home_e, a.northing as home_n, a.deprivation as decile,
    case when c.area like 'W%' then 'wales' when c.area like 'S%' then 'scotland' when c.area like 'N%' or c.area like '95%' then 'northern-ireland'
      when a.area is not null then 'england' when c.area is not null or c.postcode is null then 'unknown'
      else case c.postcode when 'ZZ993VZ' then 'no-fixed-abode' when 'ZZ993GZ' then 'wales' when 'ZZ991WZ' then 'scotland' when 'ZZ992WZ' then 'northern-ireland'
        when 'ZZ993WZ' then 'unknown' when 'ZZ993CZ' then 'unknown' else if(c.postcode like 'ZZ99%', 'overseas', 'unknown') end end as home_place,
    if(home_place = 'england', a.region, home_place) as home_region, if(home_place = 'england', a.icb, home_place) as home_icb,
    (select case when count(distinct u.service) = 1 then min(u.service) end from units u
      where u.site = w.site and is_open(u.opened, u.closed, c.starts_on)) as site_service
  from children c
  join chains h using (spell)
  left join first_stays w using (spell)
  left join functions t using (spell)
  left join looked_after l using (spell)
  left join sites s on s.site = w.site
  left join areas a on a.area = c.area),
rowed as (
  select *, case when bed_type between '10' and '40' and length(bed_type) = 2 then 1
    when specialised in ('23K', '23L', '23O', '23U', '23V', '24E', '22B', '22C', '22H', '24C') then 2
    when ward_type in ('03', '06') then 3 when ward_type = '02' then 4 when ward_type = '04' then 5
    when ward_type = '05' or tf_700 then 6 when ward_type = '01' or ward_age in ('10', '11', '12') or tf_711 then 7
    when ward_age in ('13', '14', '15') then 8 else 9 end as service_row
  from wards),
serviced as (
  select *, case when not has_stay then 'unclassified' else case service_row
    when 1 then case bed_type when '23' then 'child' when '24' then 'general-adolescent' when '25' then 'eating-disorder' when '26' then 'eating-disorder'
      when '27' then 'low-secure' when '28' then 'medium-secure' when '29' then 'deaf' when '30' then 'learning-disability-autism'
      when '31' then 'learning-disability-secure' when '32' then 'learning-disability-secure' when '33' then 'ocd-bdd' when '34' then 'picu'
      else 'adult-ward' end
    when 2 then case specialised when '23K' then 'general-adolescent' when '23L' then 'low-secure' when '23O' then 'picu' when '24E' then 'child'
      when '22B' then 'deaf' when '22C' then 'medium-secure' when '22H' then 'ocd-bdd' when '24C' then if(security = '2', 'medium-secure', 'low-secure')
      else 'learning-disability-autism' end
    when 3 then 'adult-ward' when 4 then 'paediatric-ward' when 5 then 'unclassified'
    when 6 then case when ward_age in ('13', '14', '15') then 'adult-ward' when security in ('1', '2') then 'learning-disability-secure'
      else 'learning-disability-autism' end
    when 7 then case when security = '1' then 'low-secure' when security = '2' then 'medium-secure' when site_service is not null then site_service
      when ward_age = '10' then 'child' when ward_age = '11' then 'general-adolescent' else 'unclassified' end
    when 8 then 'adult-ward' else 'unclassified' end end as service
  from rowed),
measured as (
  select *, metres(home_e, home_n, unit_e, unit_n) as distance_m, starts_on between date '$from' and date '$to' as in_period,
    has_stay and (service not in ('adult-ward', 'paediatric-ward', 'unclassified') or (service = 'unclassified' and service_row = 7)) as tier_4,
    coalesce(ends_on, month_start(last_month + 1)) as end_day
  from serviced),
compared as (
  select m.*, n.nearest_m from measured m left join (
    select p.spell, min(metres(p.home_e, p.home_n, u.easting, u.northing)) as nearest_m
    from measured p join units u on u.service = p.service and p.age between u.age_from and u.age_to
      and (u.gender = 'any' or u.gender = p.gender) and is_open(u.opened, u.closed, p.starts_on)
    group by p.spell) n using (spell))
select *,
  case when age < 13 then '0-12' when age < 16 then '13-15' else '16-17' end as age_band,
  coalesce(cast((decile + 1) // 2 as varchar), 'unknown') as deprivation,
  year(starts_on) || '-Q' || quarter(starts_on) as quarter,
  case when distance_m is null then 'unknown' when distance_m < 20000 then '0-19' when distance_m < 50000 then '20-49' when distance_m < 100000 then '50-99'
    when distance_m < 200000 then '100-199' else '200+' end as distance_band,
  least(end_day, date '$to' + 1) - starts_on as bed_days,
  starts_on <= date '$census' and end_day > date '$census' as open_at_census,
  case when distance_m is null then 'not-determined' when distance_m >= 50000 then 'yes' else 'no' end as out_of_area_km_50,
  case when home_place <> 'england' or unit_region is null then 'not-determined' when home_region <> unit_region then 'yes' else 'no' end as out_of_area_region,
  case when home_place <> 'england' or unit_icb is null then 'not-determined' when home_icb <> unit_icb then 'yes' else 'no' end as out_of_area_icb,
  case when home_place in ('wales', 'scotland', 'northern-ireland', 'overseas') then 'not-determined'
    when distance_m > 80467.2 or (home_place = 'england' and home_region <> unit_region) then 'yes'
    when distance_m is null or home_place <> 'england' or unit_region is null then 'not-determined' else 'no' end as out_of_area_miles_50_or_region,
  case when distance_m is null or service in ('unclassified', 'paediatric-ward', 'adult-ward') then 'not-determined'
    when distance_m - nearest_m >= 20000 then 'yes' else 'no' end as out_of_area_nearer_unit
from compared;

create temp table counted as select * from placements where in_period and tier_4;
