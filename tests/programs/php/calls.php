<?php

// SPDX-License-Identifier: MIT
// calls.php LIBRARY: tests what the PHP class adds to the library: arguments, values and memory.

declare(strict_types=1);

require __DIR__ . '/../../../examples/php/statuscode.php';

$sc = new StatusCode\Library($argv[1]);
$expired = $sc->lookup('plus', 1012);

function same(mixed $expected, mixed $found): void
{
    if ($found !== $expected) {
        throw new Exception(substr(var_export($found, true), 0, 500) . ' instead of ' . substr(var_export($expected, true), 0, 500));
    }
}

function throws(string $class, callable ...$calls): void
{
    foreach ($calls as $i => $call) {
        try {
            $call();
        } catch (Throwable $error) {
            same($class, $error::class);
            continue;
        }
        throw new Exception("call $i throws nothing");
    }
}

$checks = [
    'a_name_that_does_not_exist_is_a_value_error' => fn () => throws(
        ValueError::class,
        fn () => $sc->lookup('pluss', 1),
        fn () => $sc->lookupName('', 'y'),
        fn () => $sc->decode("plus\0", 200, ''),
        fn () => $sc->translate($expired, 'no'),
        fn () => $sc->group('no', 1),
        fn () => $sc->isA($expired, 'expired'),
        fn () => $sc->negotiate('en', 'fr'),
        fn () => $sc->problem($expired, 'EN'),
    ),

    'a_text_with_a_nul_byte_is_a_value_error' => fn () => throws(
        ValueError::class,
        fn () => $sc->problem($expired, detail: "a\0b"),
        fn () => $sc->problem($expired, instance: "\0"),
        fn () => $sc->problem($expired, typeBase: "\0"),
        fn () => $sc->envelope($expired, message: "\0"),
        fn () => $sc->negotiate("en\0"),
        fn () => $sc->isA($expired, "token_expired\0"),
    ),

    'an_argument_of_another_type_is_a_type_error' => fn () => throws(
        TypeError::class,
        fn () => $sc->lookup('plus', '1012'),
        fn () => $sc->lookup('plus', 1012.0),
        fn () => $sc->decode('plus', 200, []),
        fn () => $sc->fieldErrors(null),
        fn () => $sc->problem('plus'),
    ),

    'data_that_json_encode_refuses_are_a_json_exception' => fn () => throws(
        JsonException::class,
        fn () => $sc->envelope($expired, data: NAN),
        fn () => $sc->envelope($expired, data: STDIN),
    ),

    'an_http_status_of_more_than_32_bits_is_a_value_error' => fn () => throws(ValueError::class, fn () => $sc->decode('plus', 1 << 32 | 200, '')),

    'what_is_not_found_is_null' => function () use ($sc) {
        foreach ([99999, 1 << 32 | 1012, PHP_INT_MAX, PHP_INT_MIN] as $code) {
            same(null, $sc->lookup('plus', $code));
        }
        same(null, $sc->group('plus', 1 << 32 | 4012));
        same(null, $sc->lookupName('plus', "TOKEN_EXPIRED\0"));
        same(null, $sc->isA(null, 'token_expired'));
        same(null, $sc->translate(null, 'hero'));
        same(null, $sc->envelope(null));
    },

    'entries_are_the_same_objects_wherever_they_come_from' => function () use ($sc, $expired) {
        same($expired, $sc->decode('plus', 401, '{"status":false,"code":1012}')->entry);
        same($expired, $sc->lookupName('plus', 'token_expired'));
        same(true, in_array($expired, $sc->registries()['plus']->entries, true));
    },

    'an_entry_may_be_cached' => function () use ($sc) {
        $second = $sc->lookup('jiemi', 1008)->nextMeaning;
        $copy = unserialize(serialize($second));
        same(true, $copy == $second);
        same($sc->envelope($second), $sc->envelope($copy));
    },

    'an_entry_of_another_library_is_a_value_error' => function () use ($sc, $expired) {
        $strange = unserialize(str_replace('SC_PLUS_TOKEN_EXPIRED', 'SC_PLUS_TOKEN_EXPIREX', serialize($expired)));
        throws(ValueError::class, fn () => $sc->problem($strange));
    },

    'a_message_may_hold_nul_bytes' => fn () => same("a\0b\u{fffd}", $sc->decode('plus', 400, '{"code":1,"message":"a\u0000b\ud800"}')->message),

    'a_raw_nul_byte_is_no_json' => function () use ($sc) {
        $reply = $sc->decode('plus', 400, "{\"code\":1012}\0");
        same(['NOT_JSON', 13], [$reply->read, $reply->errorOffset]);
    },

    'data_are_what_json_decode_reads' => function () use ($sc) {
        $data = fn ($json) => $sc->decode('fecshop', 200, "{\"code\":200,\"data\":$json}")->data;
        same(['id' => 12345678901234567890.0, '' => [], "\0a" => null], $data('{"id":12345678901234567890,"":{},"\u0000a":null}'));
        same(str_repeat('[', 1022) . str_repeat(']', 1022), json_encode($data(str_repeat('[', 1022) . str_repeat(']', 1022)), 0, 1024));
        same(1023, strlen(json_encode($data(str_repeat('[', 1023) . str_repeat(']', 1023)), 0, 1024)) / 2);
        same('TOO_DEEP', $sc->decode('fecshop', 200, '{"data":' . str_repeat('[', 1024) . str_repeat(']', 1024) . '}')->read);
    },

    'an_escape_of_a_lone_surrogate_is_a_replacement_character' => function () use ($sc) {
        $cases = ['\ud800' => "\u{fffd}", '\udfffx' => "\u{fffd}x", '\uD83D\uDE00' => '😀', '\ud83d\ud83d\ude00' => "\u{fffd}😀",
            '\ud83d\ude00\ude00' => "😀\u{fffd}", '\\\\ud800' => '\ud800', '\\\\\ud800' => "\\\u{fffd}", '\"\ud800\"' => "\"\u{fffd}\"",
            '\ud7ff\ud800\ue000' => "\u{d7ff}\u{fffd}\u{e000}", '\ud800\n\udc00' => "\u{fffd}\n\u{fffd}"];
        foreach ($cases as $escaped => $expected) {
            $reply = $sc->decode('plus', 400, "{\"code\":1,\"message\":\"$escaped\",\"data\":[\"$escaped\"]}");
            same($expected, $reply->message);
            same([$expected], $reply->data);
        }
    },

    'field_errors_are_those_of_the_reply_whatever_was_called_since' => function () use ($sc) {
        $reply = $sc->decode('plus', 422, '{"errors":{"a":["x\u0000y"]}}');
        $sc->decode('plus', 422, '{"errors":{"b":["y"]}}');
        same([['a', "x\0y"]], array_map(fn ($error) => [$error->field, $error->message], $sc->fieldErrors($reply)));
        same([], $sc->fieldErrors($sc->decodeProblem(422, '{"errors":{"a":["x"]}}')));
    },

    'long_texts_are_written_whole' => function () use ($sc, $expired) {
        foreach ([0, 1, ...range(900, 1100), 1 << 20] as $length) {
            $detail = str_repeat('x', $length);
            same($detail, json_decode($sc->problem($expired, detail: $detail))->detail);
            same($detail, json_decode($sc->envelope($expired, data: ['a' => $detail]))->data->a);
        }
    },

    'an_ill_formed_text_is_repaired' => function () use ($sc, $expired) {
        same("a\u{fffd}", json_decode($sc->problem($expired, detail: "a\xff"))->detail);
        same(["a\u{fffd}"], json_decode($sc->envelope($expired, data: ["a\xff"]))->data);
    },

    'the_data_of_an_envelope_are_as_deep_as_can_be_read' => function () use ($sc, $expired) {
        $nested = fn ($depth) => json_decode(str_repeat('[', $depth) . str_repeat(']', $depth), true, 2000);
        same('OK', $sc->decode('plus', 401, $sc->envelope($expired, data: $nested(1023)))->read);
        throws(JsonException::class, fn () => $sc->envelope($expired, data: $nested(1024)));
    },

    'a_language_is_negotiated' => function () use ($sc) {
        same(['zh', 'en', 'zh', 'en'], [$sc->negotiate('zh-CN,en;q=0.5'), $sc->negotiate('fr'), $sc->negotiate(null, 'zh'), $sc->negotiate('')]);
    },

    'a_missing_library_is_named' => function () {
        try {
            new StatusCode\Library('/nowhere/libstatuscode.so.0');
        } catch (FFI\Exception $error) {
            same(true, str_contains($error->getMessage(), '/nowhere/libstatuscode.so.0'));
        }
        same(true, isset($error));
    },

    'the_readmes_program_prints_what_the_readme_says' => function () use ($argv) {
        preg_match('/^```php\nrequire.*?\n(.*?)^```/ms', file_get_contents(__DIR__ . '/../../../examples/php/README.md'), $program);
        preg_match_all('~^echo .*; +// (.*)$~m', $program[1], $printed);
        ob_start();
        eval(str_replace('Library()', 'Library($argv[1])', $program[1]));
        same(implode($printed[1]), ob_get_clean());
    },

    'what_was_returned_outlives_the_library' => function () use ($argv) {
        $other = new StatusCode\Library($argv[1]);
        $reply = $other->decode('plus', 401, str_repeat(' ', 1 << 20) . '{"status":false,"code":1012,"message":"m","data":"d"}');
        unset($other);
        same(['m', 'd', 'TOKEN_EXPIRED'], [$reply->message, $reply->data, $reply->entry->name]);
    },

    'no_call_leaks' => function () use ($sc, $expired) {
        $body = '{"status":false,"code":1012,"message":"' . str_repeat('\u8fc7', 10000) . '","errors":{"a":["\u8fc7"]},"data":["\ud800"]}';
        for ($i = 0; $i < 200; $i++) {
            $sc->fieldErrors($sc->decode('plus', 422, $body));
            $sc->problem($expired, detail: $body);
            $sc->translate($expired, 'hero');
            $used ??= memory_get_usage();
        }
        same(true, memory_get_usage() - $used < 1000);
    },

    'a_body_of_32_mib_is_decoded' => function () use ($sc) {
        $text = str_repeat('0123456789abcdef', 1 << 21);
        $reply = $sc->decode('plus', 401, "{\"status\":false,\"code\":1012,\"message\":\"m\",\"data\":\"$text\"}");
        same(['REFRESH_TOKEN', true], [$reply->action, $reply->data === $text]);
    },
];

foreach ($checks as $name => $check) {
    try {
        $check();
    } catch (Throwable $error) {
        echo "FAIL: $name: {$error->getMessage()} (line {$error->getLine()})\n";
        $failed = true;
    }
}
echo 'calls.php: ', count($checks), " checks\n";
exit(isset($failed) ? 1 : 0);
