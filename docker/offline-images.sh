#!/usr/bin/env bash
# For machines without a registry: makes stand-ins for the images of docker/compose.yaml out of Debian's
# packages: nginx and Prometheus under the names that the file uses, PostgreSQL (Debian's version) as
# localhost/insula-postgres:18, which INSULA_POSTGRES_IMAGE then names. Grafana is not in Debian; leave it out.
#   docker/offline-images.sh [BASE]     BASE is a Debian image that is there, by default localhost/debian:bookworm
# PODMAN_FLAGS goes to podman and buildah. Packages come from where this machine takes its own.
set -euo pipefail

base=${1:-localhost/debian:bookworm}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
read -r -a flags <<<"${PODMAN_FLAGS:-}"
folder=$(mktemp -d)
readonly base here flags folder
trap 'rm -rf "$folder"' EXIT

image_of() {
  sed -n "s#^ *image: \($1:.*\)#\1#p" "$here/compose.yaml"
}

# stand_in NAME PACKAGE LINES...
stand_in() {
  local name=$1 package=$2
  shift 2
  if podman "${flags[@]}" image exists "$name"; then
    return
  fi
  {
    printf 'FROM %s\nCOPY apt /etc/apt\nCOPY ca.crt /etc/ssl/certs/ca-certificates.crt\n' "$base"
    printf 'RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \\\n'
    printf '  --no-install-recommends %s && rm -rf /var/lib/apt/lists\n' "$package"
    printf '%s\n' "$@"
  } >"$folder/Dockerfile"
  buildah "${flags[@]}" bud --isolation chroot -q -t "$name" "$folder"
}

cp -r /etc/apt "$folder/apt"
cp /etc/ssl/certs/ca-certificates.crt "$folder/ca.crt"

# Of the official image's entry point what compose.yaml uses.
cat >"$folder/postgres-entry.sh" <<'ENTRY'
#!/bin/bash
set -euo pipefail
data=/var/lib/postgresql/cluster
programs=$(ls -d /usr/lib/postgresql/*/bin)
if [[ ! -f $data/PG_VERSION ]]; then
  install -d -o postgres -m 700 "$data"
  install -o postgres -m 600 "$POSTGRES_PASSWORD_FILE" /tmp/password
  setpriv --reuid postgres --regid postgres --clear-groups "$programs/initdb" -D "$data" \
    -U "$POSTGRES_USER" --pwfile=/tmp/password -A scram-sha-256 >/dev/null
  rm /tmp/password
  echo "host all all all scram-sha-256" >>"$data/pg_hba.conf"
  echo "CREATE DATABASE \"$POSTGRES_DB\"" |
    setpriv --reuid postgres --regid postgres --clear-groups "$programs/postgres" --single -D "$data" postgres >/dev/null
fi
exec setpriv --reuid postgres --regid postgres --clear-groups "$programs/postgres" -D "$data" -c "listen_addresses=*"
ENTRY
chmod +x "$folder/postgres-entry.sh"

stand_in "docker.io/library/$(image_of nginx)" nginx 'CMD ["nginx", "-g", "daemon off;"]'
stand_in "docker.io/$(image_of prom/prometheus)" prometheus \
  'RUN mkdir -p /prometheus && chown 65534:65534 /prometheus' \
  'USER 65534' 'ENTRYPOINT ["/usr/bin/prometheus"]'
stand_in localhost/insula-postgres:18 postgresql 'COPY postgres-entry.sh /entry.sh' 'ENTRYPOINT ["/entry.sh"]' \
  'VOLUME /var/lib/postgresql' 'STOPSIGNAL SIGINT'
