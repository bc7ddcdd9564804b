<?php

// SPDX-License-Identifier: MIT
// A server that answers with the errors of an API: php -d ffi.enable=1 -S 127.0.0.1:8080 server.php
//     curl -i http://127.0.0.1:8080/plus/1012
//     curl -i http://127.0.0.1:8080/jiemi/REQUEST_REFUSED -H 'Accept: application/problem+json' -H 'Accept-Language: zh'
// It sends the API's own envelope, or a problem (RFC 9457) if there is none or Accept names it.

declare(strict_types=1);

require_once __DIR__ . '/statuscode.php'; // does nothing if the file is preloaded

function answer(StatusCode\Library $statuscode, ?StatusCode\Entry $entry): void
{
    $lang = $statuscode->negotiate($_SERVER['HTTP_ACCEPT_LANGUAGE'] ?? null);
    $wantsProblem = str_contains($_SERVER['HTTP_ACCEPT'] ?? '', 'application/problem+json');
    $envelope = $wantsProblem ? null : $statuscode->envelope($entry, $lang);
    $status = $envelope === null ? $entry?->httpStatus ?? 500 : $entry->wireStatus;
    header('Content-Type: application/' . ($envelope === null ? 'problem+json' : 'json'), response_code: $status);
    header("Content-Language: $lang");
    header('Vary: Accept, Accept-Language');
    if ($status === 401) {
        header('WWW-Authenticate: Bearer'); // required by RFC 9110
    }
    echo $envelope ?? $statuscode->problem($entry, $lang, instance: $_SERVER['REQUEST_URI']);
}

$statuscode = new StatusCode\Library();
try {
    [, $registry, $name] = explode('/', rawurldecode(strtok($_SERVER['REQUEST_URI'], '?'))) + ['', '', ''];
    $code = filter_var($name, FILTER_VALIDATE_INT);
    $entry = $code === false ? $statuscode->lookupName($registry, $name) : $statuscode->lookup($registry, $code);
} catch (ValueError) {
    $entry = null; // there is no such registry
}
answer($statuscode, $entry);
