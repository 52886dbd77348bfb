mkdir posts
printf -- '---\ntitle: [열린 목록\n---\n본문\n' >posts/broken-front-matter.md
printf -- '---\ntitle: 닫히지 않은 HTML\n---\n<p>첫 문단 <b>굵은 글\n<div>둘째 문단\n' >posts/unclosed.html
: >posts/empty.md
truncate -s 200M posts/huge.md
printf '\377\376\000' >posts/binary.md
printf -- '---\ntitle: 성한 글\n---\n<p>성한 본문이다.</p>\n' >posts/fine.html
mkdir posts/locked
printf -- '---\ntitle: 잠긴 글\n---\n잠긴 본문\n' >posts/locked/post.md
chmod 000 posts/locked
as_mortal newsidx update index posts missing-folder
newsidx info index | grep articles:
ids index 본문이다
ids index '"굵은 글"'
as_mortal newsidx update index posts --json
newsidx update index missing-folder
newsidx update fresh missing-folder
newsidx update fresh missing-folder other-missing.jsonl --json
ls fresh
