/* SPDX-License-Identifier: MIT */
/* caravan.h: the status codes of Caravan Logistics, an API that does not exist. Each code has its message beside it. */
#ifndef CARAVAN_H
#define CARAVAN_H

#include <statuscode.h>

#define SC_CARAVAN ((sc_registry)127)

enum sc_caravan {
    /* HTTP 状态 */
    SC_CARAVAN_HTTP_OK = 200,                     /* 请求成功。 */
    SC_CARAVAN_HTTP_CREATED = 201,                /* 资源已创建。 */
    SC_CARAVAN_HTTP_NO_CONTENT = 204,             /* 请求成功，没有内容返回。 */
    SC_CARAVAN_HTTP_BAD_REQUEST = 400,            /* 请求格式有误。 */
    SC_CARAVAN_HTTP_UNAUTHORIZED = 401,           /* 请求没有通过认证。 */
    SC_CARAVAN_HTTP_FORBIDDEN = 403,              /* 禁止访问。 */
    SC_CARAVAN_HTTP_NOT_FOUND = 404,              /* 所请求的路径不存在。 */
    SC_CARAVAN_HTTP_METHOD_NOT_ALLOWED = 405,     /* 不允许使用该请求方法。 */
    SC_CARAVAN_HTTP_CONTENT_TOO_LARGE = 413,      /* 请求体过大。 */
    SC_CARAVAN_HTTP_UNSUPPORTED_MEDIA_TYPE = 415, /* 不支持该媒体类型。 */
    SC_CARAVAN_HTTP_TOO_MANY_REQUESTS = 429,      /* 请求过于频繁。 */
    SC_CARAVAN_HTTP_INTERNAL_SERVER_ERROR = 500,  /* 服务器内部错误。 */
    SC_CARAVAN_HTTP_BAD_GATEWAY = 502,            /* 网关收到了无效的响应。 */
    SC_CARAVAN_HTTP_SERVICE_UNAVAILABLE = 503,    /* 服务暂时不可用。 */

    /* 通用 */
    SC_CARAVAN_PARAMETER_INVALID = 10001,        /* 参数错误。 */
    SC_CARAVAN_PARAMETER_MISSING = 10002,        /* 缺少必填参数。 */
    SC_CARAVAN_JSON_FORMAT_INVALID = 10003,      /* 请求体不是合法的 JSON。 */
    SC_CARAVAN_API_VERSION_UNSUPPORTED = 10004,  /* 不支持该接口版本。 */
    SC_CARAVAN_PAGE_OUT_OF_RANGE = 10005,        /* 页码超出范围。 */
    SC_CARAVAN_TIME_FORMAT_INVALID = 10006,      /* 时间格式不正确。 */
    SC_CARAVAN_TIME_RANGE_INVALID = 10007,       /* 结束时间早于开始时间。 */
    SC_CARAVAN_IDEMPOTENCY_KEY_MISMATCH = 10008, /* 同一幂等键已用于内容不同的请求。 */
    SC_CARAVAN_DAILY_QUOTA_EXCEEDED = 10009,     /* 今日的调用次数已用完。 */
    SC_CARAVAN_DATABASE_UNAVAILABLE = 10010,     /* 数据库暂时无法访问，请稍后再试。 */
    SC_CARAVAN_INTERNAL_ERROR = 10011,           /* 服务器内部出错。 */
    SC_CARAVAN_UNKNOWN_ERROR = 10012,            /* 发生未知错误。 */

