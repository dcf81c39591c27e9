#!/usr/bin/env bash
# NOT WORKING YET: no freeze for Linux has succeeded with these files, and nothing calls them; there is no .deb and no portable archive.
# Runs inside the chroot of build.sh linux: compiles CPython from Debian's own source package, unpacked with its patches, into /opt/python.
# No OpenSSL (Yaodian never talks to the network), no Tk, no tests. SQLite, expat, zlib and the like are the chroot's.
# Usage: cpython.sh VERSION_OF_THE_SOURCE_PACKAGE CHECKSUMS
set -euo pipefail
version=$1 checksums=$2
mkdir -p /build
cd /build
apt-get source -qq --download-only "python3.11=$version"
sha256sum --quiet --check "$checksums"
rm -rf source
dpkg-source --no-check -x "python3.11_$version.dsc" source
mkdir -p source/made
cd source/made
../configure -q --prefix=/opt/python --enable-shared --without-ensurepip --without-static-libpython --disable-test-modules \
    --with-system-expat LDFLAGS=-Wl,-rpath=/opt/python/lib CFLAGS="-g0 -O2"
make -s -j"$(nproc)"
make -s install
