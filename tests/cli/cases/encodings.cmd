# One post in several charsets and forms: the same terms, so the same answer, score for score.
sed 's/ — / - /' $sample/_posts/2024-05-16-baram-film-festival.md >post
variant() { mkdir $1; cat >$1/post.md; newsidx update --quiet $1.index $1; newsq --json $1.index '"마지막 릴" 영사기사 8천 원'; }
variant plain <post >answers
for charset in CP949 EUC-KR UTF-16; do iconv -t $charset post | variant $charset; done >>answers
(printf '\357\273\277'; cat post) | variant bom >>answers
sed 's/$/\r/' post | variant crlf >>answers
sed -E 's/"took_ms":[0-9.]+/"took_ms":N/' answers | uniq -c | cut -c 1-8
ids plain.index '"마지막 릴"'
# Decomposed Hangul: the offsets differ, the terms do not.
newsidx analyze '한미동맹' | cut -f 4,5
newsidx analyze "$(printf '\341\204\222\341\205\241\341\206\253\341\204\206\341\205\265\341\204\203\341\205\251\341\206\274\341\204\206\341\205\242\341\206\274')" | cut -f 4,5
