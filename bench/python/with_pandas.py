"""python with_pandas.py STUDY ANSWERS FROM TO: the central part of an invented study in pandas, reading with Arrow."""

import sys

import numpy as np
import pandas as pd
from usage import finish

study, answers_file, first_day, last_day = sys.argv[1:5]
key = ["provider", "month", "submission"]
visit = ["person", "provider", "month"]


def table(file: str, **columns: str) -> pd.DataFrame:
    names = {theirs: ours for ours, theirs in columns.items()}
    frame = pd.read_csv(f"{study}/delivery/{file}.csv", usecols=list(names), dtype="string[pyarrow]", engine="pyarrow").rename(columns=names)
    return frame.assign(month=frame["month"].astype("int32"))


def only(frame: pd.DataFrame, those: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    return frame.merge(those[on].drop_duplicates(), on=on)


ids = dict(person="Person_ID", provider="OrgIDProv", month="UniqMonthID", submission="UniqSubmissionID")
headers = table("MHS000Header", provider="OrgIDProvider", month="UniqMonthID", submission="UniqSubmissionID",
                file_type="FileType", created="DateTimeDatSetCreate").drop_duplicates()
spell_rows = table("MHS501HospProvSpell", **ids, spell="UniqHospProvSpellID", starts_on="StartDateHospProvSpell",
                   ends_on="DischDateHospProvSpell").drop_duplicates()
finals = (spell_rows[key].drop_duplicates().merge(headers, on=key, how="left").sort_values(["file_type", "created"], ascending=False)
          .drop_duplicates(["provider", "month"]))
spell_rows = only(spell_rows, finals, key)
for column in ("starts_on", "ends_on"):
    spell_rows[column] = pd.to_datetime(spell_rows[column], format="%Y-%m-%d", errors="coerce")
ordered = spell_rows.sort_values(["month", "starts_on"])
spells = ordered.drop_duplicates("spell").drop(columns="ends_on").merge(ordered.drop_duplicates("spell", keep="last")[["spell", "ends_on"]], on="spell")
people = only(only(table("MHS001MPI", **ids, area="LSOA2011", postcode="DefaultPostcode", age="AgeRepPeriodStart"), spells, visit), finals, key)
people["age"] = pd.to_numeric(people["age"], errors="coerce").astype("float64")
people = people.replace({"area": {"": pd.NA}, "postcode": {"": pd.NA}}).sort_values(["area", "age"]).drop_duplicates(visit).drop(columns="submission")
children = spells.merge(people, on=visit)
children = children[children["age"].between(0, 17) & children["starts_on"].between(first_day, last_day)
                    & ~(children["ends_on"] < children["starts_on"])]
stays = only(only(table("MHS502WardStay", **ids, spell="UniqHospProvSpellID", stay="UniqWardStayID", starts_on="StartDateWardStay",
                        site="SiteIDOfTreat"), children, ["spell"]), finals, key).drop_duplicates()
first_stays = stays.sort_values(["month", "starts_on", "stay", "site"]).drop_duplicates("spell")[["spell", "site"]]
areas = pd.read_csv(f"{study}/reference/areas.csv", usecols=["area", "easting", "northing", "region"])
units = pd.read_csv(f"{study}/reference/units.csv").drop_duplicates("site")[["site", "easting", "northing"]]
placed = (children.merge(first_stays, on="spell").merge(areas, on="area", how="left")
          .merge(units, on="site", how="left", suffixes=("", "_unit")))

postcode = placed["postcode"].str.replace(" ", "").fillna("")
area = placed["area"].fillna("")
outside = {"ZZ993VZ": "no-fixed-abode", "ZZ993GZ": "wales", "ZZ991WZ": "scotland", "ZZ992WZ": "northern-ireland", "ZZ993WZ": "unknown", "ZZ993CZ": "unknown"}
by_postcode = postcode.map(outside).astype(object).where(postcode.isin(outside), np.where(postcode.str.startswith("ZZ99"), "overseas", "unknown"))
placed["home_region"] = np.select(
    [area.str.startswith("W"), area.str.startswith("S"), area.str.match("N|95"), placed["region"].notna(), area != ""],
    ["wales", "scotland", "northern-ireland", placed["region"].astype(object), "unknown"], by_postcode)
placed["age_band"] = np.select([placed["age"] < 13, placed["age"] < 16], ["0-12", "13-15"], "16-17")
placed["metres"] = np.floor(np.sqrt((placed["easting"] - placed["easting_unit"]) ** 2 + (placed["northing"] - placed["northing_unit"]) ** 2) + 0.5)
cells = placed.groupby(["home_region", "age_band"]).agg(
    admissions=("spell", "size"), children=("person", "nunique"), median=("metres", "median")).reset_index()
cells["median"] = np.floor(cells["median"] / 1000 + 0.5)
finish({f"central {row['home_region']}|{row['age_band']} {measure}": row[measure]
        for row in cells.to_dict("records") for measure in ("admissions", "children", "median") if not pd.isna(row[measure])}, answers_file)
