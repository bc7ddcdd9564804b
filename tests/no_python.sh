# SPDX-License-Identifier: MIT
echo "SKIP: no python3 (Debian: python3)"
exit 77
