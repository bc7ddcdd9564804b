/* SPDX-License-Identifier: MIT */
/* statuscode/plus.h: the status codes of ThinkSNS+ API v1, each with its message. */
#ifndef STATUSCODE_PLUS_H
#define STATUSCODE_PLUS_H

enum sc_plus {
    /* 特殊情况 */
    SC_PLUS_FAILED = 9999, /* 失败 */

    /* 用户模块 */
    SC_PLUS_PHONE_INVALID = 1000, /* 手机号码错误 */
    SC_PLUS_VERIFICATION_CODE_INVALID = 1001, /* 手机验证码错误或失效 */
    SC_PLUS_USERNAME_LENGTH_INVALID = 1002, /* 用户名长度错误 */
    SC_PLUS_USERNAME_FORMAT_INVALID = 1003, /* 用户名格式错误 */
    SC_PLUS_USERNAME_TAKEN = 1004, /* 用户名已被使用 */
    SC_PLUS_USER_NOT_FOUND = 1005, /* 用户不存在（用户认证情况下） */
    SC_PLUS_PASSWORD_WRONG = 1006, /* 密码错误 */
    SC_PLUS_PASSWORD_MISMATCH = 1007, /* 两次密码输入不一致 */
    SC_PLUS_VERIFICATION_CODE_TOO_SOON = 1008, /* 重复发送验证码时间未满足重发要求 */
    SC_PLUS_VERIFICATION_CODE_SEND_FAILED = 1009, /* 发送手机验证码失败 */
    SC_PLUS_PHONE_TAKEN = 1010, /* 手机号码已经被使用 */
    SC_PLUS_VERIFICATION_CODE_TYPE_INVALID = 1011, /* 获取验证码的类型错误 */
    SC_PLUS_TOKEN_EXPIRED = 1012, /* token过期，需要刷新 */
    SC_PLUS_TOKEN_REFRESH_FAILED = 1013, /* token刷新失败，需要重新登录 */
    SC_PLUS_DEVICE_ID_MISSING = 1014, /* 移动端设备登录/注册未传递设备号 */
    SC_PLUS_TOKEN_USED_ELSEWHERE = 1015, /* token在其他设备登陆 */
    SC_PLUS_TOKEN_NOT_FOUND = 1016, /* token不存在 */
    SC_PLUS_PROFILE_FIELD_TYPE_NOT_FOUND = 1017, /* 用户资料字段类型不存在 */
    SC_PLUS_FOLLOW_USER_ID_EMPTY = 1018, /* 关注操作目标user_id为空 */
    SC_PLUS_TARGET_USER_NOT_FOUND = 1019, /* 目标用户不存在 */
    SC_PLUS_USER_ALREADY_FOLLOWED = 1020, /* 用户已被关注 */
    SC_PLUS_USER_NOT_FOLLOWED = 1021, /* 用户未被关注 */
    SC_PLUS_SELF_FOLLOW_NOT_ALLOWED = 1022, /* 不能对自己进行关注相关操作 */
    SC_PLUS_FOLLOW_LIST_USER_NOT_FOUND = 1023, /* 关注相关列表的目标用户不存在 */
    SC_PLUS_OPERATION_FAILED = 1024, /* 操作失败 请稍后重试 */
    SC_PLUS_AUTHENTICATION_FAILED = 1099, /* 用户认证失败 */

    /* 后台模块 */
    SC_PLUS_ADMIN_PERMISSION_DENIED = 5000, /* 没有进入后台的权限(后台登录页) */
    SC_PLUS_NOT_ADMIN = 5001, /* 不是管理员(直接访问后台页面提醒) */

    /* 储存模块 */
    SC_PLUS_TASK_NOT_FOUND = 2000, /* 任务不存在 */
    SC_PLUS_UPLOAD_FILE_MISSING = 2001, /* 没有上传任何文件 */
    SC_PLUS_UPLOAD_FAILED = 2002, /* 上传失败 */
    SC_PLUS_FILE_EXISTS = 2003, /* 上传文件已经存在 */
    SC_PLUS_FILE_NOT_FOUND = 2004, /* 已上传的文件不存在 */

