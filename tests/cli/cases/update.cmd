newsidx update index $sample
newsidx update index $sample
newsidx update index $sample --jobs 1 --json
newsidx info index | grep -E '^(articles|generations|tombstones|term_lists|format):'
newsidx check index
newsidx update --quiet index $sample
# A changed post is updated, a new one added.
mkdir posts
cp $sample/_posts/2024-06-04-on-device-translator.md posts/
newsidx update other posts
sed -i 's/열두 나라/스무 나라/' posts/*.md
printf 'title: 새 글\n' >posts/new.md
newsidx update other posts
ids other excerpt:스무
ids other excerpt:열두
newsidx info other | grep -E '^articles:'
