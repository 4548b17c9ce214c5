#!/usr/bin/env bash
# Prints a folder that holds redis-server. Where none is on the PATH, unpacks Debian's packages into node_modules/.cache/redis: nothing
# is installed on the system and no service is started. Fails on systems without Debian packages.
set -euo pipefail
cd "$(dirname "$0")/.."

for server in redis-server valkey-server; do
  if found="$(command -v "$server")"; then dirname "$found"; exit; fi
done

folder="$PWD/node_modules/.cache/redis"
if ! [ -x "$folder/bin/redis-server" ]; then
  rm -rf "$folder"
  mkdir -p "$folder/bin" "$folder/packages"
  packages=(redis-server redis-tools libatomic1 libjemalloc2 liblzf1)
  (
    cd "$folder/packages"
    apt-get download "${packages[@]}" || { apt-get update && apt-get download "${packages[@]}"; }
    for package in *.deb; do dpkg -x "$package" "$folder/root"; done
  ) >&2
  rm -r "$folder/packages"
  libraries="$(dirname "$(find "$folder/root" -name 'liblzf.so.1')")"
  printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$libraries" "$folder/root/usr/bin/redis-server" > "$folder/bin/redis-server"
  chmod +x "$folder/bin/redis-server"
  "$folder/bin/redis-server" --version >&2
fi
printf '%s\n' "$folder/bin"
