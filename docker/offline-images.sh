#!/usr/bin/env bash
# Makes replacements for the public images on machines without a registry, in addition to
# docker/offline-base.sh. From Debian packages it makes localhost/insula-nginx and
# localhost/insula-prometheus. Set INSULA_NGINX_IMAGE, INSULA_PROMETHEUS_IMAGE and, for the PostgreSQL of
# offline-base.sh, INSULA_POSTGRES_IMAGE, so that docker/compose.yaml uses them. Debian has no package of
# Grafana, so leave that service out. It also makes localhost/insula-postgres-debian for the test of
# backups, because the PostgreSQL of offline-base.sh has no pg_dump.
#   docker/offline-images.sh [BASE]     BASE is a Debian image, by default localhost/insula-runtime-base
# Packages come from the package sources of this machine.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here base=${1:-localhost/insula-runtime-base}
# shellcheck source=docker/engine.sh
source "$here/engine.sh"
choose_engine podman buildah || { echo "docker/offline-images.sh: there is no podman or buildah" >&2 && exit 2; }
work=$(mktemp -d)
packages=$(mktemp -d)
trap 'rm -rf "$work" "$packages"' EXIT

# Makes an image that contains a Debian package, unless an image of this name exists.
#   $1 its name, $2 the package, further arguments are lines of its Dockerfile
stand_in() {
  local name=$1 package=$2
  shift 2
  [[ -z $("${engine[@]}" images --quiet "$name") ]] || return 0
  {
    printf 'FROM %s\nCOPY ca.crt /etc/ssl/certs/ca-certificates.crt\n' "$base"
    printf 'RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \\\n'
    printf '  --no-install-recommends %s && rm -rf /var/lib/apt/lists\n' "$package"
    printf '%s\n' "$@"
  } >"$work/Dockerfile"
  "${engine[@]}" build --isolation chroot --quiet --volume "$packages/apt:/etc/apt" --tag "$name" "$work"
}

# The configuration of package sources is mounted and does not become part of the image, because it may
# contain credentials. A copy is mounted, because packages add files to it.
cp -r /etc/apt "$packages/apt"

cp /etc/ssl/certs/ca-certificates.crt "$work/ca.crt"
cp "$here/offline-postgres.sh" "$work/entry"
stand_in localhost/insula-nginx nginx 'CMD ["nginx", "-g", "daemon off;"]'
stand_in localhost/insula-prometheus prometheus \
  'RUN mkdir -p /prometheus && chown 65534:65534 /prometheus' \
  'USER 65534' 'ENTRYPOINT ["/usr/bin/prometheus"]'
stand_in localhost/insula-postgres-debian postgresql \
  'RUN ln -s /usr/lib/postgresql/*/bin /usr/lib/postgresql/bin' 'COPY entry /usr/local/bin/entry' \
  'USER postgres' 'ENV PATH=/usr/lib/postgresql/bin:/usr/bin:/bin PGDATA=/tmp/cluster PGHOST=/tmp' \
  'EXPOSE 5432' 'STOPSIGNAL SIGINT' 'ENTRYPOINT ["/usr/local/bin/entry"]' 'CMD ["postgres"]'
