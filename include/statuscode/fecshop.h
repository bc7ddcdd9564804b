/* SPDX-License-Identifier: MIT */
/* statuscode/fecshop.h: the status codes of Fecshop, each with its message. Names are the upstream identifiers, with
   their spelling. */
#ifndef STATUSCODE_FECSHOP_H
#define STATUSCODE_FECSHOP_H

enum sc_fecshop {
    /* 公共状态码 */
    SC_FECSHOP_STATUS_SUCCESS = 200, /* 成功状态 */
    SC_FECSHOP_STATUS_UNKNOWN = 1000000, /* 程序内部错误：未知错误 */
    SC_FECSHOP_STATUS_MYSQL_DISCONNECT = 1000001, /* 程序内部错误：mysql连接错误 */
    SC_FECSHOP_STATUS_MONGODB_DISCONNECT = 1000002, /* 程序内部错误：mongodb连接错误 */
    SC_FECSHOP_STATUS_REDIS_DISCONNECT = 1000003, /* 程序内部错误：redis连接错误 */
    SC_FECSHOP_STATUS_INVALID_TOKEN = 1000004, /* 无效数据：token无效 */
    SC_FECSHOP_STATUS_INVALID_REQUEST_URL = 1000005, /* 无效请求：该url不存在 */
    SC_FECSHOP_STATUS_INVALID_EMAIL = 1000006, /* 格式错误：邮箱格式无效 */
    SC_FECSHOP_STATUS_INVALID_CAPTCHA = 1000007, /* 无效数据：验证码错误 */
    SC_FECSHOP_STATUS_INVALID_PARAM = 1000008, /* 无效参数 */
    SC_FECSHOP_STATUS_MISS_PARAM = 1000009, /* 参数丢失 */
    SC_FECSHOP_STATUS_LIMIT_BEYOND = 1000010, /* 超出限制 */
    SC_FECSHOP_STATUS_DATA_REPEAT = 1000011, /* 数据重复 */
    SC_FECSHOP_STATUS_ATTACK = 1000012, /* 确定为攻击返回的状态 */
    SC_FECSHOP_STATUS_INVALID_CODE = 1000013, /* 程序内部错误：传递的无效code */

    /* 用户部分的状态码 */
    SC_FECSHOP_ACCOUNT_REGISTER_EMAIL_EXIST = 1100000, /* 注册 - 邮箱已经存在 */
    SC_FECSHOP_ACCOUNT_REGISTER_INVALID_DATA = 1100001, /* 注册 - 邮箱格式不正确 */
    SC_FECSHOP_ACCOUNT_LOGIN_INVALID_EMAIL_OR_PASSWORD = 1100002, /* 登录 - 账户的邮箱或者密码不正确 */
    SC_FECSHOP_ACCOUNT_NO_LOGIN_OR_LOGIN_TOKEN_TIMEOUT = 1100003, /* 登录 - 账户的token已经过期,或者没有登录 */
    SC_FECSHOP_ACCOUNT_EDIT_INVALID_DATA = 1100004, /* 编辑 - 账户的密码格式不正确 */
    SC_FECSHOP_ACCOUNT_CONTACT_US_SEND_EMAIL_FAIL = 1100005, /* contact - 发送邮件失败 */
    /* The server means the opposite of the next text: the user is already logged in. */
    SC_FECSHOP_ACCOUNT_IS_LOGINED = 1100006, /* 登录 - 账户的token已经过期,或者没有登录 */
    SC_FECSHOP_ACCOUNT_REGISTER_FAIL = 1100007, /* 注册 - 邮箱已经存在 */
    SC_FECSHOP_ACCOUNT_EMAIL_NOT_EXIST = 1100008, /* 账户中该email不存在 */
    SC_FECSHOP_ACCOUNT_FORGET_PASSWORD_TOKEN_TIMEOUT = 1100009, /* 忘记密码 - token超时 */
    SC_FECSHOP_ACCOUNT_FORGET_PASSWORD_RESET_PARAM_INVALID = 1100010, /* 忘记密码 - 通过邮件充值密码，传递的参数缺失或不正确 */
    SC_FECSHOP_ACCOUNT_FORGET_PASSWORD_RESET_FAIL = 1100011, /* 忘记密码 - 充值密码失败 */
    SC_FECSHOP_ACCOUNT_ADDRESS_IS_NOT_EXIST = 1100012, /* customer address - address id 不存在 */
    SC_FECSHOP_ACCOUNT_ADDRESS_EDIT_PARAM_INVAILD = 1100013, /* customer address - address 编辑传入的param存在问题，无效 */
    SC_FECSHOP_ACCOUNT_REORDER_ORDER_ID_INVALID = 1100014, /* customer order - reorder 传入的order_id 无效 */
    SC_FECSHOP_ACCOUNT_FAVORITE_ID_NOT_EXIST = 1100015, /* custome favorite - favorite id is not exit */

