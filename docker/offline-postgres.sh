#!/bin/bash
# The entry point of the PostgreSQL image of docker/offline-base.sh. It has only the features of the
# official image that the tests need. At the first start it creates the cluster and runs the SQL files in
# docker-entrypoint-initdb.d, in which each statement must end with an empty line. Then it runs the server
# with the given arguments.
set -euo pipefail

if [[ ! -f $PGDATA/PG_VERSION ]]; then
  if [[ -n ${POSTGRES_PASSWORD_FILE:-} ]]; then POSTGRES_PASSWORD=$(<"$POSTGRES_PASSWORD_FILE"); fi
  initdb -D "$PGDATA" --username="${POSTGRES_USER:=postgres}" --auth=scram-sha-256 \
    --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") --encoding=UTF8 --locale=C >/dev/null
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  if [[ ${POSTGRES_DB:=$POSTGRES_USER} != postgres ]]; then
    echo "CREATE DATABASE \"$POSTGRES_DB\"" | postgres --single -D "$PGDATA" postgres >/dev/null
  fi
  for file in /docker-entrypoint-initdb.d/*.sql; do
    if [[ -f $file ]]; then postgres --single -j -D "$PGDATA" "$POSTGRES_DB" <"$file" >/dev/null; fi
  done
  # Testcontainers waits for the second start, because the official image starts twice.
  pg_ctl -D "$PGDATA" -o "-c listen_addresses= -k /tmp" -w start
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
if [[ ${1:-} == postgres ]]; then shift; fi
exec postgres -D "$PGDATA" -k /tmp -c listen_addresses='*' "$@"
