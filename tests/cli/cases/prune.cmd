mkdir posts
cp $sample/_posts/2024-05-0*.html posts/
newsidx update index posts
rm posts/2024-05-03-gaon-city-council-budget.html
newsidx update index posts
newsidx update index posts missing --prune
newsidx info index | grep articles:
newsidx update index posts --prune
newsidx info index | grep articles:
# A file that is now rejected keeps its article.
: >posts/2024-05-07-mirae-bank-rate.html
newsidx update index posts --prune
newsidx info index | grep articles:
ids index 기준금리
# What is a draft now is no longer on the site.
cp $sample/_posts/2024-05-07-mirae-bank-rate.html posts/
sed -i 's/^title:/draft: true\ntitle:/' posts/2024-05-07-mirae-bank-rate.html
newsidx update index posts --prune
newsidx info index | grep articles:
# A line that is rejected may be any of its source; a producer that failed has none.
echo '{"_id": "one", "title": "하나"}' >lines
newsidx update index - --source wire <lines
echo '{"_id": "one", "title": "하나' >lines
newsidx update index - --source wire --prune <lines
: >lines
newsidx update index - --source wire --prune --json <lines | sed -E 's/"seconds":[0-9.e-]+/"seconds":N/'
newsidx info index | grep articles:
