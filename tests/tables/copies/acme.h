/* SPDX-License-Identifier: MIT */
/* acme.h: the codes of an API that only the plugin's table lists. */
#ifndef ACME_H
#define ACME_H

#include <statuscode.h>

#define SC_ACME ((sc_registry)(SC_REGISTRY_OWN + 7))

enum sc_acme {
    SC_ACME_REFUSED = -1,
    SC_ACME_SUCCESS = 0,
    SC_ACME_TOKEN_EXPIRED = 1,
    SC_ACME_TOKEN_REPLACED = 1,
    SC_ACME_ACCOUNT_HIDDEN = 2,
    SC_ACME_PASSWORD_AND_TOKEN_WRONG = 3,
    SC_ACME_NOT_FOUND = 4,
    SC_ACME_USER_NOT_FOUND = 5,
    SC_ACME_WAITING = 6,
    SC_ACME_LIST_LOADING = 7,
    SC_ACME_DISK_BROKEN = 8,
    SC_ACME_HTTP_NOT_FOUND = 404
};

#endif
