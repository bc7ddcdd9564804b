/* SPDX-License-Identifier: MIT */
/* statuscode/classes.h: the names of the error classes, for sc_is and similar functions. A misspelled constant does not
   compile. Each class is indented below its parent. tables/classes.def defines the classes. */
#ifndef STATUSCODE_CLASSES_H
#define STATUSCODE_CLASSES_H

/* clang-format off */

#define SC_CLASS_SUCCESS "success"
#    define SC_CLASS_CREATED "created"

#define SC_CLASS_PENDING "pending"
#    define SC_CLASS_PAYMENT_DUE "payment_due"
#    define SC_CLASS_PAYMENT_IN_PROGRESS "payment_in_progress"

#define SC_CLASS_UNDECIDED "undecided"

#define SC_CLASS_BAD_REQUEST "bad_request"
#    define SC_CLASS_BODY_MALFORMED "body_malformed"
#    define SC_CLASS_MEDIA_TYPE_UNSUPPORTED "media_type_unsupported"
#    define SC_CLASS_UPLOAD_REFUSED "upload_refused"
#        define SC_CLASS_FILE_TOO_LARGE "file_too_large"
#    define SC_CLASS_VALIDATION_FAILED "validation_failed"
#    define SC_CLASS_PARAMETER_INVALID "parameter_invalid"
#        define SC_CLASS_PARAMETER_MISSING "parameter_missing"
#        define SC_CLASS_VERIFICATION_CODE_INVALID "verification_code_invalid"
#            define SC_CLASS_VERIFICATION_CODE_WRONG "verification_code_wrong"
#            define SC_CLASS_PHONE_CODE_INVALID "phone_code_invalid"
#        define SC_CLASS_CHOICE_UNSUPPORTED "choice_unsupported"
#        define SC_CLASS_COUPON_REFUSED "coupon_refused"

#define SC_CLASS_UNAUTHENTICATED "unauthenticated"
#    define SC_CLASS_CREDENTIALS_WRONG "credentials_wrong"
#        define SC_CLASS_PASSWORD_WRONG "password_wrong"
#    define SC_CLASS_SOCIAL_LOGIN_FAILED "social_login_failed"
#        define SC_CLASS_WECHAT_LOGIN_FAILED "wechat_login_failed"
#    define SC_CLASS_NOT_LOGGED_IN "not_logged_in"
#        define SC_CLASS_TOKEN_INVALID "token_invalid"
#            define SC_CLASS_TOKEN_LAPSED "token_lapsed"
#                define SC_CLASS_TOKEN_EXPIRED "token_expired"

#define SC_CLASS_REFUSED "refused"
#    define SC_CLASS_PERMISSION_DENIED "permission_denied"
#    define SC_CLASS_ACCOUNT_DISABLED "account_disabled"

#define SC_CLASS_NOT_FOUND "not_found"
#    define SC_CLASS_USER_NOT_FOUND "user_not_found"
#        define SC_CLASS_EMAIL_NOT_FOUND "email_not_found"
#    define SC_CLASS_ORDER_NOT_FOUND "order_not_found"
#    define SC_CLASS_ARTICLE_NOT_FOUND "article_not_found"
#        define SC_CLASS_NEWS_NOT_FOUND "news_not_found"
#    define SC_CLASS_CONVERSATION_NOT_FOUND "conversation_not_found"
#    define SC_CLASS_RESULT_EMPTY "result_empty"

#define SC_CLASS_OUT_OF_RANGE "out_of_range"
#    define SC_CLASS_END_OF_LIST "end_of_list"

#define SC_CLASS_UNSUPPORTED "unsupported"
#    define SC_CLASS_METHOD_NOT_ALLOWED "method_not_allowed"

#define SC_CLASS_ALREADY_EXISTS "already_exists"
#    define SC_CLASS_DATA_REPEATED "data_repeated"
#        define SC_CLASS_USER_EXISTS "user_exists"
#            define SC_CLASS_EMAIL_TAKEN "email_taken"
#            define SC_CLASS_PHONE_TAKEN "phone_taken"
#        define SC_CLASS_USERNAME_TAKEN "username_taken"
#        define SC_CLASS_ALREADY_DONE "already_done"
#    define SC_CLASS_ALREADY_LINKED "already_linked"

#define SC_CLASS_FAILED_PRECONDITION "failed_precondition"
#    define SC_CLASS_NOT_DONE "not_done"
#    define SC_CLASS_NOT_LINKED "not_linked"
#    define SC_CLASS_OUT_OF_STOCK "out_of_stock"
#    define SC_CLASS_ORDER_PAID "order_paid"

#define SC_CLASS_CANCELED "canceled"
#    define SC_CLASS_PAYMENT_CANCELED "payment_canceled"

#define SC_CLASS_ABORTED "aborted"

#define SC_CLASS_LIMIT_EXCEEDED "limit_exceeded"
#    define SC_CLASS_TOO_MANY_REQUESTS "too_many_requests"

#define SC_CLASS_FAILED "failed"
#    define SC_CLASS_UNKNOWN_ERROR "unknown_error"
#    define SC_CLASS_ORDER_NOT_CREATED "order_not_created"
#    define SC_CLASS_PAYMENT_UNCLEAR "payment_unclear"
#    define SC_CLASS_REDIRECTED "redirected"

#define SC_CLASS_INTERNAL_ERROR "internal_error"
#    define SC_CLASS_SAVE_FAILED "save_failed"
#    define SC_CLASS_PAID_BUT_NOT_RECORDED "paid_but_not_recorded"

#define SC_CLASS_TIMED_OUT "timed_out"

#define SC_CLASS_DATA_LOST "data_lost"

#define SC_CLASS_UNAVAILABLE "unavailable"
#    define SC_CLASS_DATABASE_UNAVAILABLE "database_unavailable"
#        define SC_CLASS_REDIS_UNAVAILABLE "redis_unavailable"
#    define SC_CLASS_UPLOAD_FAILED "upload_failed"
#    define SC_CLASS_MESSAGE_NOT_SENT "message_not_sent"
#        define SC_CLASS_EMAIL_NOT_SENT "email_not_sent"
#        define SC_CLASS_SMS_NOT_SENT "sms_not_sent"
#        define SC_CLASS_VERIFICATION_CODE_NOT_SENT "verification_code_not_sent"
#    define SC_CLASS_IM_ERROR "im_error"
#    define SC_CLASS_WECHAT_ERROR "wechat_error"
#    define SC_CLASS_PAYMENT_SERVICE_ERROR "payment_service_error"
/* clang-format on */

#endif
