/* SPDX-License-Identifier: MIT */
/* What replies and problems have in common: how reading went, and what an HTTP status alone means. */
#ifndef REPLY_H
#define REPLY_H

#include "json_read.h"

#include <statuscode.h>

/* Returns how reading went, as far as the JSON text alone tells. */
static inline sc_read read_of_json(json_status status)
{
    static const sc_read reads[] = {
        [JSON_OK] = SC_READ_OK,
        [JSON_EMPTY] = SC_READ_EMPTY,
        [JSON_INVALID] = SC_READ_NOT_JSON,
        [JSON_TOO_DEEP] = SC_READ_TOO_DEEP,
    };
    return reads[status];
}

/* Returns whether the body is a JSON text. */
static inline int has_json(sc_read read)
{
    return read != SC_READ_EMPTY && read != SC_READ_NOT_JSON && read != SC_READ_TOO_DEEP;
}

/* Returns FAILURE from 400 on, SUCCESS for 2xx if may_succeed is set, and UNDECIDED otherwise. */
static inline int outcome_of_http(int http_status, int may_succeed)
{
    if (http_status >= 400)
        return SC_OUTCOME_FAILURE;
    if (may_succeed && http_status >= 200 && http_status <= 299)
        return SC_OUTCOME_SUCCESS;
    return SC_OUTCOME_UNDECIDED;
}

static inline int action_of_http(int http_status)
{
    switch (http_status) {
    case 401:
        return SC_ACT_LOGIN;
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
        return SC_ACT_RETRY;
    case 400:
    case 405:
    case 413:
    case 415:
    case 422:
        return SC_ACT_FIX_REQUEST;
    default:
        return SC_ACT_NONE;
    }
}

/* Returns whether gateways send this status by themselves. */
static inline int is_from_gateway(int http_status)
{
    return http_status == 502 || http_status == 504;
}

static inline int fault_of_http(int http_status)
{
    if (http_status >= 400 && http_status <= 499)
        return SC_FAULT_CALLER;
    return is_from_gateway(http_status) ? SC_FAULT_DEPENDENCY : SC_FAULT_SERVER;
}

#endif
