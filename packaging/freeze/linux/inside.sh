#!/usr/bin/env bash
# NOT WORKING YET: no freeze for Linux has succeeded with these files, and nothing calls them; there is no .deb and no portable archive.
# Runs inside the chroot of build.sh linux, in /project (the committed sources): freezes the program from the wheels in /wheels
# into /out/yaodian, with nothing fetched.
set -euo pipefail
export LC_ALL=C.UTF-8 PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
python=/opt/python/bin/python3.11
rm -rf /venv /out/yaodian /tmp/freeze
"$python" -m venv --without-pip /venv
# pip's own wheel would be one more thing to pin: a wheel is an archive, and none of these runs anything when it is installed.
site=$(/venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
/venv/bin/python - "$site" /wheels/*.whl <<'PY'
import sys, zipfile
for wheel in sys.argv[2:]:
    zipfile.ZipFile(wheel).extractall(sys.argv[1])
PY
cd /project
/venv/bin/python -c 'from setuptools import build_meta; print(build_meta.build_wheel("/tmp"))' >/tmp/build.log 2>&1
/venv/bin/python -m zipfile -e /tmp/yaodian-*.whl "$site"
cp -r seeds "$site/"
cd /tmp
/venv/bin/python -m PyInstaller --noconfirm --log-level WARN --distpath /out --workpath /tmp/freeze /project/packaging/freeze/linux/yaodian.spec
