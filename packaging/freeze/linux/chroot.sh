# Debian systems in a folder, to build and to try in. Sourced after lib.sh; making and using them needs root. What they hold was
# checked against the keys of Debian's archive.

# make_chroot SUITE FOLDER [PACKAGE...]: the base and these packages, nothing else.
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

# in_chroot FOLDER COMMAND...: with processes and shared memory of its own; what it started ends with it. What can be asked for:
# OFFLINE=yes: without any network. AHEAD=yes: before all else that the machine does, so that times are those of an idle one.
# AS=NAME: as this user of it, else as root. ON=:1: with this display of ours to show itself on.
in_chroot() {
    local folder=$1 apart=(unshare --mount --pid --fork --kill-child)
    shift
    [[ ${OFFLINE-no} == no ]] || apart+=(--net)
    [[ ${AHEAD-no} == no ]] || apart=(chrt --rr 1 "${apart[@]}")
    "${apart[@]}" bash -c '
        folder=$0 user=$1 display=$2 home=/root
        shift 2
        mount -t proc proc "$folder/proc" && mount -t tmpfs -o mode=1777 shm "$folder/dev/shm" || exit 1
        if [[ -n $display ]]; then
            mkdir -p "$folder/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$folder/tmp/.X11-unix" || exit 1
        fi
        [[ $user == root ]] || home=/home/$user
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$home" USER="$user" LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive TERM=dumb \
            ${display:+DISPLAY="$display"} chroot --userspec="$user" "$folder" "$@"
    ' "$folder" "${AS-root}" "${ON-}" "$@"
}