    /* 应用与授权 */
    SC_CARAVAN_APP_KEY_MISSING = 11001,       /* 缺少应用标识。 */
    SC_CARAVAN_APP_NOT_FOUND = 11002,         /* 应用不存在。 */
    SC_CARAVAN_APP_DISABLED = 11003,          /* 应用已被禁用。 */
    SC_CARAVAN_SIGNATURE_WRONG = 11004,       /* 签名错误。 */
    SC_CARAVAN_TIMESTAMP_EXPIRED = 11005,     /* 请求的时间戳已过期。 */
    SC_CARAVAN_NONCE_REPEATED = 11006,        /* 随机数重复，请求被视为重放攻击。 */
    SC_CARAVAN_TOKEN_INVALID = 11007,         /* 令牌无效。 */
    SC_CARAVAN_TOKEN_EXPIRED = 11008,         /* 令牌已过期，请刷新。 */
    SC_CARAVAN_REFRESH_TOKEN_EXPIRED = 11009, /* 刷新令牌已过期，请重新登录。 */
    SC_CARAVAN_SCOPE_NOT_AUTHORIZED = 11010,  /* 应用未获得该接口的授权。 */
    SC_CARAVAN_ADDRESS_NOT_ALLOWED = 11011,   /* 来源 IP 不在白名单中。 */

    /* 商家账户 */
    SC_CARAVAN_MERCHANT_NOT_FOUND = 12001,    /* 商家不存在。 */
    SC_CARAVAN_MERCHANT_NOT_VERIFIED = 12002, /* 商家尚未完成实名认证。 */
    SC_CARAVAN_MERCHANT_DISABLED = 12003,     /* 商家账户已被禁用。 */
    SC_CARAVAN_CONTRACT_NOT_SIGNED = 12004,   /* 尚未签署服务合同。 */
    SC_CARAVAN_CONTRACT_EXPIRED = 12005,      /* 服务合同已过期。 */
    SC_CARAVAN_BALANCE_INSUFFICIENT = 12006,  /* 账户余额不足。 */
    SC_CARAVAN_ACCOUNT_IN_ARREARS = 12007,    /* 账户欠费。 */
    SC_CARAVAN_SUB_ACCOUNT_EXISTS = 12008,    /* 子账号已存在。 */
    SC_CARAVAN_SUB_ACCOUNTS_TOO_MANY = 12009, /* 子账号数量已达上限。 */

    /* 订单 */
    SC_CARAVAN_ORDER_NOT_FOUND = 20001,          /* 订单不存在。 */
    SC_CARAVAN_ORDER_NUMBER_EXISTS = 20002,      /* 商家订单号已存在。 */
    SC_CARAVAN_ORDER_CANCELED = 20003,           /* 订单已取消。 */
    SC_CARAVAN_ORDER_PICKED_UP = 20004,          /* 订单已揽收，无法修改。 */
    SC_CARAVAN_ORDER_SIGNED = 20005,             /* 订单已签收。 */
    SC_CARAVAN_ORDER_LOCKED = 20006,             /* 订单正在处理，请稍后再试。 */
    SC_CARAVAN_GOODS_NAME_MISSING = 20007,       /* 缺少物品名称。 */
    SC_CARAVAN_GOODS_FORBIDDEN = 20008,          /* 物品属于禁寄品。 */
    SC_CARAVAN_GOODS_RESTRICTED = 20009,         /* 物品属于限寄品，所选服务不承运。 */
    SC_CARAVAN_WEIGHT_INVALID = 20010,           /* 重量必须大于零。 */
    SC_CARAVAN_WEIGHT_TOO_LARGE = 20011,         /* 重量超过所选服务的上限。 */
    SC_CARAVAN_VOLUME_TOO_LARGE = 20012,         /* 体积超过所选服务的上限。 */
    SC_CARAVAN_PACKAGES_TOO_MANY = 20013,        /* 一票的件数超过上限。 */
    SC_CARAVAN_DECLARED_VALUE_TOO_LARGE = 20014, /* 声明价值超过上限。 */
    SC_CARAVAN_SERVICE_UNSUPPORTED = 20015,      /* 不支持所选的服务类型。 */
    SC_CARAVAN_BATCH_TOO_LARGE = 20016,          /* 批量下单的订单数超过上限。 */
    SC_CARAVAN_BATCH_PARTLY_FAILED = 20017,      /* 批量下单部分失败。 */

