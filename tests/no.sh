# SPDX-License-Identifier: MIT
# Skips a test that cannot run here, because WHAT is missing:  no.sh WHAT [ARGUMENT...]
echo "SKIP: no $1"
exit 77
