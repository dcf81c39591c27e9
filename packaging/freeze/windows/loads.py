"""Checks that every library a file of the program loads is in the program or part of Windows 10: `loads.py FOLDER`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

OBJDUMP = "x86_64-w64-mingw32-objdump"
# What Windows 10 itself has, of what is loaded here.
SYSTEM = re.compile(
    r"(api-ms-win-.*|kernel32|user32|gdi32|advapi32|shell32|ole32|oleaut32|ws2_32|version|winmm|imm32|bcrypt|crypt32|mpr|netapi32|userenv|rpcrt4"
    r"|shlwapi|shcore|uxtheme|dwmapi|dwrite|d2d1|d3d9|d3d11|d3d12|dxgi|dxguid|setupapi|wtsapi32|comdlg32|comctl32|winspool|msvcrt|ntdll|authz"
    r"|secur32|iphlpapi|dnsapi|psapi|synchronization|runtimeobject|propsys|uiautomationcore|ucrtbase|opengl32|dcomp|wintrust|dbghelp)\.(dll|drv)"
)


def loaded(path: Path) -> list[str]:
    """The names of the libraries that a file says it loads."""
    said = subprocess.run([OBJDUMP, "-p", str(path)], capture_output=True, text=True, check=True, errors="replace").stdout
    return [name.lower() for name in re.findall(r"DLL Name: (\S+)", said)]


def main() -> None:
    """Say what is missing."""
    folder = Path(sys.argv[1])
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".exe", ".dll", ".pyd")]
    here = {path.name.lower() for path in files}
    missing = [
        f"{path.relative_to(folder)} loads {name}"
        for path in files
        for name in loaded(path)
        if name not in here and not SYSTEM.fullmatch(name)
    ]
    if missing:
        raise SystemExit("not in the program and no part of Windows:\n" + "\n".join(missing))


if __name__ == "__main__":
    main()
