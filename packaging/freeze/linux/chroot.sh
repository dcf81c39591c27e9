# Debian systems in a folder, to build and to try in. Sourced after lib.sh; both need root. Everything they hold was checked against
# Debian's archive keys.

# make_chroot SUITE FOLDER [PACKAGE...]: nothing but the base and these packages.
make_chroot() {
    local suite=$1 folder=$2 packages
    shift 2
    [[ $(id -u) -eq 0 ]] || fail "Only root can make a Debian system in a folder."
    command -v debootstrap >/dev/null || apt_install debootstrap
    rm -rf "$folder"
    mkdir -p "$folder"
    packages=$(IFS=, && echo "$*")
    quietly debootstrap --variant=minbase ${packages:+"--include=$packages"} "$suite" "$folder" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"}
    cp /etc/resolv.conf "$folder/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d"
    chmod +x "$folder/usr/sbin/policy-rc.d"
}

# in_chroot FOLDER COMMAND...: with processes and shared memory of its own; what it started ends with it. OFFLINE=yes: without network.
in_chroot() {
    local folder=$1 apart=(--mount --pid --fork --kill-child)
    shift
    [[ ${OFFLINE-no} == no ]] || apart+=(--net)
    unshare "${apart[@]}" bash -c '
        mount -t proc proc "$0/proc" && mount -t tmpfs -o mode=1777 shm "$0/dev/shm" || exit 1
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive TERM=dumb chroot "$0" "$@"
    ' "$folder" "$@"
}
