"""python with_polars.py STUDY ANSWERS FROM TO: the central part of an invented study in polars, lazily, and streaming where that is faster."""

import sys
from datetime import date

import polars as pl
from usage import finish

study, answers_file, first_day, last_day = sys.argv[1:5]
first_day, last_day = date.fromisoformat(first_day), date.fromisoformat(last_day)
key = ["provider", "month", "submission"]


def table(file: str, **columns: str) -> pl.LazyFrame:
    frame = pl.scan_csv(f"{study}/delivery/{file}.csv", infer_schema=False)
    frame = frame.select(pl.col(theirs).alias(ours) for ours, theirs in columns.items())
    return frame.with_columns(pl.col("month").cast(pl.Int32))


def day(column: str) -> pl.Expr:
    return pl.col(column).str.to_date("%Y-%m-%d", strict=False)


ids = dict(person="Person_ID", provider="OrgIDProv", month="UniqMonthID", submission="UniqSubmissionID")
headers = table("MHS000Header", provider="OrgIDProvider", month="UniqMonthID", submission="UniqSubmissionID",
                file_type="FileType", created="DateTimeDatSetCreate").unique()
spell_rows = (
    table("MHS501HospProvSpell", **ids, spell="UniqHospProvSpellID", starts_on="StartDateHospProvSpell", ends_on="DischDateHospProvSpell")
    .unique().with_columns(day("starts_on"), day("ends_on")).collect(engine="streaming").lazy()
)
finals = (
    spell_rows.select(key).unique().join(headers, on=key, how="left")
    .sort("file_type", "created", descending=True, nulls_last=True)
    .unique(["provider", "month"], keep="first", maintain_order=True).select(key).collect().lazy()
)
spell_months = spell_rows.join(finals, on=key, how="semi")
spells = (
    spell_months.sort("month", "starts_on").group_by("spell")
    .agg(pl.col("person", "provider", "starts_on").first(), pl.col("month").first(), pl.col("ends_on").last()).collect().lazy()
)
people = (
    table("MHS001MPI", **ids, area="LSOA2011", postcode="DefaultPostcode", age="AgeRepPeriodStart")
    .join(spells, on=["person", "provider", "month"], how="semi").join(finals, on=key, how="semi")
    .with_columns(pl.col("age").cast(pl.Int32, strict=False), pl.col("area").replace("", None), pl.col("postcode").replace("", None))
    .sort("area", "age", nulls_last=True).unique(["person", "provider", "month"], keep="first", maintain_order=True)
)
children = (
    spells.join(people, on=["person", "provider", "month"], how="left")
    .filter(pl.col("age").is_between(0, 17), pl.col("starts_on").is_between(first_day, last_day),
            pl.col("ends_on").is_null() | (pl.col("ends_on") >= pl.col("starts_on")))
    .collect(engine="streaming").lazy()
)
stays = (
    table("MHS502WardStay", **ids, spell="UniqHospProvSpellID", stay="UniqWardStayID", starts_on="StartDateWardStay", site="SiteIDOfTreat")
    .join(children, on="spell", how="semi").join(finals, on=key, how="semi").unique()
    .with_columns(day("starts_on")).sort("month", "starts_on", "stay", "site", nulls_last=True)
    .unique("spell", keep="first", maintain_order=True).select("spell", pl.col("site").replace("", None))
)
areas = pl.scan_csv(f"{study}/reference/areas.csv", schema_overrides={"children_0_12": pl.Utf8}).select("area", "easting", "northing", "region")
units = pl.scan_csv(f"{study}/reference/units.csv").select("site", unit_e="easting", unit_n="northing").unique("site")

outside = pl.col("postcode").str.replace_all(" ", "").replace_strict(
    {"ZZ993VZ": "no-fixed-abode", "ZZ993GZ": "wales", "ZZ991WZ": "scotland", "ZZ992WZ": "northern-ireland", "ZZ993WZ": "unknown",
     "ZZ993CZ": "unknown"},
    default=pl.when(pl.col("postcode").str.starts_with("ZZ99")).then(pl.lit("overseas")).otherwise(pl.lit("unknown")),
    return_dtype=pl.Utf8)
region = (
    pl.when(pl.col("area").str.starts_with("W")).then(pl.lit("wales")).when(pl.col("area").str.starts_with("S")).then(pl.lit("scotland"))
    .when(pl.col("area").str.contains("^(N|95)")).then(pl.lit("northern-ireland")).when(pl.col("region").is_not_null()).then(pl.col("region"))
    .when(pl.col("area").is_not_null() | pl.col("postcode").is_null()).then(pl.lit("unknown")).otherwise(outside)
)
metres = (((pl.col("easting") - pl.col("unit_e")) ** 2 + (pl.col("northing") - pl.col("unit_n")) ** 2).sqrt() + 0.5).floor()
cells = (
    children.join(stays, on="spell").join(areas, on="area", how="left").join(units, on="site", how="left")
    .with_columns(home_region=region, metres=metres, age_band=pl.when(pl.col("age") < 13).then(pl.lit("0-12"))
                  .when(pl.col("age") < 16).then(pl.lit("13-15")).otherwise(pl.lit("16-17")))
    .group_by("home_region", "age_band")
    .agg(admissions=pl.len(), children=pl.col("person").n_unique(), median=(pl.col("metres").median() / 1000 + 0.5).floor()).collect()
)
finish({f"central {row['home_region']}|{row['age_band']} {measure}": row[measure]
        for row in cells.to_dicts() for measure in ("admissions", "children", "median") if row[measure] is not None}, answers_file)
