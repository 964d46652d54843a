#!/usr/bin/env bash
# For machines without a registry, beside docker/offline-base.sh: makes stand-ins for nginx and Prometheus
# out of Debian's packages, under the names that docker/compose.yaml uses. Grafana is not in Debian; leave
# that service out. The PostgreSQL of offline-base.sh is named by INSULA_POSTGRES_IMAGE.
#   docker/offline-images.sh [BASE]     BASE is a Debian image, by default localhost/insula-runtime-base
# Packages come from where this machine takes its own.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here base=${1:-localhost/insula-runtime-base}
# shellcheck source=docker/engine.sh
source "$here/engine.sh"
choose_engine podman buildah || { echo "docker/offline-images.sh: there is no podman or buildah" >&2 && exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

image_of() {
  sed -n "s#^ *image: \($1:.*\)#\1#p" "$here/compose.yaml"
}

# stand_in NAME PACKAGE LINES...
stand_in() {
  local name=$1 package=$2
  shift 2
  [[ -z $("${engine[@]}" images --quiet "$name") ]] || return 0
  {
    printf 'FROM %s\nCOPY apt /etc/apt\nCOPY ca.crt /etc/ssl/certs/ca-certificates.crt\n' "$base"
    printf 'RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \\\n'
    printf '  --no-install-recommends %s && rm -rf /var/lib/apt/lists\n' "$package"
    printf '%s\n' "$@"
  } >"$work/Dockerfile"
  "${engine[@]}" build --isolation chroot --quiet --tag "$name" "$work"
}

cp -r /etc/apt "$work/apt"
cp /etc/ssl/certs/ca-certificates.crt "$work/ca.crt"
stand_in "docker.io/library/$(image_of nginx)" nginx 'CMD ["nginx", "-g", "daemon off;"]'
stand_in "docker.io/$(image_of prom/prometheus)" prometheus \
  'RUN mkdir -p /prometheus && chown 65534:65534 /prometheus' \
  'USER 65534' 'ENTRYPOINT ["/usr/bin/prometheus"]'
