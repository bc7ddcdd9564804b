<?php

// SPDX-License-Identifier: MIT
// answers.php LIBRARY entries|bodies: prints the PHP class's answers, as ../javascript/answers.c prints the library's.

declare(strict_types=1);

require __DIR__ . '/../../../examples/php/statuscode.php';

function line(mixed ...$fields): string
{
    return implode("\t", array_map(fn ($field) => $field === '' || $field === null ? '-' : $field, $fields)) . "\n";
}

// ---- Entries ----

function written(StatusCode\Library $sc, ?StatusCode\Entry $entry, string $lang): string
{
    return "\t" . line(
        $sc->problem($entry, $lang),
        $sc->problem($entry, $lang, 'd "é😀', '/i', 'https://t/#'),
        $sc->envelope($entry, $lang),
        $sc->envelope($entry, $lang, "m\n\xff", ['a' => [1, '中']]),
    );
}

function relations(StatusCode\Library $sc, StatusCode\Entry $entry): string
{
    $fields = [''];
    foreach ($sc->classes() as $class) {
        $fields[0] .= $sc->isA($entry, $class->name)[0] ?? '-';
    }
    foreach ($sc->registries() as $name => $_) {
        $other = $sc->translate($entry, $name);
        if ($other !== null) {
            $fields[] = "{$other->entry->constant} $other->match";
        }
    }
    return line(...$fields);
}

function print_registry(StatusCode\Library $sc, StatusCode\Registry $registry): void
{
    $groups = array_map(fn ($group) => "$group->first $group->last {$group->title->zh} {$group->title->en}", $registry->groups);
    echo line($registry->name, $registry->number, $registry->title->zh, $registry->title->en, $registry->rule->zh,
        $registry->rule->en, $registry->dataName, ...$groups);
    foreach ($registry->entries as $e) {
        echo line($e->registry, $e->code, $e->name, $e->constant, $e->message->zh, $e->message->en, $e->note?->zh, $e->note?->en,
            $e->kind, $e->httpStatus, $e->wireStatus, $e->canonical, $e->action, $e->fault, $e->outcome, $e->nextMeaning?->name,
            ...$e->classes);
        echo relations($sc, $e), written($sc, $e, 'zh'), written($sc, $e, 'en');
    }
    $constants = $sc->constants()[$registry->name];
    for ($code = -100; $code < 20000; $code++) {
        [$entry, $group] = [$sc->lookup($registry->name, $code), $sc->group($registry->name, $code)];
        if ($entry !== null || $group !== null) {
            echo $code, "\t", $entry->name ?? 'UNKNOWN', "\t", $group?->en, "\n";
        }
        if ($entry !== null && ($sc->lookupName($registry->name, $entry->name) !== $entry ||
            $sc->lookupName($registry->name, strtolower($entry->constant)) !== $entry || $constants[$entry->name] !== $code)) {
            throw new Exception("another entry has the name $entry->name");
        }
    }
}

// ---- Bodies ----

function hex(?string $text): string
{
    return $text === null ? '-' : 'x' . bin2hex($text);
}

function reply(StatusCode\Library $sc, StatusCode\Reply $reply): string
{
    $data = $reply->dataText === null ? null : json_decode($reply->dataText, true, 1024);
    if (json_last_error() === JSON_ERROR_NONE && $reply->data !== $data) {
        throw new Exception("data differs from dataText, $reply->dataText");
    }
    $fields = [$reply->read, $reply->outcome, $reply->action, $reply->fault, $reply->retryAfter ?? -1, $reply->code ?? -1,
        $reply->entry?->constant, $reply->errorOffset ?? 0, hex($reply->message), hex($reply->dataText)];
    foreach ($sc->fieldErrors($reply) as $error) {
        array_push($fields, hex($error->field), hex($error->message));
    }
    return implode("\t", $fields) . "\n";
}

function print_replies(StatusCode\Library $sc): void
{
    $statuses = [200, null, 401, 422, 500, 304];
    $registries = array_keys($sc->registries());
    for ($i = 0; ($length = fgets(STDIN)) !== false; $i++) {
        $body = (int) $length === 0 ? '' : stream_get_contents(STDIN, (int) $length);
        $status = $statuses[intdiv($i, count($registries) + 1) % count($statuses)];
        $registry = $registries[$i % (count($registries) + 1)] ?? null;
        echo reply($sc, $registry === null ? $sc->decodeProblem($status, $body) : $sc->decode($registry, $status, $body));
    }
}

$sc = new StatusCode\Library($argv[1]);
if ($argv[2] === 'bodies') {
    print_replies($sc);
    return;
}
echo $sc->version(), "\n";
foreach ($sc->classes() as $class) {
    echo line($class->name, $class->parent, $class->text->zh, $class->text->en);
}
echo written($sc, null, 'zh'), written($sc, null, 'en');
foreach ($sc->registries() as $registry) {
    print_registry($sc, $registry);
}
