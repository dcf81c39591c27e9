#!/usr/bin/env bash
# Runs inside the chroot of build.sh linux: packs /out/yaodian as a .deb and as a portable archive into /packed.
# Usage: pack.sh VERSION SECONDS LEVEL        all times become SECONDS; LEVEL of compressing, 0 to 9
set -euo pipefail
version=$1 seconds=$2 level=$3
export SOURCE_DATE_EPOCH=$seconds
here=/project/packaging/freeze/linux
root=/tmp/deb library=usr/lib/yaodian
rm -rf "$root" /packed /tmp/portable /tmp/depends
mkdir -p "$root"/usr/{bin,lib,share/{applications,mime/packages,doc/yaodian}} "$root/DEBIAN" /packed /tmp/portable /tmp/depends/debian

cp -r /out/yaodian "$root/$library"
for name in yaodian yaodian-cli; do ln -s "../lib/yaodian/$name" "$root/usr/bin/$name"; done
cp "$here/yaodian.desktop" "$root/usr/share/applications/"
cp "$here/yaodian.xml" "$root/usr/share/mime/packages/"
(cd /project && QT_QPA_PLATFORM=offscreen PYTHONPATH=. /venv/bin/python packaging/freeze/icons.py /tmp/icons)
for picture in /tmp/icons/yaodian-*.png; do
    side=${picture##*-} side=${side%.png}
    install -Dm644 "$picture" "$root/usr/share/icons/hicolor/${side}x$side/apps/yaodian.png"
done
{
    cat /project/LICENSE
    printf '\nParts by others, and their licences in full: /%s/sbom.cdx.json and /%s/_internal/resources/licences.\n' "$library" "$library"
} >"$root/usr/share/doc/yaodian/copyright"
gzip -9n </project/CHANGELOG.md >"$root/usr/share/doc/yaodian/changelog.gz"

# The oldest glibc that the program runs on is that of the oldest systems it is for.
newest=$(find "$root" -type f \( -name '*.so*' -o -name yaodian \) -exec objdump -T {} + 2>/dev/null | grep -o 'GLIBC_2\.[0-9.]*' | sort -uV | tail -1)
printf 'needs %s\n' "$newest"
[[ $(printf 'GLIBC_2.28\n%s\n' "$newest" | sort -V | tail -1) == GLIBC_2.28 ]]

# What the system must have: asked of the libraries themselves. Printing is the one thing that goes without.
cd /tmp/depends
printf 'Source: yaodian\nMaintainer: x <x@x>\n\nPackage: yaodian\nArchitecture: amd64\nDescription: x\n' >debian/control
# What was taken along is not asked of the system.
mapfile -t along < <(find "$root/$library/_internal" -maxdepth 1 -name '*.so*' -printf '*/%f\n' | xargs dpkg -S 2>/dev/null | sed 's/:.*//; s/^/-x/' | sort -u)
mapfile -t private < <(find "$root/$library" -name '*.so*' -printf '-l%h\n' | sort -u)
mapfile -t loaded < <(find "$root/$library" -type f \( -name '*.so*' -o -name yaodian \) ! -name '*cups*' | sort)
mapfile -t printing < <(find "$root/$library" -name '*cups*.so')
needs=$(dpkg-shlibdeps -O --warnings=0 --ignore-missing-info "${along[@]}" "${private[@]}" -dDepends "${loaded[@]}" -dRecommends "${printing[@]}")
depends=$(sed -n 's/^shlibs:Depends=//p' <<<"$needs" | /venv/bin/python "$here/needs.py")
recommends=$(sed -n 's/^shlibs:Recommends=//p' <<<"$needs" | /venv/bin/python "$here/needs.py")

find "$root" -type d -exec chmod 755 {} +
find "$root" -type f ! -perm -u+x -exec chmod 644 {} +
sed -e "s/@VERSION@/$version/" -e "s/@SIZE@/$(du -sk --apparent-size "$root/usr" | cut -f1)/" -e "s/@DEPENDS@/$depends/" \
    -e "s/@RECOMMENDS@/$recommends/" "$here/control" >"$root/DEBIAN/control"
find "$root" -exec touch -h -d "@$seconds" {} +
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum >DEBIAN/md5sums && touch -d "@$seconds" DEBIAN/md5sums DEBIAN)

cp -r /out/yaodian /tmp/portable/Yaodian
cp /project/LICENSE /tmp/portable/Yaodian/LICENSE.txt
install -Dm644 /project/packaging/freeze/carried.txt /tmp/portable/Yaodian/data/README.txt
portable() {
    tar --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w --mtime="@$seconds" -C /tmp/portable -c Yaodian |
        xz "-$level" -T1 >"/packed/Yaodian-$version-linux-x86_64.tar.xz"
}

# Compressing takes most of the time, and each of the two one core.
portable &
dpkg-deb --root-owner-group -Zxz "-z$level" --build "$root" "/packed/yaodian_${version}_amd64.deb"
wait $!
