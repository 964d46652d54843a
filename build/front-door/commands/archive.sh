# shellcheck shell=bash
# Packs all files that are needed to run Insula on another machine, without sources and Maven.

# shellcheck source=build/front-door/build.sh
source "${home:?}/build/front-door/build.sh"

archive_usage() {
  cat <<'TEXT'
usage: ./insula archive [options]

Builds changed code and writes target/insula-VERSION.tar.gz. Where the archive is unpacked,
./insula run starts Insula without compiling or downloading anything. Two archives of one commit are
equal, byte by byte.

  --to DIR       write the archive to DIR instead
  --help         print this text
TEXT
}

command_archive() {
  local to=$home/target
  while [[ $# -gt 0 ]]; do
    case $1 in
      --to=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      -h | --help) archive_usage; return ;;
      --to)
        [[ -n ${2:-} ]] || { archive_usage >&2; fail "$1 needs a value"; }
        to=$2
        shift 2
        ;;
      *) archive_usage >&2; fail "archive has no option $1" ;;
    esac
  done
  [[ -f $home/pom.xml ]] || fail "this folder is an unpacked archive; the command archive needs the sources"
  build_if_stale
  mkdir -p "$to"
  # Runs in a subshell, so that the working folder is deleted when the subshell exits.
  (pack_archive "$(cd "$to" && pwd)")
}

# Collects the files of the archive, and packs them.
#   $1 the folder to write to
pack_archive() {
  local jdk version work folder command library
  jdk=$(require_jdk)
  version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$home/pom.xml" | head -n 1)
  mkdir -p "$home/target"
  work=$(mktemp -d "$home/target/archive.XXXXXX")
  # shellcheck disable=SC2064 # The folder is known now.
  trap "rm -rf $(printf '%q' "$work")" EXIT
  folder=$work/insula-$version
  mkdir -p "$folder/app" "$folder/build/front-door/commands"
  cp "$home/app/jvm.options" "$built/insula.jar" "$folder/app"
  mkdir "$folder/app/lib"
  # The folder can contain libraries of earlier builds, so only the libraries that the manifest
  # names are copied.
  while read -r library; do
    cp "$built/$library" "$folder/app/lib"
  done < <(libraries "$jdk" "$work")
  cp -R "$built/lib-development" "$home/app/bin" "$folder/app"
  cp "$home/build/Certificates.java" "$folder/build"
  cp "$home"/build/front-door/*.sh "$folder/build/front-door"
  for command in certs help move plugins run; do
    cp "$home/build/front-door/commands/$command.sh" "$folder/build/front-door/commands"
  done
  cp "$home/insula" "$home/LICENSE" "$folder"
  cp "$home/build/archive-readme.md" "$folder/README.md"
  "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    "$home/build/Archive.java" "$folder" "$work/packed.tar.gz"
  mv "$work/packed.tar.gz" "$1/insula-$version.tar.gz"
  printf 'Wrote %s\n' "$1/insula-$version.tar.gz"
}

# Prints the libraries that the deployable names in its manifest, one a line.
#   $1 the JDK, $2 a folder to work in
libraries() {
  (cd "$2" && "$1/bin/jar" --extract --file "${built:?}/insula.jar" META-INF/MANIFEST.MF)
  # In a manifest, a line that begins with a space continues the previous line.
  tr -d '\r' <"$2/META-INF/MANIFEST.MF" |
    awk '/^ / { printf "%s", substr($0, 2); next } { printf "\n%s", $0 } END { print "" }' |
    sed -n 's/^Class-Path: //p' | tr ' ' '\n'
}
