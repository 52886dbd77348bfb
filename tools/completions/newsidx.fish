# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of newsidx for fish.
set -l none __fish_use_subcommand
set -l writers update delete compact rebuild backup restore alerts
set -l speakers update delete info check backup restore alerts
complete -c newsidx -n $none -f -a update -d 'Index new and changed articles'
complete -c newsidx -n $none -f -a delete -d 'Delete articles by id'
complete -c newsidx -n $none -f -a info -d 'Describe an index'
complete -c newsidx -n $none -f -a check -d 'Verify an index'
complete -c newsidx -n $none -f -a compact -d 'Fold an index into one generation'
complete -c newsidx -n $none -f -a rebuild -d 'Analyse and index all stored articles anew'
complete -c newsidx -n $none -f -a backup -d 'Copy the newest commit'
complete -c newsidx -n $none -f -a restore -d 'Make an index from a backup'
complete -c newsidx -n $none -f -a alerts -d 'Tell which new articles match saved queries'
complete -c newsidx -n $none -f -a analyze -d 'Show the terms of a text'

complete -c newsidx -s h -l help -d 'Print help and exit'
complete -c newsidx -n $none -l version -d 'Print the version and exit'
complete -c newsidx -n "__fish_seen_subcommand_from $speakers" -l lang -x -a 'ko en' -d 'Language of messages'
complete -c newsidx -n "__fish_seen_subcommand_from $writers check analyze" -l config -r -F -d 'Settings, a YAML file'
complete -c newsidx -n "__fish_seen_subcommand_from $writers" -l wait -x -d 'Wait so long for another writer'

complete -c newsidx -n '__fish_seen_subcommand_from update' -l format -x -a 'auto post jsonl' -d 'How files are read'
complete -c newsidx -n '__fish_seen_subcommand_from update check alerts' -l jobs -x -d 'Working threads'
complete -c newsidx -n '__fish_seen_subcommand_from update' -l prune -d 'Delete articles whose file is gone'
complete -c newsidx -n '__fish_seen_subcommand_from update' -l source -x -d 'Source name of JSON Lines'
complete -c newsidx -n '__fish_seen_subcommand_from update' -l drafts -d 'Index drafts and unpublished posts too'
complete -c newsidx -n '__fish_seen_subcommand_from update' -l future -d 'Index posts dated later than now too'
complete -c newsidx -n '__fish_seen_subcommand_from update' -l alerts -r -F -d 'Tell which articles match saved queries'
complete -c newsidx -n '__fish_seen_subcommand_from update' -l alerts-out -r -F -d 'Append matches to a file'
complete -c newsidx -n '__fish_seen_subcommand_from update' -l alerts-seen -r -F -d 'Folder of seen articles'
complete -c newsidx -n '__fish_seen_subcommand_from update info' -l json -d 'Print one JSON object'
complete -c newsidx -n '__fish_seen_subcommand_from update alerts' -l quiet -d 'Print errors only'
complete -c newsidx -n '__fish_seen_subcommand_from delete' -l purge -d 'Leave nothing of them in the files'
complete -c newsidx -n '__fish_seen_subcommand_from restore' -l replace -d 'Replace the index that is there'
complete -c newsidx -n '__fish_seen_subcommand_from check' -l deep -d 'Analyse every stored article anew'
complete -c newsidx -n '__fish_seen_subcommand_from alerts' -l out -r -F -d 'Append matches to a file'
complete -c newsidx -n '__fish_seen_subcommand_from alerts' -l seen -r -F -d 'Folder of seen articles'
complete -c newsidx -n '__fish_seen_subcommand_from alerts' -l check -d 'Only read the queries'
