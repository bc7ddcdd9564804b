/* SPDX-License-Identifier: MIT */
/* statuscode/rayvision.h: the status codes of Rayvision, each with its message. Names are the document's symbols, with
   their spelling. */
#ifndef STATUSCODE_RAYVISION_H
#define STATUSCODE_RAYVISION_H

enum sc_rayvision {
    /* 异常码参照 */
    SC_RAYVISION_FAIL = 100, /* 失败 */
    SC_RAYVISION_SUCCESS = 200, /* 接口正常返回 */
    SC_RAYVISION_APIError = 400, /* 错误请求 */
    SC_RAYVISION_FORBIDDEN = 403, /* 没有权限 */
    SC_RAYVISION_RESOURCE_NOT_FOUND = 404, /* 资源不存在 */
    SC_RAYVISION_INTERNAL_ERROR = 500, /* 服务器处理失败 */
    SC_RAYVISION_PARAMETER_INVALID = 600, /* 非法参数 */
    SC_RAYVISION_PARAMETER_CANT_BE_EMPTY = 601, /* 缺少必要参数 */
    SC_RAYVISION_NEED_USER_LOGIN = 602, /* 需要用户登录 */
    SC_RAYVISION_ILLEGAL_PROTOCOL = 603, /* 非法请求 */
    SC_RAYVISION_VALIDATE_CODE_ERROR = 604, /* 手机验证码错误 */
    SC_RAYVISION_VINSUFFICIENT_PERMISSIONS = 605, /* 权限不足 */
    SC_RAYVISION_VALIDATE_COMMOM_CODE_ERROR = 606, /* 验证码错误 */
    SC_RAYVISION_VALIDATE_SEND_CODE_ERROR = 607, /* 验证码发送失败 */
    SC_RAYVISION_DO_NOT_HAVE_ANY_MORE_RECORD = 700, /* 没有更多记录 */
    SC_RAYVISION_ACCOUNT_BINDING_USER_NULL = 800, /* 账号不存在 */
    SC_RAYVISION_ACCOUNT_NOT_BINDING = 801, /* 未绑定设备 */
    SC_RAYVISION_ACCOUNT_BINDING_FAIL = 802, /* 设备绑定失败 */
    SC_RAYVISION_ACCOUNT_LOCKED = 804, /* 账号已被禁用 */
    SC_RAYVISION_ACCOUNT_USERNAME_PASSWORD_FAIL = 805, /* 用户名或密码错误 */
    SC_RAYVISION_ACCOUNT_UNIONID_FAIL = 806, /* 账号未绑定第三方用户 */
    SC_RAYVISION_ACCOUNT_PHONE_FAIL = 807, /* 手机未绑定第三方用户 */
    SC_RAYVISION_ACCOUNT_UNIONID_PHONE = 808, /* 手机已绑定其他第三方用戶 */
    SC_RAYVISION_ACCOUNT_WEIXIN_FAIL = 809, /* 微信登录失败 */
    SC_RAYVISION_ACCOUNT_WEIBO_FAIL = 810, /* 微博登录失败 */
    SC_RAYVISION_ACCOUNT_LOGOUT_FAIL = 811, /* 登出失败 */
    SC_RAYVISION_ACCOUNT_LOGIN_IPLIMITFAIL = 812, /* IP被限制 */
    SC_RAYVISION_ACCOUNT_QQ_FAIL = 813, /* QQ登录失败 */
    SC_RAYVISION_NOREPEAT_SELECT_SOFTWARE = 814, /* 无法重复选择常用软件 */
    SC_RAYVISION_ACCOUNT_UNIONID_EXISTS = 815, /* UNIONID已存在 */
    SC_RAYVISION_VALIDATE_PHONE_FAIL = 900, /* 手机号已存在 */
    SC_RAYVISION_VALIDATE_EMAIL_FAIL = 901, /* 邮箱已存在 */
    SC_RAYVISION_VALIDATE_USERNAME_FAIL = 902, /* 用户名已存在 */
    SC_RAYVISION_ACCOUNT_EMAIL_FAIL = 903, /* 邮箱未绑定账户 */
    SC_RAYVISION_CURRENCY_NOT_SUPPORT = 904, /* 币种不支持 */
    SC_RAYVISION_AGENT_NOT_SUPPORT = 905, /* 代理商不支持 */
    SC_RAYVISION_AMOUNT_NOT_SUPPORT = 906, /* 请输入合理的充值范围 */
    SC_RAYVISION_COUPONNO_NOT_SUPPORT = 908, /* 优惠码不支持 */
    SC_RAYVISION_PAYMETHOD_NOT_SUPPORT = 909, /* 支付方式不支持 */
    SC_RAYVISION_NO_INVOICE_ORDER = 910, /* 无可用的发票订单 */
    SC_RAYVISION_NO_INVOICE_ADDRESS = 911, /* 无可用的发票收件地址 */
    SC_RAYVISION_SUBUSER_EXISTS_TASKS = 912, /* 无法删除一个存在执行任务的子账号 */
    SC_RAYVISION_SUBUSER_ARREARAGE = 913, /* 当前子账号欠费 */
    SC_RAYVISION_DELSUBUSER_EXISTS_BALANCE = 914, /* 删除子账号存在余额 */
    SC_RAYVISION_NO_INVOICE_TEMPLATE = 915, /* 无可用的发票信息 */
    SC_RAYVISION_RECEIPT_TYPE_ERROR = 916, /* 发票类型不匹配 */
    SC_RAYVISION_NO_LATEST_VERSION = 920, /* 暂无客户端最新版本 */
    SC_RAYVISION_REDIS_CACHE_FAIL = 1000, /* redis缓存异常 */
    SC_RAYVISION_RayvisionError = 1000000, /* python抛出异常 */

    /* later than the document */
    SC_RAYVISION_NEED_REDIRECT = 301, /* 请求应发往另一个地址 */
    SC_RAYVISION_LABEL_ALREADY_EXISTS = 503, /* 要新增的标签已经存在 */
    SC_RAYVISION_USER_CACHE_NOTFOUNT = 513, /* 未查到用户信息 */
    SC_RAYVISION_USER_AREA_ERROR = 608, /* 账号所属区域（国内或国外）与客户端不符 */
    SC_RAYVISION_SIGNATURE_EXPIRED = 610, /* 请求的签名已过期 */
    SC_RAYVISION_SIGNATURE_INVALID = 611, /* 请求的签名无效 */
    SC_RAYVISION_JSON_FILE_UPLOAD_FAILED = 20004, /* 多次尝试上传 JSON 文件均失败 */
    SC_RAYVISION_ARGUMENT_FORMAT_INVALID = 200024, /* 传输命令的参数格式不正确 */
    SC_RAYVISION_NON_UPLOADABLE_FILES = 200025 /* 有文件不能上传，可能不存在或已损坏 */
};

#endif
