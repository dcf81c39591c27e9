"""Writes the list of parts of a built program as CycloneDX 1.6, the same for every system.

`PYTHONPATH=PROJECT sbom.py (windows|linux) FOLDER OUT --lock LOCK... [--wheels FOLDER] [--debian ROOT]`. Said is what lies in the
folder, not what ought to: locked packages whose modules are there, and libraries with the version that `told` finds.
`--wheels` adds the SHA-256 of the archives they came from, `--debian` says which packages of a system the other shared
libraries are, and brings their licences into the folder. A part whose licence is not in `resources/licences` stops the build.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import marshal
import os
import re
import sys
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import told
from wheels import wanted

from core.shipped import DEBIAN, Kind, Shipped, shipped

ROOT = Path(__file__).parents[2]
BINARY = re.compile(r".*\.(dll|pyd|exe|so)(\.[\d.]+)?$")


@dataclass
class Part:
    """A part that was found, with the files it was found in, seen from the folder."""

    name: str
    version: str
    kind: Kind
    licence: str
    places: list[str] = field(default_factory=list[str])
    sha256: str = ""
    package: str = ""  # of Debian


# What lies in the folder


def binaries(folder: Path) -> list[Path]:
    """Every compiled file."""
    return [
        path for path in sorted(folder.rglob("*")) if BINARY.fullmatch(path.name) and path.is_file() and not path.is_symlink()
    ]


def frozen_modules(folder: Path) -> set[str]:
    """The names of the modules that PyInstaller packed into its programs: its archive ends in a marshalled table of them."""
    found: set[str] = set()
    for path in (path for path in folder.iterdir() if path.is_file() and os.access(path, os.X_OK)):
        data = path.read_bytes()
        for start in (hit.start() for hit in re.finditer(rb"PYZ\0", data)):
            table = start + int.from_bytes(data[start + 8 : start + 12], "big")
            try:
                rows: Any = marshal.loads(data[table:])
            except (EOFError, ValueError, TypeError):
                continue  # these four letters stood there by chance
            found |= {row[0] for row in rows if isinstance(row, tuple) and row and isinstance(row[0], str)}
    return found


def modules(folder: Path) -> set[str]:
    """The top names of what can be imported: folders and files where modules lie, and frozen ones."""
    places = [place for place in (folder, folder / "lib", folder / "_internal") if place.is_dir()]
    there = {path.name.partition(".")[0] for place in places for path in place.iterdir() if path.suffix != ".dist-info"}
    return there | {name.partition(".")[0] for name in frozen_modules(folder)}


# What is found


def packages(names: Iterable[tuple[str, str]], there: set[str], wheels: Mapping[str, Path]) -> list[Part]:
    """The locked packages of which a module is there."""
    known = {part.name: part for part in shipped() if part.kind is Kind.PACKAGE}
    found: list[Part] = []
    for name, version in names:
        tops = top_modules(wheels[name]) if name in wheels else {TOPS.get(name, name.replace("-", "_"))}
        if tops & there:
            wheel = wheels.get(name)
            sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest() if wheel else ""
            found.append(Part(name, version, Kind.PACKAGE, licence(known.get(name), name), sorted(tops & there), sha256))
    return found


# Where no wheel is at hand to say it.
TOPS = {"python-docx": "docx", "python-dateutil": "dateutil", "pyside6-essentials": "PySide6"}


def top_modules(wheel: Path) -> set[str]:
    """The names under which what a wheel holds is imported."""
    with ZipFile(wheel) as archive:
        parts = [PurePosixPath(name).parts for name in archive.namelist()]
    return {names[0].partition(".")[0] for names in parts if not names[0].endswith((".dist-info", ".data", ".libs"))}


def libraries(folder: Path, system: str, packages: Mapping[str, str]) -> list[Part]:
    """The libraries that are in compiled files. `packages`: the versions of the packages that are there."""
    known = {part.name: part for part in shipped() if part.kind is Kind.LIBRARY}
    seen = [(name, version, path) for path in binaries(folder) for name, version in told.libraries(path.name, path.read_bytes())]
    beside = told.versions_beside(folder, system, {**packages, **{name: version for name, version, _ in seen if version}})
    found: dict[tuple[str, str], Part] = {}
    for name, written, path in seen:
        version = written or beside.get(name, "")
        part = found.setdefault((name, version), Part(name, version, Kind.LIBRARY, licence(known.get(name), name)))
        place = path.relative_to(folder).as_posix()
        if place not in part.places:
            part.places.append(place)
    return list(found.values())


def system_libraries(folder: Path, root: Path, taken: set[str]) -> list[Part]:
    """The shared libraries that are a Debian's: those of the same name that one of its packages brings."""
    owners = {
        PurePosixPath(line).name: path.name.removesuffix(".list").partition(":")[0]
        for path in sorted((root / "var/lib/dpkg/info").glob("*.list"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\.so(\.[\d.]+)?$", line)
    }
    status = (root / "var/lib/dpkg/status").read_text(encoding="utf-8", errors="replace")
    versions = dict(re.findall(r"^Package: (\S+)\n(?:\S.*\n| .*\n)*?Version: (\S+)$", status, re.MULTILINE))
    found: dict[str, Part] = {}
    for path in binaries(folder):
        place, package = path.relative_to(folder).as_posix(), owners.get(path.name, "")
        if package and place not in taken:
            part = Part(package, versions.get(package, ""), Kind.LIBRARY, "", package=package)
            found.setdefault(package, part).places.append(place)
    return list(found.values())


def bring_texts(folder: Path, root: Path, parts: Sequence[Part]) -> None:
    """Put what Debian says of the licences of its libraries beside the other texts in the built folder."""
    target = next(folder.rglob("resources/licences")) / "debian"
    for part in (part for part in parts if part.package):
        said = root / "usr/share/doc" / part.package / "copyright"
        if not said.is_file():
            raise SystemExit(f"{part.package} ships, but {said} is not there")
        target.mkdir(exist_ok=True)
        (target / f"{part.package}.txt").write_bytes(said.read_bytes())


def data_parts() -> list[Part]:
    """What came along as data; it is in every build."""
    return [Part(part.name, "", part.kind, part.licence) for part in shipped() if part.kind is Kind.DATA]


def licence(part: Shipped | None, name: str) -> str:
    """The licence of what was found; an end to the build where none is known."""
    if part is None:
        raise SystemExit(f"{name} ships, but its licence is not in resources/licences/index.tsv")
    return part.licence


# What is said


def component(part: Part) -> dict[str, Any]:
    """A part as CycloneDX has it."""
    pypi, debian = part.kind is Kind.PACKAGE, part.package
    purl = f"pkg:pypi/{part.name}@{part.version}" if pypi else f"pkg:deb/debian/{part.name}@{part.version}" if debian else ""
    kind = "data" if part.kind is Kind.DATA else "framework" if part.name == "Qt" else "library"
    reference = purl or "-".join(filter(None, (part.name, part.version))).replace(" ", "-")
    said: dict[str, Any] = {"type": kind, "bom-ref": reference, "name": part.name}
    if part.version:
        said["version"] = part.version
    if part.sha256:
        said["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    said["licenses"] = [{"license": {"name": DEBIAN}}] if debian else [{"expression": part.licence}]
    if purl:
        said["purl"] = purl
    if part.places:
        said["evidence"] = {"occurrences": [{"location": place} for place in part.places]}
    return said


def bill(version: str, parts: Sequence[Part], *, made: int, system: str) -> dict[str, Any]:
    """The whole list; the same parts and time give the same bytes."""
    components = sorted((component(part) for part in parts), key=lambda said: said["bom-ref"])
    content = json.dumps([version, system, components], sort_keys=True)
    ours = {
        "type": "application",
        "bom-ref": "yaodian",
        "name": "yaodian",
        "version": version,
        "licenses": [{"expression": "MIT"}],
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(made, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {**ours, "properties": [{"name": "system", "value": system}]},
        },
        "components": components,
        "dependencies": [{"ref": "yaodian", "dependsOn": [said["bom-ref"] for said in components]}],
    }


def parts_of(system: str, folder: Path, locks: Sequence[Path], wheels: Path | None, debian: Path | None) -> list[Part]:
    """Every part by others that lies in a built folder."""
    locked = {name: version for lock in locks for name, version, _ in wanted(lock, system)}
    archives = {normal(path.name.partition("-")[0]): path for path in sorted(wheels.glob("*.whl"))} if wheels else {}
    found = packages(locked.items(), modules(folder), archives)
    found += libraries(folder, system, {part.name: part.version for part in found})
    if debian:
        found += system_libraries(folder, debian, {place for part in found for place in part.places})
    return found + data_parts()


def normal(name: str) -> str:
    """A package's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> None:
    """Write it and say how many parts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("system", choices=["windows", "linux"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lock", type=Path, action="append", required=True)
    parser.add_argument("--wheels", type=Path)
    parser.add_argument("--debian", type=Path)
    args = parser.parse_args()
    version = re.findall(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)[0]
    parts = parts_of(args.system, args.folder, args.lock, args.wheels, args.debian)
    if args.debian:
        bring_texts(args.folder, args.debian, parts)
    made = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    said = json.dumps(bill(version, parts, made=made, system=args.system), indent=1, ensure_ascii=False)
    args.out.write_text(said + "\n", encoding="utf-8", newline="\n")
    unknown = [part.name for part in parts if not part.version and part.kind is not Kind.DATA]
    sys.stdout.write(f"{len(parts)} parts by others in {args.out.name}; version not told: {', '.join(unknown) or 'none'}\n")


if __name__ == "__main__":
    main()
