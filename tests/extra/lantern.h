/* SPDX-License-Identifier: MIT */
/* lantern.h: the status codes of Lantern Wallet, an API that does not exist. Each code has its message beside it. */
#ifndef LANTERN_H
#define LANTERN_H

#include <statuscode.h>

#define SC_LANTERN ((sc_registry)64)

enum sc_lantern {
    /* 通用 */
    SC_LANTERN_SUCCESS = 0,               /* 处理成功。 */
    SC_LANTERN_SYSTEM_BUSY = -1,          /* 系统繁忙，请稍后再试。 */
    SC_LANTERN_PARAMETER_INVALID = -1001, /* 参数错误。 */
    SC_LANTERN_PARAMETER_MISSING = -1002, /* 缺少参数。 */
    SC_LANTERN_SIGNATURE_WRONG = -1003,   /* 签名错误。 */
    SC_LANTERN_TIMESTAMP_EXPIRED = -1004, /* 时间戳已过期。 */
    SC_LANTERN_TOKEN_INVALID = -1005,     /* 令牌无效。 */
    SC_LANTERN_TOKEN_EXPIRED = -1006,     /* 令牌已过期，请刷新后重试。 */
    SC_LANTERN_PERMISSION_DENIED = -1007, /* 没有权限。 */
    SC_LANTERN_TOO_MANY_REQUESTS = -1008, /* 请求过于频繁。 */
    SC_LANTERN_INTERNAL_ERROR = -1009,    /* 系统内部错误。 */

    /* 钱包 */
    SC_LANTERN_USER_NOT_FOUND = -2001,            /* 用户不存在。 */
    SC_LANTERN_WALLET_DISABLED = -2002,           /* 钱包已被禁用。 */
    SC_LANTERN_BALANCE_INSUFFICIENT = -2003,      /* 余额不足。 */
    SC_LANTERN_PASSWORD_WRONG = -2004,            /* 支付密码错误。 */
    SC_LANTERN_VERIFICATION_CODE_INVALID = -2005, /* 短信验证码错误或已失效。 */

    /* 支付 */
    SC_LANTERN_ORDER_NOT_FOUND = -3001,       /* 订单不存在。 */
    SC_LANTERN_ORDER_CLOSED = -3001,          /* 订单已关闭。 */
    SC_LANTERN_ORDER_PAID = -3002,            /* 订单已支付。 */
    SC_LANTERN_PAYMENT_POLL_REQUIRED = -3003, /* 用户正在支付，请轮询支付结果。 */
    SC_LANTERN_PAYMENT_CANCELED = -3004,      /* 用户取消了支付。 */
    SC_LANTERN_PAYMENT_FAILED = -3005,        /* 支付渠道故障。 */
    SC_LANTERN_AMOUNT_INVALID = -3006,        /* 支付金额必须大于零。 */

    /* 保留 */
    SC_LANTERN_UNKNOWN_ERROR = -2147483647 - 1 /* 未知错误。 */
};

#endif
