#!/bin/sh
# Starts nginx with the name servers of its container.
set -eu
awk '/^nameserver/ { a = $2; if (a ~ /:/) a = "[" a "]"; all = all " " a }
     END { if (all == "") exit 1; print "resolver" all " valid=5s;" }' /etc/resolv.conf >/tmp/resolver.conf
exec nginx -g 'daemon off;'