    /* 地址 */
    SC_CARAVAN_SENDER_MISSING = 21001,         /* 缺少寄件人信息。 */
    SC_CARAVAN_RECIPIENT_MISSING = 21002,      /* 缺少收件人信息。 */
    SC_CARAVAN_PHONE_FORMAT_INVALID = 21003,   /* 手机号格式不正确。 */
    SC_CARAVAN_POSTAL_CODE_MISMATCH = 21004,   /* 邮政编码与城市不符。 */
    SC_CARAVAN_ADDRESS_NOT_RECOGNIZED = 21005, /* 无法识别该地址。 */
    SC_CARAVAN_ADDRESS_NOT_SERVED = 21006,     /* 该地址不在服务范围内。 */
    SC_CARAVAN_ADDRESS_SUSPENDED = 21007,      /* 该地区暂停收派，请稍后再试。 */
    SC_CARAVAN_ADDRESS_ID_NOT_FOUND = 21008,   /* 地址簿中没有该地址。 */
    SC_CARAVAN_ADDRESS_BOOK_FULL = 21009,      /* 地址簿已满。 */

    /* 报价 */
    SC_CARAVAN_QUOTE_NOT_FOUND = 22001,      /* 报价不存在。 */
    SC_CARAVAN_QUOTE_EXPIRED = 22002,        /* 报价已过期。 */
    SC_CARAVAN_ROUTE_NOT_PRICED = 22003,     /* 该线路没有价格。 */
    SC_CARAVAN_COUPON_EXPIRED = 22004,       /* 优惠码已过期。 */
    SC_CARAVAN_COUPON_USED = 22005,          /* 优惠码已使用过。 */
    SC_CARAVAN_CURRENCY_UNSUPPORTED = 22006, /* 不支持该币种。 */
    SC_CARAVAN_PRICE_CHANGED = 22007,        /* 价格已变动，请重新报价。 */

    /* 揽收 */
    SC_CARAVAN_PICKUP_NOT_FOUND = 30001,        /* 预约取件不存在。 */
    SC_CARAVAN_PICKUP_TIME_PAST = 30002,        /* 预约时间已过。 */
    SC_CARAVAN_PICKUP_TIME_FULL = 30003,        /* 该时段已约满，请选择其他时段。 */
    SC_CARAVAN_PICKUP_ALREADY_ASSIGNED = 30004, /* 已分配快递员。 */
    SC_CARAVAN_PICKUP_DONE = 30005,             /* 快递员已取件，无法取消预约。 */
    SC_CARAVAN_PICKUP_CODE_WRONG = 30006,       /* 取件码错误。 */
    SC_CARAVAN_COURIER_NOT_FOUND = 30007,       /* 附近没有可用的快递员。 */
    SC_CARAVAN_PICKUP_REFUSED = 30008,          /* 快递员拒绝揽收该物品。 */

    /* 运单 */
    SC_CARAVAN_WAYBILL_NOT_FOUND = 31001,           /* 运单不存在。 */
    SC_CARAVAN_WAYBILL_NUMBER_INVALID = 31002,      /* 运单号无效。 */
    SC_CARAVAN_WAYBILL_NUMBER_TAKEN = 31003,        /* 运单号已被使用。 */
    SC_CARAVAN_WAYBILL_NUMBERS_USED_UP = 31004,     /* 电子面单余量不足。 */
    SC_CARAVAN_WAYBILL_VOIDED = 31005,              /* 运单已作废。 */
    SC_CARAVAN_WAYBILL_NOT_VOIDABLE = 31006,        /* 运单已开始运输，无法作废。 */
    SC_CARAVAN_WAYBILL_OF_ANOTHER_MERCHANT = 31007, /* 运单属于其他商家。 */
    SC_CARAVAN_WAYBILL_ARCHIVED = 31008,            /* 运单已归档，无法查询。 */

