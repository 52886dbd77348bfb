mkdir -p data/notices data/questions
printf '%s\n' '{"_id":"a","title":"도서관 개관","text":"새 도서관이 문을 열었다."}' '{"_id":"b","title":"버스 노선","text":"버스 노선이 바뀐다."}' '{"_id":"c","title":"장터","text":"토요일마다 장터가 선다."}' >data/notices/corpus.jsonl
printf '%s\n' '{"_id":"q1","text":"버스 노선"}' '{"_id":"q4","text":"장터"}' >data/notices/queries.dev.jsonl
printf '%s\t%s\t%s\n' query-id corpus-id score q1 b 1 q4 c 1 unanswered a 1 >data/notices/qrels.dev.tsv
cp data/notices/queries.dev.jsonl data/questions
printf '%s\t%s\t%s\n' q1 b 2 q4 c 1 >data/questions/qrels.dev.tsv
echo notices/corpus.jsonl >data/questions/CORPUS

# Each corpus is indexed once.
bench_relevance data --work work --jobs 2 --runs runs
cut -d ' ' -f 1-4,6 runs/notices.run
bench_relevance data --work work --jobs 2 --half odd --sets notices
bench_relevance data --work work --jobs 2 --sets questions --reindex --quiet

# An index by another analyzer is another index.
echo 'hanja_readings: false' >plain.yaml
bench_relevance data --work work --jobs 2 --sets questions --compare plain.yaml
ls work/indexes | wc -l
bench_relevance data --work work --jobs 2 --sets questions
ls work/indexes | wc -l

mkdir peers
printf '%s\n' 'q1 Q0 a 1 2.0 peer' 'q1 Q0 b 2 1.0 peer' 'q4 Q0 c 1 2.0 peer' >peers/other@notices@dev.run
bench_relevance data --work work --jobs 2 --sets notices --compare-run peers --engine other
bench_relevance data --work work --jobs 2 --sets notices --compare-run peers --engine other --json
bench_relevance data --work work --jobs 2 --ladder --svg ladder.svg | head -1
head -c 4 ladder.svg; echo

# Times are measured by one thread.
bench_relevance data --work work --sets notices --warm | head -1

# Mistakes.
bench_relevance data
bench_relevance data --work work --half third
bench_relevance data --work work --svg ladder.svg
bench_relevance data --work work --ladder --compare plain.yaml
bench_relevance data --work work --engine other
bench_relevance absent --work work
bench_relevance data --work work --split test
bench_relevance data --work work --compare-run peers --engine other
bench_relevance data --work work --config absent.yaml
bench_relevance data --work plain.yaml
bench_relevance data --work work --runs plain.yaml
bench_relevance data --work work --ladder --svg absent/ladder.svg >/dev/null
flock work/LOCK bench_relevance data --work work
echo 'q1 Q0 b' >peers/broken@notices@dev.run
bench_relevance data --work work --sets notices --compare-run peers --engine broken
