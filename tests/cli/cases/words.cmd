# Synonyms and user words: files that are fine, and files that are not.
printf '%s\n' '{"id":"1","title":"한국은행 총재의 말","text":"금리는 그대로다."}' '{"id":"2","title":"코스모 꽃밭","text":"꽃이 피었다."}' '{"id":"3","title":"코스모가 새 매장","text":"신발을 판다."}' >articles.jsonl
newsidx update --quiet archive articles.jsonl
ids archive '"한은 총재"'
printf '%s\n' '- equal: [한은, 한국은행]' '- from: [매장]' '  to: [상점]' >synonyms.yaml
echo 'synonyms: synonyms.yaml' >with.yaml
ids archive --config with.yaml '"한은 총재"'
mkdir elsewhere && mv with.yaml synonyms.yaml elsewhere
ids archive --config elsewhere/with.yaml +한은
printf '%s\n' '- equal: [한은, 한국은행]' '' '- euqal: [매장, 상점]' >elsewhere/synonyms.yaml
newsq archive --config elsewhere/with.yaml 한은
printf '%s\n' '- equal: [한은, 한국은행, 한은]' >elsewhere/synonyms.yaml
newsq archive --config elsewhere/with.yaml 한은
rm elsewhere/synonyms.yaml
newsq archive --config elsewhere/with.yaml 한은
printf '%s\n' 'user_words:' '  - 코스모가' '  - 코 스모' >brands.yaml
newsidx rebuild archive --config brands.yaml
printf '%s\n' 'user_words:' '  - 코스모가' >brands.yaml
ids archive +코스모가
newsq archive --config brands.yaml +코스모가 2>&1 | sed "s,[0-9a-f]\{16\},HEX,g"
newsidx update --config brands.yaml archive articles.jsonl 2>&1 | sed "s,[0-9a-f]\{16\},HEX,g"
newsidx rebuild archive --config brands.yaml
ids archive --config brands.yaml +코스모가
newsq archive +코스모가 2>&1 | sed "s,[0-9a-f]\{16\},HEX,g"
newsidx info archive | grep analyzer
