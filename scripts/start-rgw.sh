#!/usr/bin/env bash
# Starts an S3 server that checks signatures: Ceph's gateway over one monitor and one object daemon in memory, for tests only.
#   scripts/start-rgw.sh ROOT FOLDER PORT MONITOR_PORT ACCESS_KEY SECRET_KEY
# ROOT is what scripts/install-rgw.sh prints; FOLDER is made, and removed at the end. Says "ready" once the gateway answers, and ends with all its
# processes when its standard input ends.
set -euo pipefail
root="$1" folder="$2" port="$3" monitor_port="$4" access_key="$5" secret_key="$6"

libraries="$root/usr/lib/$(uname -m)-linux-gnu"
export LD_LIBRARY_PATH="$libraries:$libraries/ceph:${libraries/\/usr/}" PATH="$root/usr/bin:$PATH"
unset CEPH_LIB CEPH_CONF CEPH_ARGS

processes=()
trap 'kill -KILL "${processes[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
mkdir -p "$folder/mon" "$folder/osd" "$folder/run"

# Two daemons of one user on one machine need no authentication among themselves; the gateway still checks every signature.
cat > "$folder/ceph.conf" <<CONFIGURATION
[global]
fsid = 6b1d0f9e-6d0e-4b57-9d3c-0d3c8e7a5a10
mon host = 127.0.0.1:$monitor_port
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
ms bind ipv6 = false
ms mon client mode = crc secure
run dir = $folder/run
admin socket =
log file = $folder/\$name.log
mon cluster log file = $folder/cluster.log
mon data = $folder/mon
mon allow pool size one = true
mon data avail crit = 1
mon data avail warn = 2
osd data = $folder/osd
osd objectstore = memstore
memstore device bytes = 536870912
osd class dir = $libraries/rados-classes
erasure code dir = $libraries/ceph/erasure-code
osd class load list = *
osd class default list = *
osd crush chooseleaf type = 0
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
rgw frontends = beast endpoint=127.0.0.1:$port
CONFIGURATION

once() { "$1" -c "$folder/ceph.conf" "${@:2}"; }
start() { "$1" -c "$folder/ceph.conf" "${@:2}" -f > "$folder/$1.out" 2>&1 & processes+=($!); }

{
  monmaptool --create --addv a "[v2:127.0.0.1:$monitor_port]" --fsid 6b1d0f9e-6d0e-4b57-9d3c-0d3c8e7a5a10 "$folder/monmap"
  osdmaptool --createsimple 1 --with-default-pool "$folder/osdmap"
  once ceph-mon -i a --mkfs --monmap "$folder/monmap" --osdmap "$folder/osdmap"
  start ceph-mon -i a
  once ceph-osd -i 0 --mkfs
  start ceph-osd -i 0
  user=(--uid tests --display-name tests --access-key "$access_key" --secret-key "$secret_key")
  timeout 60 "$root/usr/bin/radosgw-admin" -c "$folder/ceph.conf" user create "${user[@]}"
  start radosgw -n client.rgw
  for _ in $(seq 300); do (: < "/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.2; done
} >&2
echo ready
cat > /dev/null