    /* category状态码 */
    SC_FECSHOP_CATEGORY_NOT_EXIST = 1200000, /* 分类：分类不存在 */

    /* product状态码 */
    SC_FECSHOP_PRODUCT_FAVORITE_FAIL = 1300000, /* 产品 - 产品收藏失败 */
    SC_FECSHOP_PRODUCT_NOT_ACTIVE = 1300001, /* 产品 - 产品不存在，或者已经下架 */
    SC_FECSHOP_PRODUCT_ID_NOT_EXIST = 1300002, /* 产品 - 产品不存在，或者已经下架 */
    SC_FECSHOP_PRODUCT_SAVE_REVIEW_FAIL = 1300003, /* 产品 - 产品保存平台失败 */

    /* cart */
    SC_FECSHOP_CART_PRODUCT_ADD_FAIL = 1400001, /* Cart - 产品加入购物车失败 */
    SC_FECSHOP_CART_PRODUCT_ADD_PARAM_INVAILD = 1400002, /* Cart - 产品加入购物车传递参数无效 */
    SC_FECSHOP_CART_PRODUCT_UPDATE_QTY_FAIL = 1400003, /* Cart - 更改cart中product的个数失败 */
    SC_FECSHOP_CART_COUPON_INVALID = 1400004, /* Cart - coupon不可用 */

    /* order */
    SC_FECSHOP_ORDER_GENERATE_PRODUCT_STOCK_OUT = 1500001, /* Order - 下订单，产品库存不足。 */
    SC_FECSHOP_ORDER_GENERATE_FAIL = 1500002, /* Order - 下订单，生成订单失败。 */
    SC_FECSHOP_ORDER_PAYPAL_EXPRESS_GET_TOKEN_FAIL = 1500003, /* Order - 通过paypal express方式支付，获取token失败 */
    SC_FECSHOP_ORDER_GENERATE_REQUEST_POST_PARAM_INVAILD = 1500004, /* Order - 下订单，必填的订单字段验证失败。 */
    SC_FECSHOP_ORDER_GENERATE_CREATE_ACCOUNT_FAIL = 1500005, /* Order - 下订单，游客在下订单的同时直接生成账户失败。 */
    SC_FECSHOP_ORDER_GENERATE_SAVE_ADDRESS_FAIL = 1500006, /* Order - 下订单，游客在下订单的同时保存address信息失败。 */
    SC_FECSHOP_ORDER_GENERATE_CART_PRODUCT_EMPTY = 1500007, /* Order - 下订单，购物车数据为空 */
    SC_FECSHOP_ORDER_SHIPPING_COUNTRY_EMPTY = 1500008, /* Order - 下订单页面，切换address，获取运费的接口，无法获取country */
    SC_FECSHOP_ORDER_PAYPAL_STANDARD_GET_TOKEN_FAIL = 1500009, /* Order - 通过paypal standard方式支付，获取token失败 */
    SC_FECSHOP_ORDER_PAYPAL_STANDARD_PAYMENT_FAIL = 1500010, /* Order - 通过paypal standard方式支付，通过api支付失败 */
    SC_FECSHOP_ORDER_PAYPAL_STANDARD_UPDATEORDERINFOAFTERPAYMENT_FAIL = 1500011, /* Order - 通过paypal standard方式支付，api支付订单成功后，更新订单信息失败 */
    SC_FECSHOP_ORDER_NOT_FIND_INCREMENT_ID_FROM_DBSESSION = 1500012, /* order - 无法从dbsession中获取order increment id */
    SC_FECSHOP_ORDER_PAYPAL_EXPRESS_PAYMENT_FAIL = 1500013, /* Order - 通过paypal express方式支付，通过api支付失败 */
    SC_FECSHOP_ORDER_PAYPAL_EXPRESS_UPDATEORDERINFOAFTERPAYMENT_FAIL = 1500014, /* Order - 通过paypal express方式支付，api支付订单成功后，更新订单信息失败 */
    SC_FECSHOP_ORDER_PAYPAL_EXPRESS_GET_PAYERID_FAIL = 1500015, /* Order - 通过paypal express方式支付，获取PayerID失败 */
    SC_FECSHOP_ORDER_PAYPAL_EXPRESS_GET_APIADDRESS_FAIL = 1500016, /* Order - 通过paypal express方式支付，获取address失败 */
    SC_FECSHOP_ORDER_HAS_BEEN_PAID = 1500017, /* Order - 下订单，订单已经被支付过 */
    SC_FECSHOP_ORDER_NOT_EXIST = 1500018, /* Order - 下订单，订单不存在 */
    SC_FECSHOP_ORDER_ALIPAY_PAYMENT_FAIL = 1500019, /* Order - 下订单，支付宝支付订单失败 */

