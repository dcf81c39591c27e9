#!/usr/bin/env bash
# Runs inside the chroot of build.sh linux: compiles CPython from Debian 12's source package, with Debian's patches, into /opt/python.
# No OpenSSL (Yaodian never talks to a network), no Tk, no tests. SQLite, expat, zlib and the like are the chroot's.
# Usage: cpython.sh CHECKSUMS        of the files of the source package, as sha256sum writes them
set -euo pipefail
checksums=$(realpath "$1")
version=$(sed -n 's/.*  python3\.11_\(.*\)\.dsc$/\1/p' "$checksums")
mkdir -p /build
cd /build
# From where the chroot itself came; the sources are those of the release that has this Python.
sed -n 's/^deb \([^ ]*\) .*/deb-src \1 bookworm main/p' /etc/apt/sources.list | head -1 >/etc/apt/sources.list.d/sources.list
apt-get -qq update
apt-get -qq source --download-only "python3.11=$version"
sha256sum --quiet --check "$checksums"
rm -rf source
dpkg-source --no-check -x "python3.11_$version.dsc" source >/dev/null
mkdir -p source/made
cd source/made
# Newer than glibc 2.28, which older desktops have; Python does without them.
export ac_cv_func_sem_clockwait=no ac_cv_func_pthread_cond_clockwait=no
../configure -q --prefix=/opt/python --enable-shared --without-ensurepip --without-static-libpython --disable-test-modules \
    --with-system-expat LDFLAGS=-Wl,-rpath=/opt/python/lib CFLAGS="-g0 -O2"
make -s -j"$(nproc)"
make -s install
cd /
rm -rf /build/source
/opt/python/bin/python3.11 -c 'import bz2, ctypes, lzma, multiprocessing.synchronize, pyexpat, sqlite3, zlib'
