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
