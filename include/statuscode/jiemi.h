/* SPDX-License-Identifier: MIT */
/* statuscode/jiemi.h: the status codes of Jiemi 3.0 and Jiemi Pay (街觅3.0 / 觅支付) and their table of HTTP statuses,
   each with its message. */
#ifndef STATUSCODE_JIEMI_H
#define STATUSCODE_JIEMI_H

enum sc_jiemi {
    /* 返回状态码code */
    SC_JIEMI_CHECK_HTTP_STATUS = 0, /* 出错。此时检查HTTP状态码status */
    SC_JIEMI_SUCCESS = 1000, /* 返回成功，得到有效数据。 */
    SC_JIEMI_PARAMETER_INVALID = 1001, /* 参数出错，有时会有详细到哪个参数出错，例如：手机号错误。 */
    SC_JIEMI_VALIDATION_FAILED = 1002, /* 校验失败，例如：参数校验失败。 */
    SC_JIEMI_EXPIRED_OR_TIMED_OUT = 1003, /* 已过期/已超时。 */
    SC_JIEMI_SMS_NOT_SENT = 1004, /* 短信发送失败/未到发送时间。 */
    SC_JIEMI_SAVE_FAILED = 1005, /* 服务器模型保存失败。 */
    SC_JIEMI_USER_EXISTS = 1006, /* 用户已被注册。 */
    SC_JIEMI_VERIFICATION_CODE_INVALID = 1007, /* 短信认证码错误或者已失效。 */
    SC_JIEMI_CREDENTIALS_WRONG = 1008, /* 用户名或者密码错误。 */
    SC_JIEMI_REQUEST_REFUSED = 1008, /* 请求被拒绝。 */
    SC_JIEMI_AUTHENTICATION_FAILED = 1009, /* 用户认证失败，权限校验失败。 */
    SC_JIEMI_RESOURCE_NOT_FOUND = 1010, /* 所需要的资源未查到，例如用户、店铺等。 */
    SC_JIEMI_TOKEN_EXPIRED = 1011, /* TOKEN已失效。 */
    SC_JIEMI_UNKNOWN_ERROR = 1012, /* 服务器未知故障。 */
    SC_JIEMI_WECHAT_ERROR = 1013, /* 微信故障，详细查看返回代码。 */
    SC_JIEMI_REQUEST_FAILED = 1014, /* 请求失败。 */
    SC_JIEMI_WECHAT_ORDER = 1015, /* 微信订单信息。 */
    SC_JIEMI_ALIPAY_ORDER = 1016, /* 支付宝订单信息。 */
    SC_JIEMI_PAYMENT_CANCELLED = 1017, /* 支付宝或者微信取消支付。 */
    SC_JIEMI_ALIPAY_POLL_REQUIRED = 1018, /* 支付宝支付需要轮询。 */
    SC_JIEMI_WECHAT_POLL_REQUIRED = 1019, /* 微信支付需要轮询。 */
    SC_JIEMI_URL_NOT_AUTHORIZED = 1020, /* 未授权的URL。 */
    SC_JIEMI_RESULT_EMPTY = 1021, /* 查询的信息为空或者未设置。 */
    SC_JIEMI_ONLY_ONE_ALLOWED = 1022, /* 设置的信息只能被设置一个或者只能拥有一个有效的资源。 */
    SC_JIEMI_CONDITION_NOT_MET = 1023, /* 所需条件不满足。 */

    /* HTTP状态码[响应码]status */
    SC_JIEMI_HTTP_OK = 200, /* OK。一切正常。 */
    SC_JIEMI_HTTP_CREATED = 201, /* 响应 POST 请求时成功创建一个资源。Location header 包含的URL指向新创建的资源。 */
    SC_JIEMI_HTTP_NO_CONTENT = 204, /* 该请求被成功处理，响应不包含正文内容 (类似 DELETE 请求)。 */
    SC_JIEMI_HTTP_NOT_MODIFIED = 304, /* 资源没有被修改。可以使用缓存的版本。 */
    SC_JIEMI_HTTP_BAD_REQUEST = 400, /* 错误的请求。可能通过用户方面的多种原因引起的，例如在请求体内有无效的JSON 数据，无效的操作参数，等等。 */
    SC_JIEMI_HTTP_UNAUTHORIZED = 401, /* 验证失败。 */
    SC_JIEMI_HTTP_FORBIDDEN = 403, /* 已经经过身份验证的用户不允许访问指定的 API 末端。 */
    SC_JIEMI_HTTP_NOT_FOUND = 404, /* 所请求的资源不存在。 */
    SC_JIEMI_HTTP_METHOD_NOT_ALLOWED = 405, /* 不被允许的方法。 请检查 Allow header 允许的HTTP方法。 */
    SC_JIEMI_HTTP_UNSUPPORTED_MEDIA_TYPE = 415, /* 不支持的媒体类型。 所请求的内容类型或版本号是无效的。 */
    SC_JIEMI_HTTP_UNPROCESSABLE_CONTENT = 422, /* 数据验证失败 (例如，响应一个 POST 请求)。 请检查响应体内详细的错误消息。 */
    SC_JIEMI_HTTP_TOO_MANY_REQUESTS = 429, /* 请求过多。 由于限速请求被拒绝。 */
    SC_JIEMI_HTTP_INTERNAL_SERVER_ERROR = 500 /* 内部服务器错误。 这可能是由于内部程序错误引起的。 */
};

#endif
