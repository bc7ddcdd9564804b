# SPDX-License-Identifier: MIT
# Stands for a test that cannot run here:  no.sh WHAT [ARGUMENT...]
echo "SKIP: no $1"
exit 77
