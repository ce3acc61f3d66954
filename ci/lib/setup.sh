# shellcheck shell=bash
# What the scripts in ci/ share: the project's folder, messages, packages, configured builds.
# Sourced, never run. Everything here speaks on standard error and reads no standard input, so that
# the caller's own standard input and output stay what the user connected them to.

unset CDPATH
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)

say() { printf 'dateline: %s\n' "$*" >&2; }

# fail CODE WORDS…: the reason, then the end.
fail() {
  local code=$1
  shift
  say "$*"
  exit "$code"
}

# missing_packages SET…: the packages of ci/packages.txt in these sets that are not installed.
missing_packages() {
  command -v dpkg-query >/dev/null || return 0 # not a Debian: CMake will say what it does not find
  local wanted installed
  wanted=$(awk -v sets=" $* " '!/^#/ && NF && index(sets, " " $1 " ") {print $2}' "$root/ci/packages.txt")
  # dpkg-query answers with 1 when it does not know a name: that name is then simply not in the list.
  # shellcheck disable=SC2086  # a list of package names
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    sed -n 's/^installed //p')
  LC_ALL=C comm -23 <(LC_ALL=C sort -u <<<"$wanted") <(LC_ALL=C sort -u <<<"$installed")
}

# apt_get ARGS…: as root, without questions.
apt_get() {
  local as_root=()
  if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null || return 1
    as_root=(sudo)
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 "$@" \
    </dev/null >&2
}

# need_packages SET…: installs what is missing. Says nothing when nothing is.
need_packages() {
  local missing
  missing=$(missing_packages "$@")
  [[ -z $missing ]] && return 0
  say "installing $(tr '\n' ' ' <<<"$missing")"
  apt_get update || say "apt-get update failed; trying with the package lists that are here"
  # shellcheck disable=SC2086  # a list of package names
  apt_get install --no-install-recommends $missing && return 0
  say "could not install them; as root: apt-get install $(tr '\n' ' ' <<<"$missing")"
  return 1
}

# logged LOG COMMAND…: runs it with its output in LOG; a failure shows the end of it.
logged() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if "$@" </dev/null >"$log" 2>&1; then return 0; fi
  grep -n -m 20 -E 'error:|Error |FAILED:' "$log" >&2 || true
  tail -n 30 "$log" >&2
  say "failed: $* (all of it: $log)"
  return 1
}

# configured PRESET: build/PRESET is configured, for this folder and not for one it was copied from.
configured() {
  local preset=$1 build=$root/build/$1
  if [[ -f $build/CMakeCache.txt ]]; then
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt" || rm -rf "$build"
  fi
  local log=$root/build/$preset.configure.log
  # Ninja runs CMake again for every file but this one.
  [[ -f $build/build.ninja && $log -nt $root/CMakePresets.json ]] && return 0
  # What a first run that failed remembers must not hide a package installed since.
  rm -f "$build/CMakeCache.txt"
  (cd "$root" && logged "$log" cmake --preset "$preset")
}

# locked PRESET COMMAND…: one at a time for each preset. Two builds in one folder would take each
# other's dependency files, and what then looks up to date is not.
locked() {
  local preset=$1 code
  shift
  mkdir -p "$root/build" || return 1
  exec 9>"$root/build/$preset.lock" || return 1
  flock 9 || return 1
  "$@" 9>&-
  code=$?
  exec 9>&-
  return "$code"
}

# build PRESET [TARGET…]: configures where needed, then builds.
build() { locked "$1" build_here "$@"; }

build_here() {
  local preset=$1
  shift
  configured "$preset" || return 1
  (cd "$root" && logged "$root/build/$preset.build.log" cmake --build --preset "$preset" ${1:+--target "$@"})
}

# need_suites: what tests compare with, from npm: the CEL suites and a list of cities, pinned by the
# lock file in each folder. Without npm, or without its registry, these tests are skipped and say so.
need_suites() {
  local name folder
  command -v npm >/dev/null || return 0
  for name in conformance places; do
    folder=$root/tests/$name
    [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]] && continue
    logged "$root/build/npm.$name.log" npm ci --prefix "$folder" --no-audit --no-fund ||
      say "what tests/$name compares with could not be fetched: its tests will be skipped"
  done
}

# project_files PATTERN…: files git knows of or would take, that exist, a line each.
project_files() {
  git -C "$root" ls-files -co --exclude-standard -- "$@" | sort -u | while IFS= read -r file; do
    [[ -f $root/$file ]] && printf '%s\n' "$file"
  done
}
