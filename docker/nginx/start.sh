#!/bin/sh
# Starts nginx with the first name server of its container, which knows the other services; nginx asks
# several in turn, and the next ones may not.
set -eu
awk '/^nameserver/ { if ($2 ~ /:/) $2 = "[" $2 "]"; print "resolver", $2, "valid=5s;"; found = 1; exit }
     END { exit !found }' /etc/resolv.conf >/tmp/resolver.conf
exec nginx -g 'daemon off;'
