/* SPDX-License-Identifier: MIT */
/* statuscode/hero.h: the status codes of the Hero API, and its table of HTTP statuses. Beside each, its message. */
#ifndef STATUSCODE_HERO_H
#define STATUSCODE_HERO_H

enum sc_hero {
    /* HTTP 状态码 */
    SC_HERO_HTTP_OK = 200, /* 请求成功 */
    SC_HERO_HTTP_CREATED = 201, /* 创建成功 */
    SC_HERO_HTTP_ACCEPTED = 202, /* 更新成功 */
    SC_HERO_HTTP_MOVED_PERMANENTLY = 301, /* 永久重定向 */
    SC_HERO_HTTP_BAD_REQUEST = 400, /* 请求包含不支持的参数 */
    SC_HERO_HTTP_UNAUTHORIZED = 401, /* 未授权 */
    SC_HERO_HTTP_FORBIDDEN = 403, /* 被禁止访问 */
    SC_HERO_HTTP_NOT_FOUND = 404, /* 请求的资源不存在 */
    SC_HERO_HTTP_REQUIRED_LENGTH_TOO_LARGE = 413, /* 上传的File体积太大 */
    SC_HERO_HTTP_INTERNAL_SERVER_ERROR = 500, /* 内部错误 */

    /* 100x 通用类型 */
    SC_HERO_SUCCESS = 0, /* OK, 成功 */
    SC_HERO_PARAMETER_INVALID = 1000, /* 输入参数错误 */
    SC_HERO_RESOURCE_NOT_FOUND = 1001, /* 资源不存在 */
    SC_HERO_TOKEN_INVALID = 1002, /* 非法的Token */
    SC_HERO_TOKEN_EXPIRED = 1003, /* Token已过期 */
    SC_HERO_PERMISSION_DENIED = 1004, /* 没有访问权限 */
    SC_HERO_CREDENTIALS_WRONG = 1005, /* 账号密码错误 */
    SC_HERO_JSON_FORMAT_INVALID = 1006, /* 输入的JSON数据格式不正确 */
    SC_HERO_INTERNAL_ERROR = 1007, /* 服务器内部错误 */

    /* 200x 用户类型 */
    SC_HERO_USER_NOT_FOUND = 2000, /* 用户不存在 */

    /* 300x 新闻主题类型 */
    SC_HERO_NEWS_NOT_FOUND = 3000, /* 新闻不存在 */

    /* 400x 文件类型 */
    SC_HERO_UPLOAD_FAILED = 4001, /* 文件上传失败 */
    SC_HERO_FILE_EXTENSION_UNSUPPORTED = 4002, /* 不支持的文件扩展名 */
    SC_HERO_FILE_TOO_LARGE = 4003 /* 上传文件的体积超过限制 */
};

#endif