    /* 运输与轨迹 */
    SC_CARAVAN_TRACK_NOT_FOUND = 32001,       /* 暂无轨迹。 */
    SC_CARAVAN_TRACK_DELAYED = 32002,         /* 轨迹数据延迟，请稍后再试。 */
    SC_CARAVAN_VEHICLE_NOT_FOUND = 32003,     /* 车辆不存在。 */
    SC_CARAVAN_VEHICLE_FULL = 32004,          /* 车辆已满载。 */
    SC_CARAVAN_TRIP_DEPARTED = 32005,         /* 车次已发车。 */
    SC_CARAVAN_SORTING_CENTER_CLOSED = 32006, /* 分拣中心暂停作业。 */
    SC_CARAVAN_PACKAGE_LOST = 32007,          /* 包裹已确认遗失。 */
    SC_CARAVAN_PACKAGE_DAMAGED = 32008,       /* 包裹在运输中破损。 */
    SC_CARAVAN_TEMPERATURE_EXCEEDED = 32009,  /* 冷链温度超出允许范围。 */
    SC_CARAVAN_POSITION_TIMED_OUT = 32010,    /* 车载定位设备响应超时。 */

    /* 清关 */
    SC_CARAVAN_DECLARATION_MISSING = 33001,            /* 缺少报关信息。 */
    SC_CARAVAN_TARIFF_CODE_INVALID = 33002,            /* 商品编码无效。 */
    SC_CARAVAN_IDENTITY_NUMBER_FORMAT_INVALID = 33003, /* 收件人身份证号格式不正确。 */
    SC_CARAVAN_IDENTITY_MISMATCH = 33004,              /* 收件人姓名与身份证号不符。 */
    SC_CARAVAN_ANNUAL_LIMIT_EXCEEDED = 33005,          /* 收件人的年度进口额度已用完。 */
    SC_CARAVAN_CUSTOMS_REFUSED = 33006,                /* 海关不予放行。 */
    SC_CARAVAN_CUSTOMS_INSPECTING = 33007,             /* 海关查验中，请稍后再试。 */
    SC_CARAVAN_DUTY_UNPAID = 33008,                    /* 关税尚未缴纳。 */
    SC_CARAVAN_CUSTOMS_SYSTEM_FAILED = 33009,          /* 海关系统故障。 */

    /* 派送 */
    SC_CARAVAN_DELIVERY_NOT_STARTED = 40001,        /* 包裹尚未开始派送。 */
    SC_CARAVAN_RECIPIENT_ABSENT = 40002,            /* 收件人不在，派送失败。 */
    SC_CARAVAN_RECIPIENT_REFUSED = 40003,           /* 收件人拒收。 */
    SC_CARAVAN_RECIPIENT_UNREACHABLE = 40004,       /* 联系不上收件人。 */
    SC_CARAVAN_SIGNATURE_CODE_WRONG = 40005,        /* 签收码错误。 */
    SC_CARAVAN_SIGNATURE_CODE_EXPIRED = 40006,      /* 签收码已过期。 */
    SC_CARAVAN_LOCKER_FULL = 40007,                 /* 快递柜已满。 */
    SC_CARAVAN_LOCKER_OFFLINE = 40008,              /* 快递柜离线。 */
    SC_CARAVAN_LOCKER_TIME_EXPIRED = 40009,         /* 包裹在快递柜中的保管期已过期。 */
    SC_CARAVAN_REDELIVERY_LIMIT_REACHED = 40010,    /* 重新派送的次数已达上限。 */
    SC_CARAVAN_ADDRESS_CHANGE_TOO_LATE = 40011,     /* 包裹已在派送途中，无法更改地址。 */
    SC_CARAVAN_PROOF_OF_DELIVERY_NOT_FOUND = 40012, /* 没有签收凭证。 */

    /* 退货 */
    SC_CARAVAN_RETURN_NOT_FOUND = 41001,       /* 退货单不存在。 */
    SC_CARAVAN_RETURN_EXISTS = 41002,          /* 该运单已有退货单。 */
    SC_CARAVAN_RETURN_PERIOD_EXPIRED = 41003,  /* 退货期限已过期。 */
    SC_CARAVAN_RETURN_REASON_MISSING = 41004,  /* 缺少退货原因。 */
    SC_CARAVAN_RETURN_ADDRESS_MISSING = 41005, /* 缺少退货地址。 */
    SC_CARAVAN_RETURN_REFUSED = 41006,         /* 商家拒绝退货。 */

