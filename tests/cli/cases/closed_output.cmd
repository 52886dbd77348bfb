newsidx update --quiet index $sample
newsq index 바다 >/dev/full
newsq index 바다 >&-
newsidx info index >&-
newsq index 바다 | true
newsidx update other $sample --json >&- 2>&-
newsidx check other