    /* IM模块 */
    SC_PLUS_IM_SERVER_ERROR = 3001, /* IM服务器错误 */
    SC_PLUS_IM_AUTHORIZATION_CREATE_FAILED = 3002, /* 创建聊天授权失败 */
    SC_PLUS_CONVERSATION_TYPE_UNSUPPORTED = 3003, /* 不支持的对话类型 */
    SC_PLUS_CONVERSATION_MEMBERS_MISSING = 3004, /* 创建该对话必须要指定默认加入的用户 */
    SC_PLUS_CONVERSATION_CREATE_FAILED = 3005, /* 创建对话失败 */
    SC_PLUS_CONVERSATION_NOT_FOUND = 3006, /* 对话不存在 */
    SC_PLUS_IM_AUTHORIZATION_NOT_FOUND = 3007, /* 授权不存在 */
    SC_PLUS_IM_AUTHORIZATION_REFRESH_FAILED = 3008, /* 刷新授权失败 */
    SC_PLUS_CONVERSATION_DELETE_FAILED = 3009, /* 对话删除失败 */
    SC_PLUS_IM_PERMISSION_DENIED = 3010, /* 没有权限操作 */
    SC_PLUS_IM_USER_MISSING = 3011, /* 所操作的用户不存在 */
    SC_PLUS_CONVERSATION_MEMBER_RESTRICT_FAILED = 3012, /* 操作限制对话成员失败 */
    SC_PLUS_CONVERSATION_LEAVE_FAILED = 3013, /* 退出对话操作失败 */
    SC_PLUS_CONVERSATION_MEMBER_REMOVE_FAILED = 3014, /* 移除对话成员失败 */

    /* 系统配置模块 */
    SC_PLUS_FEEDBACK_CONTENT_MISSING = 7001, /* 反馈内容不存在 */

    /* later than the document, or from the modules' documents */
    SC_PLUS_CHANNEL_NOT_FOUND = 4001, /* 频道不存在 */
    SC_PLUS_CHANNEL_ALREADY_FOLLOWED = 4002, /* 频道已被关注 */
    SC_PLUS_CHANNEL_NOT_FOLLOWED = 4003, /* 频道未被关注 */
    SC_PLUS_FEED_CONTENT_MISSING = 6001, /* 没有传递动态内容 */
    SC_PLUS_FEED_USER_ID_MISSING = 6002, /* 没有传递动态的 user_id */
    SC_PLUS_FEED_ID_MISSING = 6003, /* 没有传递动态 id */
    SC_PLUS_FEED_NOT_FOUND = 6004, /* 动态不存在，或已被删除 */
    SC_PLUS_FEED_ALREADY_LIKED = 6005, /* 动态已被点赞 */
    SC_PLUS_FEED_NOT_LIKED = 6006, /* 动态未被点赞 */
    SC_PLUS_FEED_COMMENT_CONTENT_MISSING = 6007, /* 没有传递评论内容 */
    SC_PLUS_FEED_ALREADY_FAVORITED = 6008, /* 动态已被收藏 */
    SC_PLUS_FEED_NOT_FAVORITED = 6009, /* 动态未被收藏 */
    SC_PLUS_FEED_OPERATION_FAILED = 6010, /* 对动态的操作失败 */
    SC_PLUS_ALBUM_NOT_FOUND = 8001, /* 专辑不存在，或已被删除 */
    SC_PLUS_SONG_NOT_FOUND = 8002, /* 歌曲不存在，或已被删除 */
    SC_PLUS_SONG_ALREADY_LIKED = 8003, /* 歌曲已被点赞 */
    SC_PLUS_SONG_NOT_LIKED = 8004, /* 歌曲未被点赞 */
    SC_PLUS_MUSIC_COMMENT_CONTENT_MISSING = 8005, /* 没有传递音乐的评论内容 */
    SC_PLUS_ALBUM_ALREADY_FAVORITED = 8006, /* 专辑已被收藏 */
    SC_PLUS_ALBUM_NOT_FAVORITED = 8007, /* 专辑未被收藏 */
    SC_PLUS_NEWS_ID_MISSING = 9001, /* 没有传递资讯 id */
    SC_PLUS_NEWS_NOT_FOUND = 9002, /* 资讯不存在，或已被删除 */
    SC_PLUS_NEWS_ALREADY_FAVORITED = 9003, /* 资讯已被收藏 */
    SC_PLUS_NEWS_NOT_FAVORITED = 9004, /* 资讯未被收藏 */
    SC_PLUS_NEWS_ALREADY_LIKED = 9005, /* 资讯已被点赞 */
    SC_PLUS_NEWS_NOT_LIKED = 9006 /* 资讯未被点赞 */
};

#endif
