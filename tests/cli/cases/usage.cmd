newsidx
newsidx frobnicate
newsidx update
newsidx update index
newsidx update index post.md --frobnicate
newsidx update index post.md --format xml
newsidx update index post.md --jobs 0
newsidx delete index
newsidx info index extra
newsq
newsq index --sort best
newsq index --limit many
newsq index -한미
newsq index --queries file
newsq index --queries file --run out word
newsidx --version
newsq --version
newsidx --help >/dev/null
newsq --help >/dev/null
