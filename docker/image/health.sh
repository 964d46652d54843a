#!/bin/bash
# Succeeds if the server in this container is healthy. Usage: health [liveness|readiness]. It uses only
# bash, which the base image has: curl would be one more program to update, and a JVM takes half a second
# and 40 MB.
exec 2>/dev/null

readonly what=${1:-liveness} port=${INSULA_PORT:-8080}
host=${INSULA_HOST:-127.0.0.1}
case $host in
  0.0.0.0 | ::) host=127.0.0.1 ;;
esac

exec 3<>"/dev/tcp/$host/$port" || exit 1
printf 'GET /health/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$what" >&3
read -r -t 4 _ status _ <&3 && [[ $status == 200 ]]
