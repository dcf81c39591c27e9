#!/usr/bin/env bash
# Runs inside the chroot of build.sh linux, in the folder of its files: compiles SQLite and CPython from Debian 12's source packages,
# with Debian's patches, into /opt/python, so that they need no newer glibc than 2.28, which is what Qt needs.
# No OpenSSL (Yaodian never talks to a network), no Tk, no tests. expat, zlib and the like are the chroot's.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
# From where the chroot itself came; the sources are those of the release that has this Python.
sed -n 's/^deb \([^ ]*\) .*/deb-src \1 bookworm main/p' /etc/apt/sources.list | head -1 >/etc/apt/sources.list.d/sources.list
apt-get -qq update
rm -rf /build /opt/python
mkdir -p /build /opt/python/{include,lib}
cd /build

unpack() { # PACKAGE: its files are checked before they are unpacked into a folder of its name
    local version
    version=$(sed -n "s/.*  ${1}_\(.*\)\.dsc$/\1/p" "$here/sources.sha256")
    apt-get -qq source --download-only "$1=$version"
    grep "  ${1}_" "$here/sources.sha256" | sha256sum --quiet --check
    dpkg-source --no-check -x "${1}_$version.dsc" "$1" >/dev/null
}

unpack sqlite3
unpack python3.11
# The day that Python tells of itself is that of its sources.
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l python3.11/debian/changelog -S Timestamp)
export SOURCE_DATE_EPOCH
cd /build/sqlite3
./configure -q --disable-tcl --disable-readline
make -s sqlite3.c
gcc -O2 -fPIC -shared -include "$here/older_libm.h" -Wl,-soname=libsqlite3.so.0 -o /opt/python/lib/libsqlite3.so.0 sqlite3.c -lm -lpthread -ldl \
    -DSQLITE_ENABLE_FTS5 -DSQLITE_SECURE_DELETE -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_MAX_VARIABLE_NUMBER=250000
ln -s libsqlite3.so.0 /opt/python/lib/libsqlite3.so
cp sqlite3.h /opt/python/include/

mkdir -p /build/python3.11/made/Modules
cd /build/python3.11/made
# With Debian's patches pyexpat is a part of the core: it is compiled with it, as Debian does.
printf 'pyexpat pyexpat.c -lexpat\n' >Modules/Setup.local
# Newer than glibc 2.28; Python does without them.
export ac_cv_func_sem_clockwait=no ac_cv_func_pthread_cond_clockwait=no
../configure -q --prefix=/opt/python --enable-shared --without-ensurepip --without-static-libpython --disable-test-modules --with-system-expat \
    CFLAGS="-g0 -O2 -fno-semantic-interposition -include $here/older_libm.h" CPPFLAGS=-I/opt/python/include \
    LDFLAGS="-L/opt/python/lib -Wl,-rpath=/opt/python/lib"
make -s -j"$(nproc)"
make -s install
cd /
rm -rf /build
/opt/python/bin/python3.11 - <<'PY'
import bz2, ctypes, lzma, multiprocessing.synchronize, pyexpat, sqlite3, xml.etree.ElementTree, zlib
assert sqlite3.sqlite_version_info >= (3, 40), sqlite3.sqlite_version
sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(x)")
PY
