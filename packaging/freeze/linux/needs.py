"""What the package asks of a system, from what dpkg-shlibdeps says of it: reads a list of packages and prints it."""

from __future__ import annotations

import sys

OTHER_NAMES = {"libgcc-s1": "libgcc1"}
"""As Debian 10 has them, on which UOS 20 stands."""


def asked(depends: str) -> str:
    """The same packages in any version, but for glibc, whose version says how old a system may be.

    Debian 11 knows of most others only that its own version does, which is newer than what UOS and Kylin have and what is used.
    """
    return ", ".join(_one(entry) for entry in depends.split(", ") if entry)


def _one(entry: str) -> str:
    name = entry.partition(" ")[0]
    if name == "libc6":
        return entry
    return f"{name} | {OTHER_NAMES[name]}" if name in OTHER_NAMES else name


if __name__ == "__main__":
    sys.stdout.write(asked(sys.stdin.read().strip()))
