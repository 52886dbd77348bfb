# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of newsd for fish.
complete -c newsd -f -a '(__fish_complete_directories)' -n '__fish_is_first_arg'
complete -c newsd -s h -l help -d 'Print help and exit'
complete -c newsd -l version -d 'Print the version and exit'
complete -c newsd -l port -x -d 'TCP port'
complete -c newsd -l bind -x -a '127.0.0.1 ::1 0.0.0.0 ::' -d 'IP address to listen on'
complete -c newsd -l config -r -F -d 'Settings file'
complete -c newsd -l lang -x -a 'ko en' -d 'Language of messages'
