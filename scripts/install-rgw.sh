#!/usr/bin/env bash
# Prints a folder with Ceph's monitor, object daemon and S3 gateway out of Debian's packages, unpacked into node_modules/.cache/rgw: nothing is
# installed on the system and no service is started. About 60 MB to fetch. Fails on systems without Debian packages.
set -euo pipefail
cd "$(dirname "$0")/.."

folder="$PWD/node_modules/.cache/rgw"
if ! [ -e "$folder/complete" ]; then
  rm -rf "$folder"
  mkdir -p "$folder/packages" "$folder/root"
  wanted=(radosgw ceph-mon ceph-osd)
  missing() { apt-get install --simulate --no-install-recommends "${wanted[@]}" | awk '/^Inst (radosgw|ceph-|lib)/ { print $2 }'; }
  (
    cd "$folder/packages"
    names="$(missing)" || { apt-get update && names="$(missing)"; }
    apt-get download $names || { apt-get update && apt-get download $names; }
    for package in *.deb; do dpkg -x "$package" "$folder/root"; done
  ) >&2
  rm -r "$folder/packages"
  touch "$folder/complete"
fi
printf '%s\n' "$folder/root"
