/* SPDX-License-Identifier: MIT */
/* statuscode/hero.h: the status codes of the Hero API and its table of HTTP statuses, each with its message. */
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
    SC_HERO_FILE_TOO_LARGE = 4003, /* 上传文件的体积超过限制 */

    /* later than the document */
    SC_HERO_UNKNOWN_ERROR = 999, /* 未知错误 */
    SC_HERO_OPERATION_NOT_ALLOWED = 1008, /* 不允许此操作 */
    SC_HERO_DIRTY_DATA_ERROR = 1009, /* 数据库中存在脏数据 */
    SC_HERO_ORG_NOT_FOUND = 5000, /* 机构不存在 */
    SC_HERO_VOLUME_TOO_LARGE = 5001, /* 数量超过限制 */
    SC_HERO_COURSE_NOT_FOUND = 5002, /* 课程不存在 */
    SC_HERO_ENROLLMENT_NOT_FOUND = 5003, /* 报名记录不存在 */
    SC_HERO_ORG_TEACHER_NOT_FOUND = 5004, /* 未查到机构的老师 */
    SC_HERO_ORG_CLASS_NOT_FOUND = 5005, /* 机构没有这个班级 */
    SC_HERO_STUDENT_CLASS_NOT_FOUND = 5006, /* 未查到用户所在的班级 */
    SC_HERO_ORG_PICTURE_NOT_FOUND = 5007, /* 机构没有图片 */
    SC_HERO_TEACHING_COURSE_NOT_FOUND = 5008, /* 培训课程不存在 */
    SC_HERO_DATABASE_UPDATE_FAILED = 6000, /* 更新数据库失败 */
    SC_HERO_IM_GROUP_CREATE_FAILED = 7000, /* 创建群组失败 */
    SC_HERO_IM_GROUP_UPDATE_FAILED = 7001, /* 修改群组名称失败 */
    SC_HERO_IM_GROUP_DELETE_FAILED = 7002, /* 删除群组失败 */
    SC_HERO_IM_GROUP_NOT_FOUND = 7003, /* 群组不存在 */
    SC_HERO_IM_GROUP_MEMBER_ADD_FAILED = 7004, /* 添加群组成员失败 */
    SC_HERO_IM_GROUP_MEMBER_REMOVE_FAILED = 7005, /* 移除群组成员失败 */
    SC_HERO_CLASS_MESSAGE_ALREADY_SENT = 7007, /* 今天已经向班级发过消息 */
    SC_HERO_SYSTEM_MESSAGE_TARGET_NOT_FOUND = 7008, /* 未查到系统通知的接收者 */
    SC_HERO_IM_GROUP_MEMBER_EXISTS = 7009, /* 用户已经在群组中 */
    SC_HERO_COUPON_EXPIRED = 8000, /* 优惠券已过期 */
    SC_HERO_COUPON_ALREADY_OBTAINED = 8001, /* 用户已领取过此优惠券 */
    SC_HERO_GIFT_ALREADY_REQUESTED = 8002, /* 礼包已经申请过 */
    SC_HERO_FORUM_TOPIC_NOT_FOUND = 9000, /* 论坛话题不存在 */
    SC_HERO_ORDER_CREATE_FAILED = 10001, /* 创建订单失败 */
    SC_HERO_ORDER_NOT_FOUND = 10002, /* 订单不存在 */
    SC_HERO_USER_REBATE_NOT_FOUND = 10003, /* 用户没有这张抵扣券 */
    SC_HERO_REBATE_EXPIRED = 10004, /* 抵扣券已过期 */
    SC_HERO_WECHAT_ALREADY_LINKED = 10005, /* 微信已绑定其他机构 */
    SC_HERO_REBATE_DISABLED = 10006, /* 抵扣券已被禁用 */
    SC_HERO_ORDER_ALREADY_PAID = 11001 /* 订单已经支付 */
};

#endif
