post=$sample/_posts/2024-05-16-baram-film-festival.md
variant() { mkdir $1; cat >$1/post.md; newsidx update --quiet $1.index $1; newsq --json --limit 3 $1.index '"마지막 릴" 영사기사 8천 원' | sed 's/"commit":[0-9]*//'; }
variant plain <$post
for charset in CP949 UTF-16; do sed -e 's/〈/</' -e 's/〉/>/' -e 's/ — /-/' $post | iconv -f UTF-8 -t $charset | variant $charset; done >variants
(printf '\357\273\277'; cat $post) | variant bom >>variants
sed 's/$/\r/' $post | variant crlf >>variants
sed -E 's/"(score|took_ms)":[0-9.]+,?//g' variants | uniq -c
newsidx analyze '한미동맹' >nfc
newsidx analyze "$(printf '\341\204\222\341\205\241\341\206\253\341\204\206\341\205\265\341\204\203\341\205\251\341\206\274\341\204\206\341\205\242\341\206\274')" >nfd
for f in nfc nfd; do cut -f 4,5 $f; done
