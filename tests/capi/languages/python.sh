#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/common.sh"
expect 'library	폐교가 도서관으로	주민들이 책장을 손수 짰다. 개관식은 토요일이다.' "$("$@" "$work/index" '책장이')"
check_error "$@"
