#!/bin/sh
# Starts nginx with only the first name server of its container, which knows the other services. nginx would
# query several name servers in turn, and the others may not know these services.
set -eu
awk '/^nameserver/ { if ($2 ~ /:/) $2 = "[" $2 "]"; print "resolver", $2, "valid=5s;"; found = 1; exit }
     END { exit !found }' /etc/resolv.conf >/tmp/resolver.conf
exec nginx -g 'daemon off;'