    /* cms */
    SC_FECSHOP_CMS_ARTICLE_NOT_EXIST = 1600001, /* Article - 文章不存在 */

    /* later than the document */
    SC_FECSHOP_ACCOUNT_FACEBOOK_LOGIN_ERROR = 1100016, /* 登录 - 使用 Facebook 账户登录失败 */
    SC_FECSHOP_ACCOUNT_GOOGLE_LOGIN_ERROR = 1100017, /* 登录 - 使用 Google 账户登录失败 */
    SC_FECSHOP_ACCOUNT_ADDRESS_SAVE_FAIL = 1100018, /* customer address - 保存地址失败 */
    SC_FECSHOP_ACCOUNT_REGISTER_DISABLE = 1100019, /* 注册 - 账户已注册，但尚未激活，需要通过邮件激活 */
    SC_FECSHOP_ACCOUNT_REGISTER_RESEND_EMAIL_SUCCESS = 1100020, /* 注册 - 激活邮件已重新发送 */
    SC_FECSHOP_ACCOUNT_REGISTER_SEND_EMAIL_FAIL = 1100021, /* 注册 - 发送激活邮件失败 */
    SC_FECSHOP_ACCOUNT_REGISTER_ENABLE_TOKEN_INVALID = 1100022, /* 注册 - 激活账户的 token 无效 */
    SC_FECSHOP_ACCOUNT_WX_GET_USER_INFO_FAIL = 1100023, /* 登录 - 凭 code 获取微信用户信息失败 */
    SC_FECSHOP_ACCOUNT_WX_USER_LOGIN_FAIL = 1100024, /* 登录 - 微信登录失败 */
    SC_FECSHOP_ACCOUNT_WX_GET_CUSTOMER_BY_OPENID_FAIL = 1100025, /* 登录 - 没有账户绑定此微信 openid */
    SC_FECSHOP_NO_ACCOUNT_OPENID_AND_SESSION_KEY = 1100026, /* 绑定 - 没有微信的 openid 和 session key */
    SC_FECSHOP_ACCOUNT_HAS_ACCOUNT_OPENID = 1100027, /* 绑定 - 此微信 openid 已绑定账户 */
    SC_FECSHOP_ACCOUNT_LOGIN_AND_GET_ACCESS_TOKEN_FAIL = 1100028, /* 绑定 - 登录账户并获取 access token 失败 */
    SC_FECSHOP_ACCOUNT_REGISTER_EMAIL_EXIT = 1100029, /* 绑定 - 注册账户的邮箱已经存在 */
    SC_FECSHOP_ACCOUNT_ADDRESS_SET_DEFAULT_FAIL = 1100030, /* customer address - 设置默认地址失败 */
    SC_FECSHOP_CART_PRODUCT_SELECT_FAIL = 1400005, /* Cart - 勾选购物车中的产品失败 */
    SC_FECSHOP_ORDER_PAYMENT_PAYPAL_EXPRESS_ERROR = 1500020, /* Order - 通过 PayPal Express 方式支付，支付出错 */
    SC_FECSHOP_ORDER_WXPAY_PAYMENT_FAIL = 1500021 /* Order - 下订单，微信支付订单失败 */
};

#endif
