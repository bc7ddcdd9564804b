/* SPDX-License-Identifier: MIT */
/* samples FOLDER: reads bodies that real servers sent, and compares the results with the list below. */
#include <stdio.h>
#include <string.h>

#include "statuscode.h"

enum { SKIPPED = 77 };

#define OK        SC_READ_OK
#define NO_CODE   SC_READ_NO_CODE
#define SUCCESS   SC_OUTCOME_SUCCESS
#define FAILURE   SC_OUTCOME_FAILURE
#define UNDECIDED SC_OUTCOME_UNDECIDED
#define NONE      SC_ACT_NONE
#define LOGIN     SC_ACT_LOGIN
#define FIX       SC_ACT_FIX_REQUEST

/* A body as its server sent it. This file has none of its text. */
static const struct sample {
    const char *file;
    sc_registry registry;
    int http_status;
    sc_read read;
    sc_outcome outcome;
    sc_action action;
    const char *name; /* the name of the entry */
    int message;      /* the length of the escaped message in bytes, or -1 if there is none */
    char data;        /* the first byte of the data, or 0 if there is none */
    int errors;       /* the number of field errors */
} SAMPLES[] = {
    /* Fecshop: code 200 is a success, whatever the message and the data are. */
    {"fecshop/v01_login_ok_data_empty_array.json", SC_FECSHOP, 200, OK, SUCCESS, NONE, "STATUS_SUCCESS", 15,
     '[', 0},
    {"fecshop/v02_alipay_review_ok_data_empty_object.json", SC_FECSHOP, 200, OK, SUCCESS, NONE,
     "STATUS_SUCCESS", 15, '{', 0},
    {"fecshop/v03_coupon_add_ok_custom_message.json", SC_FECSHOP, 200, OK, SUCCESS, NONE, "STATUS_SUCCESS", 18,
     '[', 0},
    {"fecshop/v04_coupon_cancel_ok_custom_message.json", SC_FECSHOP, 200, OK, SUCCESS, NONE, "STATUS_SUCCESS",
     21, '[', 0},
    {"fecshop/v05_contacts_ok_data_object.json", SC_FECSHOP, 200, OK, SUCCESS, NONE, "STATUS_SUCCESS", 15, '{',
     0},
    {"fecshop/v06_register_ok.json", SC_FECSHOP, 200, OK, SUCCESS, NONE, "STATUS_SUCCESS", 15, '{', 0},
    {"fecshop/v07_favorite_ok.json", SC_FECSHOP, 200, OK, SUCCESS, NONE, "STATUS_SUCCESS", 15, '{', 0},

    /* Jiemi: code 0 leaves the outcome to the HTTP status. Wrapped in HTTP 200, the boolean "success" decides. */
    {"jiemi/v01_unauthorized_document.json", SC_JIEMI, 401, OK, FAILURE, LOGIN, "HTTP_UNAUTHORIZED", 46, 0, 0},
    {"jiemi/v01_unauthorized_document.json", SC_JIEMI, 0, OK, FAILURE, LOGIN, "HTTP_UNAUTHORIZED", 46, 0, 0},
    {"jiemi/v02_unauthorized_with_type.json", SC_JIEMI, 401, OK, FAILURE, LOGIN, "HTTP_UNAUTHORIZED", 46, 0, 0},
    {"jiemi/v03_not_found_guide.json", SC_JIEMI, 404, OK, FAILURE, NONE, "HTTP_NOT_FOUND", 37, 0, 0},
    {"jiemi/v04_suppressed_status_wrapped.json", SC_JIEMI, 200, NO_CODE, FAILURE, NONE, "UNKNOWN", -1, '{', 0},
    {"jiemi/v05_yii_starter_kit_401.json", SC_JIEMI, 401, OK, FAILURE, LOGIN, "HTTP_UNAUTHORIZED", 46, 0, 0},
    {"jiemi/v06_webvimark_401_newer_text.json", SC_JIEMI, 401, OK, FAILURE, LOGIN, "HTTP_UNAUTHORIZED", 47, 0,
     0},

    /* Rayvision: the top-level code alone decides, not nested codes and not the message. */
    {"rayvision/v01_query_platforms_ok.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 7, '[', 0},
    {"rayvision/v02_update_setting_ok_data_null.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 7, 'n',
     0},
    {"rayvision/v03_error_detail_nested_string_code.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 7,
     '[', 0},
    {"rayvision/v04_transfer_bid_ok.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 7, '{', 0},
    {"rayvision/v05_label_list_ok.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 7, '{', 0},
    {"rayvision/v06_pdf_query_platforms_ok_compact.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 7,
     '[', 0},
    {"rayvision/t07_404_update_env_failed.json", SC_RAYVISION, 200, OK, FAILURE, NONE, "RESOURCE_NOT_FOUND", 25,
     '{', 0},
    {"rayvision/t08_500_delete_env_failed.json", SC_RAYVISION, 200, OK, FAILURE, NONE, "INTERNAL_ERROR", 25,
     '{', 0},
    {"rayvision/t09_600_set_default_failed.json", SC_RAYVISION, 200, OK, FAILURE, FIX, "PARAMETER_INVALID", 30,
     '{', 0},
    {"rayvision/t10_604_stop_task_failed.json", SC_RAYVISION, 200, OK, FAILURE, FIX, "VALIDATE_CODE_ERROR", 17,
     '{', 0},
    {"rayvision/t11_601_delete_task_failed.json", SC_RAYVISION, 200, OK, FAILURE, FIX,
     "PARAMETER_CANT_BE_EMPTY", 19, '{', 0},
    {"rayvision/t12_504_tag_not_in_table.json", SC_RAYVISION, 200, OK, FAILURE, NONE, "UNKNOWN", 17, '{', 0},
    {"rayvision/t13_200_default_message_misleading.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 20,
     '{', 0},
    {"rayvision/t14_200_nested_int_code.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 20, '[', 0},
    {"rayvision/s20_raysync_local_service_code_0.json", SC_RAYVISION, 200, OK, FAILURE, NONE, "UNKNOWN", 7, 0,
     0},
    {"rayvision/s21_render_log_with_requestId.json", SC_RAYVISION, 200, OK, SUCCESS, NONE, "SUCCESS", 7, '{',
     0},

    /* plus: "status" decides. Version 2 has neither a status nor a code, so the HTTP status decides. */
    {"plus/v01_overview_envelope_status_false_code_0.json", SC_PLUS, 200, OK, FAILURE, NONE, "UNKNOWN", 0, 'n',
     0},
    {"plus/v02_feedback_ok_data_int.json", SC_PLUS, 201, OK, SUCCESS, NONE, "UNKNOWN", 12, '1', 0},
    {"plus/v03_edit_profile_ok_data_null.json", SC_PLUS, 201, OK, SUCCESS, NONE, "UNKNOWN", 12, 'n', 0},
    {"plus/v04_im_create_conversation_ok.json", SC_PLUS, 201, OK, SUCCESS, NONE, "UNKNOWN", 12, '{', 0},
    {"plus/v05_component_status_ok.json", SC_PLUS, 200, OK, SUCCESS, NONE, "UNKNOWN", 12, '{', 0},
    {"plus/v06_diggs_rank_ok_array.json", SC_PLUS, 200, OK, SUCCESS, NONE, "UNKNOWN", 12, '[', 0},
    {"plus/v07_storage_batch_numeric_string_keys.json", SC_PLUS, 201, OK, SUCCESS, NONE, "UNKNOWN", 12, '{', 0},
    {"plus/v23_v2_message_object_nested_code.json", SC_PLUS, 422, NO_CODE, FAILURE, FIX, "UNKNOWN", 27, 0, 0},
    {"plus/v24_v2_message_string.json", SC_PLUS, 404, NO_CODE, FAILURE, NONE, "UNKNOWN", 18, 0, 0},
    {"plus/v25_v2_message_array.json", SC_PLUS, 401, NO_CODE, FAILURE, LOGIN, "UNKNOWN", 28, 0, 0},
    {"plus/v26_v2_message_errors.json", SC_PLUS, 422, NO_CODE, FAILURE, FIX, "UNKNOWN", 17, 0, 3},
    {"plus/v27_android_basejson_comment.json", SC_PLUS, 200, OK, SUCCESS, NONE, "UNKNOWN", 0, '{', 0},

    /* Hero: code 0 is a success, and so is HTTP 2xx without a code. */
    {"hero/v01_token_expired_1003.json", SC_HERO, 401, OK, FAILURE, LOGIN, "TOKEN_EXPIRED", 16, '"', 0},
    {"hero/v02_class_deleted.json", SC_HERO, 202, OK, SUCCESS, NONE, "SUCCESS", 24, '"', 0},
    {"hero/v03_class_join.json", SC_HERO, 201, OK, SUCCESS, NONE, "SUCCESS", 26, '"', 0},
    {"hero/v04_class_quit.json", SC_HERO, 202, OK, SUCCESS, NONE, "SUCCESS", 27, '"', 0},
    {"hero/v05_lecture_group.json", SC_HERO, 202, OK, SUCCESS, NONE, "SUCCESS", 2, '"', 0},
    {"hero/v06_major_added.json", SC_HERO, 201, OK, SUCCESS, NONE, "SUCCESS", 22, '"', 0},
    {"hero/v07_university_added.json", SC_HERO, 201, OK, SUCCESS, NONE, "SUCCESS", 27, '"', 0},
    {"hero/v08_pv_plus_1.json", SC_HERO, 202, OK, SUCCESS, NONE, "SUCCESS", 2, '"', 0},
    {"hero/v09_download_plus_1.json", SC_HERO, 202, OK, SUCCESS, NONE, "SUCCESS", 2, '"', 0},
    {"hero/v10_reset_password.json", SC_HERO, 202, OK, SUCCESS, NONE, "SUCCESS", 2, '"', 0},
    {"hero/v11_join_group_message_only.json", SC_HERO, 201, NO_CODE, SUCCESS, NONE, "HTTP_CREATED", 27, 0, 0},
};

static int count_errors(const sc_reply *reply)
{
    sc_field_error error = {0};
    int count = 0;
    while (sc_next_field_error(reply, &error))
        count++;
    return count;
}

/* Returns 1 if the sample is read as expected, 0 if not, or -1 if it cannot be opened. */
static int check(const char *folder, const struct sample *sample)
{
    static char body[1 << 16];
    char path[4096];
    FILE *file;
    size_t length;
    sc_reply reply;
    sc_read read;
    snprintf(path, sizeof path, "%s/%s", folder, sample->file);
    file = fopen(path, "rb");
    if (file == NULL)
        return -1;
    length = fread(body, 1, sizeof body, file);
    fclose(file);
    read = sc_read_reply(sample->registry, sample->http_status, body, length, &reply);
    if (read == sample->read && reply.outcome == (int)sample->outcome && reply.action == (int)sample->action &&
        strcmp(sc_name(reply.entry), sample->name) == 0 &&
        (reply.message == NULL ? -1 : (int)reply.message_length) == sample->message &&
        (reply.data == NULL ? 0 : reply.data[0]) == sample->data && count_errors(&reply) == sample->errors)
        return 1;
    printf("%s: %s, %s, %s, %s, message %.*s, data %.*s\n", sample->file, sc_read_name(read),
           sc_outcome_name((sc_outcome)reply.outcome), sc_action_name((sc_action)reply.action),
           sc_name(reply.entry), (int)reply.message_length, reply.message == NULL ? "" : reply.message,
           (int)reply.data_length, reply.data == NULL ? "" : reply.data);
    return 0;
}

int main(int argc, char **argv)
{
    size_t count = sizeof SAMPLES / sizeof SAMPLES[0];
    size_t passed = 0;
    size_t missing = 0;
    for (size_t i = 0; i < count; i++) {
        int result = argc == 2 ? check(argv[1], &SAMPLES[i]) : -1;
        passed += result == 1;
        missing += result == -1;
    }
    if (missing == count) {
        printf("SKIP: no samples at %s\n", argc == 2 ? argv[1] : "(no folder given)");
        return SKIPPED;
    }
    printf("%s: %lu of %lu samples read as expected, %lu missing\n", passed == count ? "PASS" : "FAIL",
           (unsigned long)passed, (unsigned long)count, (unsigned long)missing);
    return passed != count;
}
