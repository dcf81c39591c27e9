"""Fetches the locked packages for a target as wheels, each checked against its hash: `wheels.py (linux|windows) FOLDER LOCK...`.

What is written for another system, and what the program doesn't need (pip), is left out. jieba comes as source only: its wheel is
built here, from the locked archive and with the locked setuptools. Prints `name==version` of each.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pip._vendor.packaging.markers import Marker

PYTHON = "3.11"
LEFT_OUT = {"pip"}
SOURCE_ONLY = {"jieba"}
PLATFORMS = {
    "linux": [f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)] + ["manylinux2014_x86_64", "manylinux2010_x86_64"],
    "windows": ["win_amd64"],
}
SURROUNDINGS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
BLOCK = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\\n]+))?(?P<hashes>(?:\s*\\\n\s+--hash=\S+)+)", re.M
)


def wanted(lock: Path, target: str) -> list[tuple[str, str, str]]:
    """Name, version and hashes of what a lock holds for a target."""
    found = []
    for block in BLOCK.finditer(lock.read_text(encoding="utf-8")):
        surroundings = {**SURROUNDINGS[target], "python_version": PYTHON, "python_full_version": f"{PYTHON}.0"}
        if block["name"] in LEFT_OUT or (block["marker"] and not Marker(block["marker"]).evaluate(surroundings)):
            continue
        found.append((block["name"], block["version"], block["hashes"]))
    return found


def fetch(target: str, folder: Path, locks: list[Path]) -> list[tuple[str, str, str]]:
    """Put the wheels into the folder; what they are of."""
    rows = list({row[0]: row for lock in locks for row in wanted(lock, target)}.values())
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet"]
    with tempfile.TemporaryDirectory() as work:
        for name, chosen in (
            ("wheels", [row for row in rows if row[0] not in SOURCE_ONLY]),
            ("sources", [row for row in rows if row[0] in SOURCE_ONLY]),
        ):
            listing = Path(work) / f"{name}.txt"
            listing.write_text("".join(f"{name}=={version}{hashes}\n" for name, version, hashes in chosen), encoding="utf-8")
            common = ["--require-hashes", "--no-deps", "-r", str(listing)]
            if name == "sources":
                subprocess.run([*pip, "wheel", "--no-build-isolation", "-w", str(folder), *common], check=True)
                continue
            tags = [word for platform in PLATFORMS[target] for word in ("--platform", platform)]
            target_python = ["--only-binary=:all:", "--python-version", PYTHON, "--implementation", "cp"]
            abis = ["--abi", f"cp{PYTHON.replace('.', '')}", "--abi", "abi3", "--abi", "none"]
            subprocess.run([*pip, "download", "-d", str(folder), *target_python, *abis, *tags, *common], check=True)
    return rows


def main() -> None:
    """Fetch and say what."""
    target, folder, *locks = sys.argv[1:]
    for name, version, _ in fetch(target, Path(folder), [Path(lock) for lock in locks]):
        sys.stdout.write(f"{name}=={version}\n")


if __name__ == "__main__":
    main()
