#!/usr/bin/env bash
# For machines without a registry: makes stand-ins for nginx and Prometheus out of Debian's packages, under
# the names that docker/compose.yaml uses. Grafana is not in Debian; leave that service out there.
#   docker/offline-images.sh [BASE]     BASE is a Debian image that is there, by default localhost/debian:bookworm
# PODMAN_FLAGS goes to podman and buildah. Packages come from where this machine takes its own.
set -euo pipefail

base=${1:-localhost/debian:bookworm}
compose=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/compose.yaml
read -r -a flags <<<"${PODMAN_FLAGS:-}"
folder=$(mktemp -d)
readonly base compose flags folder
trap 'rm -rf "$folder"' EXIT

image_of() {
  sed -n "s#^ *image: \($1:.*\)#\1#p" "$compose"
}

# stand_in NAME PACKAGE LINES...
stand_in() {
  local name=$1 package=$2
  shift 2
  if podman "${flags[@]}" image exists "docker.io/$name"; then
    return
  fi
  {
    printf 'FROM %s\nCOPY apt /etc/apt\nCOPY ca.crt /etc/ssl/certs/ca-certificates.crt\n' "$base"
    printf 'RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends %s && rm -rf /var/lib/apt/lists\n' "$package"
    printf '%s\n' "$@"
  } >"$folder/Dockerfile"
  buildah "${flags[@]}" bud --isolation chroot -q -t "docker.io/$name" "$folder"
}

cp -r /etc/apt "$folder/apt"
cp /etc/ssl/certs/ca-certificates.crt "$folder/ca.crt"
nginx=$(image_of nginx)
stand_in "library/$nginx" nginx 'CMD ["nginx", "-g", "daemon off;"]'
stand_in "$(image_of prom/prometheus)" prometheus \
  'RUN mkdir -p /prometheus && chown 65534:65534 /prometheus' \
  'USER 65534' 'ENTRYPOINT ["/usr/bin/prometheus"]'