    /* 理赔 */
    SC_CARAVAN_CLAIM_NOT_FOUND = 42001,        /* 理赔单不存在。 */
    SC_CARAVAN_CLAIM_EXISTS = 42002,           /* 该运单已申请理赔。 */
    SC_CARAVAN_CLAIM_PERIOD_EXPIRED = 42003,   /* 理赔期限已过期。 */
    SC_CARAVAN_CLAIM_AMOUNT_TOO_LARGE = 42004, /* 理赔金额超过声明价值。 */
    SC_CARAVAN_CLAIM_EVIDENCE_MISSING = 42005, /* 缺少理赔凭证。 */
    SC_CARAVAN_CLAIM_CLOSED = 42006,           /* 理赔单已结案。 */

    /* 代收货款与结算 */
    SC_CARAVAN_COD_NOT_ENABLED = 50001,         /* 未开通代收货款服务。 */
    SC_CARAVAN_COD_AMOUNT_TOO_LARGE = 50002,    /* 代收金额超过上限。 */
    SC_CARAVAN_COD_PAYMENT_FAILED = 50003,      /* 收件人支付失败。 */
    SC_CARAVAN_BILL_NOT_FOUND = 50004,          /* 账单不存在。 */
    SC_CARAVAN_BILL_NOT_READY = 50005,          /* 账单尚未生成，请稍后再试。 */
    SC_CARAVAN_BILL_PAID = 50006,               /* 账单已支付。 */
    SC_CARAVAN_BANK_ACCOUNT_NOT_LINKED = 50007, /* 尚未绑定银行账户。 */
    SC_CARAVAN_BANK_FAILED = 50008,             /* 银行处理失败。 */
    SC_CARAVAN_INVOICE_ALREADY_ISSUED = 50009,  /* 发票已开具。 */
    SC_CARAVAN_INVOICE_TITLE_MISSING = 50010,   /* 缺少发票抬头。 */

    /* 仓储 */
    SC_CARAVAN_WAREHOUSE_NOT_FOUND = 60001,       /* 仓库不存在。 */
    SC_CARAVAN_WAREHOUSE_FULL = 60002,            /* 仓库已满。 */
    SC_CARAVAN_PRODUCT_NOT_FOUND = 60003,         /* 商品不存在。 */
    SC_CARAVAN_BARCODE_TAKEN = 60004,             /* 条码已被使用。 */
    SC_CARAVAN_STOCK_INSUFFICIENT = 60005,        /* 库存不足。 */
    SC_CARAVAN_STOCK_FROZEN = 60006,              /* 库存已冻结。 */
    SC_CARAVAN_BATCH_EXPIRED = 60007,             /* 该批次的商品已过期。 */
    SC_CARAVAN_INBOUND_QUANTITY_MISMATCH = 60008, /* 实收数量与入库单不符。 */
    SC_CARAVAN_STOCKTAKING = 60009,               /* 仓库正在盘点，请稍后再试。 */

    /* 打印 */
    SC_CARAVAN_PRINTER_NOT_FOUND = 70001,    /* 打印机不存在。 */
    SC_CARAVAN_PRINTER_OFFLINE = 70002,      /* 打印机离线。 */
    SC_CARAVAN_PRINTER_OUT_OF_PAPER = 70003, /* 打印机缺纸。 */
    SC_CARAVAN_TEMPLATE_NOT_FOUND = 70004,   /* 打印模板不存在。 */
    SC_CARAVAN_PRINTED_TOO_OFTEN = 70005,    /* 同一面单的打印次数超过上限。 */

    /* 消息推送 */
    SC_CARAVAN_CALLBACK_URL_INVALID = 80001, /* 回调地址无效。 */
    SC_CARAVAN_CALLBACK_UNREACHABLE = 80002, /* 无法访问回调地址。 */
    SC_CARAVAN_SUBSCRIPTION_EXISTS = 80003,  /* 已订阅该主题。 */
    SC_CARAVAN_TOPIC_NOT_FOUND = 80004       /* 主题不存在。 */
};

#endif
