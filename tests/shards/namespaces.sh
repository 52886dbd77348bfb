#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A shard in a network namespace of its own, behind a virtual cable: it answers, goes missing with the cable, comes back.
# Usage: namespaces.sh FOLDER_OF_newsidx FOLDER_OF_newsq
set -eu
if [ "${1:-}" != inside ]; then
  # Root needs no namespace of users, which some places refuse even to root (chroot).
  [ "$(id -u)" -eq 0 ] && map="" || map=--map-root-user
  # shellcheck disable=SC2086
  exec unshare $map --net "$0" inside "$@"
fi
PATH="$2:$3:$PATH"
sample=$(cd "$(dirname "$0")/../../docs/sample" && pwd)
work=$(mktemp -d)
server="" other=""
trap 'kill $server $other 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

fail() { echo "namespaces.sh: $1" >&2; exit 1; }

newsidx update one "$sample" --quiet || [ $? -eq 3 ]
newsidx compact one
newsidx shard one shards --by hash --shards 2 --term-lists --lang en >shards.txt

# The other machine.
unshare --net sleep 600 >/dev/null 2>&1 &
other=$!
there() { nsenter --target $other --net "$@"; }
while [ "$(readlink /proc/self/ns/net)" = "$(readlink /proc/$other/ns/net 2>/dev/null || readlink /proc/self/ns/net)" ]; do sleep 0.05; done
ip link set lo up
ip link add cable type veth peer name cable netns $other
ip address add 10.77.0.1/24 dev cable
ip link set cable up
there ip address add 10.77.0.2/24 dev cable
there ip link set cable up
there ip link set lo up
# It ends its process group when it is ended, so it has one of its own.
setsid nsenter --target $other --net xapian-tcpsrv --interface=10.77.0.2 --port=7001 --quiet shards/0002 >server.txt 2>&1 &
server=$!

cat >index.yaml <<END
shards:
  - path: shards/0001
  - url: xapian-tcp://10.77.0.2:7001
connect_timeout_ms: 2000
timeout_ms: 5000
END

# The hits, with scores, of all articles that have one of some words.
answer() { newsq --json --limit 50 --lang en "$1" 기사 OR 서울 OR 신문 | sed -E 's/"took_ms":[0-9.e+-]+/"took_ms":0/; s/"commit":[0-9]+/"commit":0/'; }
is_partial() { answer index.yaml | grep -q '"partial":true'; }

answer one >expected
tries=0
until answer index.yaml >found 2>errors && ! grep -q '"partial":true' found; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || fail "the shard behind the cable never answered: $(cat found errors)"
  sleep 0.1
done
grep -q '"id"' expected || fail "a test of nothing"
diff expected found || fail "another answer than that of one index"

ip link set cable down
is_partial || fail "the answer without the cable is not marked as partial"
answer index.yaml | grep -q 'xapian-tcp://10.77.0.2:7001' || fail "no warning names the shard"
ip link set cable up
tries=0
while is_partial; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || fail "the shard did not come back with the cable"
  sleep 0.1
done
