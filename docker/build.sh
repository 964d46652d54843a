#!/usr/bin/env bash
# Builds the image of Insula with Docker, podman or buildah: docker/build.sh --help.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root
# shellcheck source=docker/engine.sh
source "$root/docker/engine.sh"

usage() {
  cat <<'HELP'
Builds the image of Insula from this working tree.

  docker/build.sh [--tag NAME]... [--label NAME=VALUE]... [--build-arg NAME=VALUE]... [--volume FROM:TO[:ro]]... [--network MODE] [--no-cache]

  --tag NAME          the name of the image; the default is insula:VERSION
  --label N=V         adds a label to the image
  --build-arg N=V     an argument of docker/Dockerfile:
                        BUILD_IMAGE    has a JDK 25; default eclipse-temurin:25-jdk
                        RUNTIME_IMAGE  has glibc and bash; default debian:trixie-slim
                        MAVEN_ARGS     options of Maven, for instance --offline
                        SOURCE         where the sources are, for a label; default the remote "origin",
                                       if that is an https address
  --volume FROM:TO    mounts a folder in the build (podman and buildah), for instance Maven's:
                        --volume "$HOME/.m2:/root/.m2:ro" --build-arg MAVEN_ARGS=--offline
  --network MODE      the network of the build, for instance host
  --no-cache          builds all layers again

CONTAINER_ENGINE names the tool and its options, for instance "podman --storage-driver vfs". Without it,
the first one of docker, podman and buildah that works is used. Version, revision and time come from the POM
and from git; SOURCE_DATE_EPOCH sets another time.
HELP
}

fail() {
  printf 'docker/build.sh: %s\n' "$1" >&2
  exit 2
}

# Prints the version of the root POM: the first one after that of the parent.
version() {
  sed -n '/<\/parent>/,/<\/version>/s|.*<version>\(.*\)</version>.*|\1|p' "$root/pom.xml"
}

# Prints the commit. If the working tree has other changes, "-modified" is appended.
revision() {
  local commit
  commit=$(git -C "$root" rev-parse HEAD 2>/dev/null) || { echo unknown && return; }
  [[ -z $(git -C "$root" status --porcelain 2>/dev/null) ]] || commit+=-modified
  printf '%s\n' "$commit"
}

# Prints the address of the remote "origin" if it is an https address without credentials. Any other address
# could contain secrets, so it does not get into the image.
source_address() {
  git -C "$root" remote get-url origin 2>/dev/null | grep -E '^https://[^@]+$' || echo unknown
}

# Prints a time in the format of RFC 3339, with the date command of GNU or of BSD.
as_time() {
  date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$1" +%Y-%m-%dT%H:%M:%SZ
}

tags=()
options=()
while (($#)); do
  case $1 in
    --tag | --label | --build-arg | --volume | --network)
      (($# > 1)) || fail "$1 needs a value"
      if [[ $1 == --tag ]]; then tags+=("$2"); else options+=("$1" "$2"); fi
      shift 2
      ;;
    --no-cache)
      options+=("$1")
      shift
      ;;
    -h | --help)
      usage
      exit
      ;;
    *) fail "there is no option $1; --help lists them" ;;
  esac
done
((${#tags[@]})) || tags=("insula:$(version)")

choose_engine docker podman buildah ||
  fail "neither docker, podman nor buildah works here; name one with CONTAINER_ENGINE"
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 0)}

case $(engine_name) in
  # Images in the OCI format cannot have a health check. With layers, a push sends only the layers that
  # changed.
  podman | buildah) command=("${engine[@]}" build --format docker --layers=true) ;;
  *) command=("${engine[@]}" build) ;;
esac
for tag in "${tags[@]}"; do
  command+=(--tag "$tag")
done
exec "${command[@]}" --file "$root/docker/Dockerfile" \
  --build-arg "VERSION=$(version)" --build-arg "REVISION=$(revision)" \
  --build-arg "CREATED=$(as_time "$epoch")" --build-arg "SOURCE_DATE_EPOCH=$epoch" \
  --build-arg "SOURCE=$(source_address)" ${options[@]+"${options[@]}"} "$root"
