# Queries that a newsroom saved, and what new articles match them.
printf '%s\n' '{"id":"번역","query":"통역 기기"}' '{"id":"구절","query":"\"열두 나라\"","categories":"기술"}' '' '{"id":"번역","query":"다른"}' '{"id":"빈","query":"?!"}' '{"id":"부분","query":"나라 \"스무"}' >queries.jsonl
newsidx alerts index queries.jsonl --check --lang ko
mkdir posts
newsidx update index posts --alerts none.jsonl
cp $sample/_posts/2024-06-04-on-device-translator.md posts/
newsidx update index posts --alerts queries.jsonl
newsidx update index posts --alerts queries.jsonl --quiet
sed -i 's/열두 나라/스무 나라/' posts/*.md
# An update that tells nobody; its articles come with the next alerts.
newsidx update index posts
newsidx compact index
newsidx update index posts --alerts queries.jsonl --alerts-out out --json
cat out
newsidx alerts index queries.jsonl --quiet
newsidx update index posts --alerts queries.jsonl --json
# Where alerts cannot be written, they come later.
printf 'title: 통역 기기\n' >posts/new.md
newsidx update index posts --alerts queries.jsonl --alerts-out /dev/full --quiet 2>&1 | grep -v ':[0-9]*: '
newsidx alerts index queries.jsonl --quiet --out out
tail -n 1 out
# What is remembered is of one index; half a line that a crash left stays alone.
newsidx update other posts --alerts queries.jsonl --quiet 2>&1 | tail -n 1
printf '{"half' >>out
newsidx update other posts --alerts queries.jsonl --alerts-seen other.seen --alerts-out out --quiet 2>/dev/null
tail -n 3 out | cut -c 1-20
newsidx alerts other queries.jsonl --seen third.seen
