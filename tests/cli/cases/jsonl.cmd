newsidx update index - --source wire <$sample/wire.jsonl
newsidx update index - --source wire <$sample/wire.jsonl
ids index 나전함
ids index 드래프트
printf '%s\n' '{"_id":"a","title":"하나","text":"첫째 글"}' '{"_id":"b","title":' '' '{"title":"이름 없는 글","text":"글"}' '{"_id":"c d","text":"빈칸"}' '[1, 2]' '{"id":"d","title":"넷","body":"넷째 글"}' >mixed.jsonl
newsidx update mixed mixed.jsonl
ids mixed 글 | sort
# A post by name, whatever it is called; JSON Lines by --format.
cp mixed.jsonl mixed.txt
newsidx update other mixed.txt --format jsonl --json | grep -o '"added":[0-9]*'
cp $sample/_posts/2024-06-04-on-device-translator.md post.dat
newsidx update other post.dat
ids other 통역
