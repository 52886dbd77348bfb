#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A shard that Xapian's own replication copied answers for it, and what was committed later comes with the next copy.
# Usage: replication.sh FOLDER_OF_newsidx FOLDER_OF_newsq
set -eu
if [ "${1:-}" != inside ]; then
  # A network of its own, so that ports are free. Root needs no namespace of users.
  [ "$(id -u)" -eq 0 ] && map="" || map=--map-root-user
  # shellcheck disable=SC2086
  exec unshare $map --net "$0" inside "$@"
fi
PATH="$2:$3:$PATH"
sample=$(cd "$(dirname "$0")/../../docs/sample" && pwd)
work=$(mktemp -d)
master="" replica=""
trap 'kill $master $replica 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
ip link set lo up

fail() { echo "replication.sh: $1" >&2; exit 1; }
# until_it COMMAND...: tries for ten seconds.
until_it() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || fail "never happened: $*"
    sleep 0.1
  done
}
answer() { newsq --json --limit 50 --lang en "$1" 기사 OR 서울 OR 신문 | sed -E 's/"took_ms":[0-9.e+-]+/"took_ms":0/; s/"commit":[0-9]+/"commit":0/'; }
same_answers() { answer index.yaml >found 2>errors && cmp -s expected found; }
finds() { newsq --json --lang en index.yaml "$1" 2>errors | grep -q "\"id\":\"$2\""; }
replicate() { xapian-replicate --one-shot --host 127.0.0.1 --port 7100 --master 0002 "$work/copy" >replicate.txt 2>&1; }

newsidx update one "$sample" --quiet || [ $? -eq 3 ]
newsidx compact one
newsidx shard one shards --by hash --shards 2 --term-lists --lang en >shards.txt
answer one >expected
grep -q '"id"' expected || fail "a test of nothing"

# Both end their process group when they are ended, so each has one of its own.
setsid xapian-replicate-server --interface 127.0.0.1 --port 7100 "$work/shards" >master.txt 2>&1 &
master=$!
until_it replicate
setsid xapian-tcpsrv --interface=127.0.0.1 --port=7001 --quiet copy >replica.txt 2>&1 &
replica=$!
cat >index.yaml <<END
shards:
  - path: shards/0001
  - url: xapian-tcp://127.0.0.1:7001
END
until_it same_answers

echo 'term_lists: true' >settings.yaml
echo '{"_id": "later", "title": "뒤늦은 소식", "text": "복제한 뒤에 들어온 느지막한 기사."}' >later.jsonl
newsidx update shards/0002 later.jsonl --config settings.yaml --quiet
newsidx compact shards/0002 --config settings.yaml
! finds 느지막한 later || fail "found before it was copied"
replicate
until_it finds 느지막한 later
