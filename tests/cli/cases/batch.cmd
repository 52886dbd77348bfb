newsidx update --quiet index $sample
printf '%s\n' '{"_id":"q1","text":"나전함 경매"}' '{"_id":2,"text":"퍼펙트게임"}' '{"_id":"q3","text":"뷁쉛"}' >queries.jsonl
newsq index --queries queries.jsonl --run run.trec --limit 1 2>latencies
cut -d ' ' -f 1-4,6 run.trec
sed -E 's/[0-9]+\.[0-9]+/N/g' latencies
printf '%s\n' 'not json' '{"_id":"q1"}' '{"_id":"q4","text":"국해온"}' >broken.jsonl
newsq index --queries broken.jsonl --run - 2>errors | cut -d ' ' -f 1-4,6
sed -E 's/[0-9]+\.[0-9]+/N/g' errors
newsq index --queries missing.jsonl --run run.trec
newsq index --queries queries.jsonl --run missing/run.trec
