mkdir -p posts/_drafts
printf -- '---\ntitle: 초안 하나\n---\n아직 다듬는 글.\n' >posts/_drafts/one.md
printf -- '---\ntitle: 초안 둘\ndraft: true\n---\n아직 다듬는 글.\n' >posts/two.md
printf -- '---\ntitle: 내린 글\npublished: false\n---\n내린 글.\n' >posts/three.md
printf -- '---\ntitle: 앞날의 글\ndate: 2999-01-01\n---\n아직 오지 않았다.\n' >posts/four.md
printf -- '---\ntitle: 나온 글\n---\n나왔다.\n' >posts/five.md
newsidx update index posts
newsidx update index posts --drafts
newsidx update index posts --drafts --future
ids index 글 초안 | sort
