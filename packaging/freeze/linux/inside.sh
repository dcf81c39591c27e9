#!/usr/bin/env bash
# Runs inside the chroot of build.sh linux: freezes /project (the committed sources) with the wheels in /wheels into /out/yaodian.
# Nothing is fetched. Usage: inside.sh SECONDS        of the time that the sources have
set -euo pipefail
export SOURCE_DATE_EPOCH=$1 PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
rm -rf /venv /out /tmp/freeze
mkdir /out
/opt/python/bin/python3.11 -m venv --without-pip /venv
site=$(/venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
# A wheel is an archive; none of these runs anything when it is installed.
for wheel in /wheels/*.whl; do
    /venv/bin/python -m zipfile -e "$wheel" "$site"
done
cd /project
/venv/bin/python -c 'from setuptools import build_meta; build_meta.build_wheel("/tmp/freeze")'
/venv/bin/python -m zipfile -e /tmp/freeze/yaodian-*.whl "$site"
rm -rf build yaodian.egg-info
/venv/bin/python -m PyInstaller --noconfirm --log-level WARN --distpath /out --workpath /tmp/freeze packaging/freeze/linux/yaodian.spec
# Qt's libraries know where one another are; a stick may be of a kind that has no links.
find /out/yaodian -type l -delete
cp packaging/freeze/linux/yaodian-cli /out/yaodian/
