<?php

// SPDX-License-Identifier: MIT
// The library for PHP 8.1 and later, over FFI. This file is the reference. README.md shows how to install and use it.

declare(strict_types=1);

namespace StatusCode;

use FFI;
use FFI\CData;
use JsonException;
use ValueError;

/** A text in both languages: Chinese in simplified characters, and English. */
final class Text
{
    public function __construct(public readonly string $zh, public readonly string $en)
    {
    }
}

/**
 * One code of one API, with what it means. A later version may add values to kind, canonical, action, fault and
 * outcome, so a match needs a default arm.
 */
final class Entry
{
    /** @param list<string> $classes */
    public function __construct(
        /** The API's registry, such as "plus". */
        public readonly string $registry,
        public readonly int $code,
        /** The symbolic name, such as "TOKEN_EXPIRED". It is unique in the registry. */
        public readonly string $name,
        /** The C constant, such as "SC_PLUS_TOKEN_EXPIRED". It is unique in the library. */
        public readonly string $constant,
        /** Where the API's document lists the entry: in its list of codes (CODE), in its table of HTTP statuses (HTTP),
            or nowhere, although the API's servers or clients use it (LATER). */
        public readonly string $kind,
        /** The Chinese message is the document's own. For LATER entries, both messages are the library's. */
        public readonly Text $message,
        /** A caution for those who rely on the entry, if the document is doubtful or misleading. */
        public readonly ?Text $note,
        /** The HTTP status that a REST server should send for this meaning. */
        public readonly int $httpStatus,
        /** The HTTP status that this API itself sends with the code. */
        public readonly int $wireStatus,
        /** The name of a google.rpc.Code. */
        public readonly string $canonical,
        /** What the client should do next: NONE, FIX_REQUEST, LOGIN, REFRESH_TOKEN, RETRY (if repeating is safe), POLL,
            PAY, CHECK_HTTP (go by the HTTP status) or VERIFY (find out first: the call may have taken effect). */
        public readonly string $action,
        /** Who can put it right: NONE, USER, CALLER, SERVER or DEPENDENCY. Show a message to the end user only for USER
            and NONE. */
        public readonly string $fault,
        /** Whether the call succeeded: UNDECIDED, SUCCESS, FAILURE or PENDING. */
        public readonly string $outcome,
        /** The names of the classes that the entry is in, without those above them. */
        public readonly array $classes,
        /** The next entry with the same code, if the document lists the code more than once. */
        public readonly ?Entry $nextMeaning,
    ) {
    }
}

/** A block of codes under one heading of the document. */
final class Group
{
    public function __construct(public readonly Text $title, public readonly int $first, public readonly int $last)
    {
    }
}

/** The published code list of one API. */
final class Registry
{
    /**
     * @param list<Group> $groups
     * @param list<Entry> $entries
     */
    public function __construct(
        /** The name that the calls take, such as "plus". */
        public readonly string $name,
        /** The value of the enumerator in C. */
        public readonly int $number,
        public readonly Text $title,
        /** One sentence that says how this API signals success. */
        public readonly Text $rule,
        /** The name of the member that holds the data in this API's response body. */
        public readonly string $dataName,
        public readonly array $groups,
        /** The entries in the document's order, LATER entries last. */
        public readonly array $entries,
    ) {
    }
}

/** A meaning that entries of several APIs have in common. Classes form a tree; parent is null for a root. */
final class ErrorClass
{
    public function __construct(public readonly string $name, public readonly ?string $parent, public readonly Text $text)
    {
    }
}

/** The entry of another registry that stands for the same. */
final class Counterpart
{
    public function __construct(
        public readonly Entry $entry,
        /** EXACT if both entries say the same; BROADER if this one is true, but says less. */
        public readonly string $match,
    ) {
    }
}

/** What a response says. */
final class Reply
{
    public function __construct(
        /** Outcome, action and fault have the values that they have in an Entry. */
        public readonly string $outcome,
        public readonly string $action,
        public readonly string $fault,
        /** The number of seconds to wait before repeating the request, if the body contains it. */
        public readonly ?int $retryAfter,
        /** The code in the body, listed or not. */
        public readonly ?int $code,
        /** The entry that applies. */
        public readonly ?Entry $entry,
        /** The server's message. */
        public readonly ?string $message,
        /** The data, parsed by json_decode with arrays for objects; null if there is none. */
        public readonly mixed $data,
        /** The JSON text of the data. Unlike $data, it keeps all digits of large numbers. */
        public readonly ?string $dataText,
        /** The registry that decode was given; null for a problem. */
        public readonly ?string $registry,
        /** The HTTP status of the response, as given; null if it is not known. */
        public readonly ?int $httpStatus,
        /** How the reading went: OK, EMPTY, NOT_JSON, TOO_DEEP, NO_CODE, BAD_CODE or DUPLICATE_CODE. */
        public readonly string $read,
        /** For NOT_JSON and TOO_DEEP, the offset of the first bad byte; otherwise null. */
        public readonly ?int $errorOffset,
        /** The body, as given. */
        public readonly string $body,
    ) {
    }
}

/** What a response says about one of the fields that were sent. */
final class FieldError
{
    public function __construct(
        /** The name of the field, or "" if the response names none. */
        public readonly string $field,
        public readonly string $message,
    ) {
    }
}

/**
 * The library. A registry, class or language that does not exist, or a text with a NUL byte where C allows none, throws
 * a ValueError. All results are plain data; none points into C memory.
 */
final class Library
{
    // The parts of statuscode.h that this class uses. Enumerations are unsigned, because in C an enumeration without
    // negative values is an unsigned int. Pointers into a body are void *, because FFI would read a const char * up to
    // a NUL byte.
    private const DECLARATIONS = <<<'C'
        typedef struct sc_entry sc_entry;
        typedef struct sc_reply {
            int outcome;
            int action;
            int fault;
            int retry_after;
            int has_code;
            int32_t code;
            int http_status;
            int registry;
            const sc_entry *entry;
            const void *message;
            size_t message_length;
            const void *data;
            size_t data_length;
            const void *body;
            size_t body_length;
            size_t error_offset;
            void *reserved[4];
        } sc_reply;
        typedef struct sc_field_error {
            const void *field;
            size_t field_length;
            const void *message;
            size_t message_length;
            size_t reserved[4];
        } sc_field_error;

        const sc_entry *sc_lookup(unsigned registry, int32_t code);
        const sc_entry *sc_lookup_name(unsigned registry, const char *name);
        const sc_entry *sc_next_meaning(const sc_entry *entry);
        const sc_entry *sc_at(unsigned registry, size_t position);
        unsigned sc_registry_of(const sc_entry *entry);
        int32_t sc_code(const sc_entry *entry);
        unsigned sc_kind_of(const sc_entry *entry);
        const char *sc_name(const sc_entry *entry);
        const char *sc_constant(const sc_entry *entry);
        const char *sc_message(const sc_entry *entry, unsigned lang);
        const char *sc_note(const sc_entry *entry, unsigned lang);
        int sc_http_status(const sc_entry *entry);
        int sc_wire_status(const sc_entry *entry);
        unsigned sc_canonical_of(const sc_entry *entry);
        unsigned sc_action_of(const sc_entry *entry);
        unsigned sc_fault_of(const sc_entry *entry);
        unsigned sc_outcome_of(const sc_entry *entry);
        unsigned sc_is(const sc_entry *entry, const char *class_name);
        const char *sc_class(const sc_entry *entry);
        const char *sc_next_class(const sc_entry *entry, const char *class_name);
        const char *sc_class_parent(const char *class_name);
        const char *sc_class_text(const char *class_name, unsigned lang);
        const char *sc_class_at(size_t position);
        const sc_entry *sc_translate(const sc_entry *entry, unsigned to, int *how);
        const char *sc_registry_name(unsigned registry);
        const char *sc_registry_title(unsigned registry, unsigned lang);
        unsigned sc_registry_at(size_t position);
        const char *sc_registry_rule(unsigned registry, unsigned lang);
        const char *sc_data_name(unsigned registry);
        const char *sc_group(unsigned registry, int32_t code, unsigned lang);
        const char *sc_group_at(unsigned registry, size_t position, unsigned lang, int32_t *first, int32_t *last);
        const char *sc_kind_name(unsigned kind);
        const char *sc_canonical_name(unsigned canonical);
        const char *sc_action_name(unsigned action);
        const char *sc_fault_name(unsigned fault);
        const char *sc_outcome_name(unsigned outcome);
        const char *sc_read_name(unsigned read);
        const char *sc_match_name(unsigned match);
        unsigned sc_negotiate(const char *accept_language, unsigned fallback);
        const char *sc_lang_tag(unsigned lang);
        size_t sc_write_problem(char *buf, size_t size, const sc_entry *entry, unsigned lang, const char *detail,
                                const char *instance, const char *type_base);
        size_t sc_write_envelope(char *buf, size_t size, const sc_entry *entry, unsigned lang, const char *message,
                                 const char *data);
        unsigned sc_read_reply(unsigned registry, int http_status, const char *body, size_t length, sc_reply *reply);
        unsigned sc_read_problem(int http_status, const char *body, size_t length, sc_reply *reply);
        int sc_next_field_error(const sc_reply *reply, sc_field_error *error);
        size_t sc_unescape(char *buf, size_t size, const char *text, size_t length);
        const char *sc_version(void);
        C;

    private const LANGS = ['zh' => 0, 'en' => 1];
    private const MAX_DEPTH = 1024; // how deep a JSON text may be nested
    private const FIRST_SIZE = 1024; // the size of the buffer for a first attempt to write

    // Matches the escape of a lone surrogate. The escapes before (*FAIL) are skipped.
    private const LONE_SURROGATE = '~\\\\(?:[^u]|ud[89ab]..\\\\ud[c-f]..|u(?!d[89a-f]))(*SKIP)(*FAIL)|\\\\ud[89a-f]..~i';

    private readonly FFI $c;
    private readonly FFI\CType $replyType;

    /** @var array<string, int> the number of each registry */
    private readonly array $numbers;

    /** @var array<string, Entry> the entries made so far, by constant */
    private array $entries = [];

    /** @var array<string, Registry> */
    private array $registries = [];

    /**
     * Loads the shared library, by a name that the system searches for, or from a file.
     *
     * @throws FFI\Exception if it cannot be loaded
     */
    public function __construct(string $library = 'libstatuscode.so.0')
    {
        $this->c = FFI::cdef(self::DECLARATIONS, $library);
        $this->replyType = $this->c->type('sc_reply[1]'); // FFI passes an array as a pointer
        $numbers = [];
        for ($i = 0; ($number = $this->c->sc_registry_at($i)) !== 0; $i++) {
            $numbers[$this->c->sc_registry_name($number)] = $number;
        }
        $this->numbers = $numbers;
    }

    // ---- What the library lists -------------------------------------------------------------------------------

    public function version(): string
    {
        return $this->c->sc_version();
    }

    /** @return array<string, Registry> by name, in the library's order */
    public function registries(): array
    {
        foreach ($this->numbers as $name => $number) {
            $this->registries[$name] ??= new Registry(
                $name,
                $number,
                $this->text('sc_registry_title', $number),
                $this->text('sc_registry_rule', $number),
                $this->c->sc_data_name($number),
                $this->groups($number),
                array_map($this->entry(...), $this->all($number)),
            );
        }
        return $this->registries;
    }

    /** @return array<string, ErrorClass> by name; each class follows the one above it */
    public function classes(): array
    {
        $classes = [];
        for ($i = 0; ($name = $this->c->sc_class_at($i)) !== ''; $i++) {
            $parent = $this->c->sc_class_parent($name);
            $classes[$name] = new ErrorClass($name, $parent === '' ? null : $parent, $this->text('sc_class_text', $name));
        }
        return $classes;
    }

    /** @return array<string, array<string, int>> by registry and name: constants()['plus']['TOKEN_EXPIRED'] is 1012 */
    public function constants(): array
    {
        $constants = [];
        foreach ($this->numbers as $registry => $number) {
            foreach ($this->all($number) as $at) {
                $constants[$registry][$this->c->sc_name($at)] = $this->c->sc_code($at);
            }
        }
        return $constants;
    }

    // ---- Finding and comparing --------------------------------------------------------------------------------

    /** Returns the first entry of a code, or null if the registry does not list the code. */
    public function lookup(string $registry, int $code): ?Entry
    {
        $number = $this->number($registry);
        return self::isInt32($code) ? $this->entry($this->c->sc_lookup($number, $code)) : null;
    }

    /**
     * Returns the entry with a name, or null. The name is "TOKEN_EXPIRED" or "SC_PLUS_TOKEN_EXPIRED", in any ASCII
     * case.
     */
    public function lookupName(string $registry, string $name): ?Entry
    {
        $number = $this->number($registry);
        return str_contains($name, "\0") ? null : $this->entry($this->c->sc_lookup_name($number, $name));
    }

    /** Returns the document's heading for the block that a code falls in, even if the code is not listed, or null. */
    public function group(string $registry, int $code): ?Text
    {
        $number = $this->number($registry);
        $group = self::isInt32($code) ? $this->text('sc_group', $number, $code) : new Text('', '');
        return $group->zh === '' ? null : $group;
    }

    /**
     * Returns EXACT if the entry says just what the class says, BROADER if it says more or is in a class below, and
     * null if it is not in the class.
     */
    public function isA(?Entry $entry, string $class): ?string
    {
        if ($this->c->sc_class_text(self::cString($class), 0) === '') {
            throw new ValueError("statuscode: there is no class \"$class\"");
        }
        $match = $this->c->sc_is($this->at($entry), $class);
        return $match === 0 ? null : $this->c->sc_match_name($match);
    }

    /** Returns the entry of another registry that stands for the same, or null if there is none. */
    public function translate(?Entry $entry, string $registry): ?Counterpart
    {
        $how = $this->c->new('int[1]');
        $found = $this->entry($this->c->sc_translate($this->at($entry), $this->number($registry), $how));
        return $found === null ? null : new Counterpart($found, $this->c->sc_match_name($how[0]));
    }

    // ---- Reading responses ------------------------------------------------------------------------------------

    /**
     * Reads a response body of an API. Even a malformed body yields an outcome; the rules are at sc_read_reply in
     * statuscode.h. Pass null if the HTTP status is not known.
     */
    public function decode(string $registry, ?int $httpStatus, ?string $body): Reply
    {
        return $this->read($registry, $httpStatus, $body ?? '');
    }

    /** Reads a problem (RFC 9457, application/problem+json), whoever wrote it. */
    public function decodeProblem(?int $httpStatus, ?string $body): Reply
    {
        return $this->read(null, $httpStatus, $body ?? '');
    }

    /**
     * Returns the errors of single fields, in the order of the body. A problem has none.
     *
     * @return list<FieldError>
     */
    public function fieldErrors(Reply $reply): array
    {
        if ($reply->registry === null) {
            return [];
        }
        $body = $reply->body; // C holds pointers to these bytes
        $at = $this->c->new($this->replyType);
        $this->c->sc_read_reply($this->number($reply->registry), $reply->httpStatus ?? 0, $body, strlen($body), $at);
        $errors = [];
        $next = $this->c->new('sc_field_error[1]');
        while ($this->c->sc_next_field_error($at, $next) !== 0) {
            $error = $next[0];
            $errors[] = new FieldError(
                $this->unescaped($error->field, $error->field_length),
                $this->unescaped($error->message, $error->message_length),
            );
        }
        return $errors;
    }

    // ---- Building responses -----------------------------------------------------------------------------------

    /**
     * Returns the language to answer in, according to Accept-Language, or the fallback if that accepts neither
     * language.
     */
    public function negotiate(?string $acceptLanguage, string $fallback = 'en'): string
    {
        $number = self::langNumber($fallback);
        return $this->c->sc_lang_tag($this->c->sc_negotiate(self::cString($acceptLanguage), $number));
    }

    /**
     * Returns the JSON text of a problem (RFC 9457). Its status is the entry's httpStatus, or 500 for null. The type is
     * "about:blank", or begins with $typeBase and ends like "plus-1012"; then the title is the entry's message.
     */
    public function problem(
        ?Entry $entry,
        string $lang = 'en',
        ?string $detail = null,
        ?string $instance = null,
        ?string $typeBase = null,
    ): string {
        [$at, $number] = [$this->at($entry), self::langNumber($lang)];
        $texts = array_map(self::cString(...), [$detail, $instance, $typeBase]);
        return $this->written(fn ($buf, $size) => $this->c->sc_write_problem($buf, $size, $at, $number, ...$texts));
    }

    /**
     * Returns the JSON text of the API's own response body, or null if the API has none for the entry. If $message is
     * null, it is the API's own message. json_encode writes the data; null means the API's own empty value.
     *
     * @throws JsonException if json_encode refuses the data
     */
    public function envelope(?Entry $entry, string $lang = 'en', ?string $message = null, mixed $data = null): ?string
    {
        [$at, $number] = [$this->at($entry), self::langNumber($lang)];
        $flags = JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;
        $json = $data === null ? null : json_encode($data, $flags, self::MAX_DEPTH - 1);
        $message = self::cString($message);
        return $this->written(fn ($buf, $size) => $this->c->sc_write_envelope($buf, $size, $at, $number, $message, $json));
    }

    // ---- Between PHP and C ------------------------------------------------------------------------------------

    private function number(string $registry): int
    {
        return $this->numbers[$registry] ?? throw new ValueError(
            "statuscode: there is no registry \"$registry\", only " . implode(', ', array_keys($this->numbers)),
        );
    }

    private static function langNumber(string $lang): int
    {
        return self::LANGS[$lang] ?? throw new ValueError('statuscode: a language is "zh" or "en"');
    }

    private static function isInt32(int $number): bool
    {
        return $number >= -0x80000000 && $number <= 0x7fffffff;
    }

    /** Returns the text, which C reads up to its terminating NUL byte. */
    private static function cString(?string $text): ?string
    {
        if ($text !== null && str_contains($text, "\0")) {
            throw new ValueError('statuscode: a text must not contain any null bytes');
        }
        return $text;
    }

    /** Calls a C function in both languages. */
    private function text(string $function, mixed ...$arguments): Text
    {
        return new Text(
            $this->c->$function(...$arguments, ...[self::LANGS['zh']]),
            $this->c->$function(...$arguments, ...[self::LANGS['en']]),
        );
    }

    /**
     * Returns all entries of a registry.
     *
     * @return list<CData>
     */
    private function all(int $number): array
    {
        $all = [];
        for ($i = 0; ($at = $this->c->sc_at($number, $i)) !== null; $i++) {
            $all[] = $at;
        }
        return $all;
    }

    /** @return list<Group> */
    private function groups(int $number): array
    {
        $groups = [];
        [$first, $last] = [$this->c->new('int32_t[1]'), $this->c->new('int32_t[1]')];
        for ($i = 0; ($zh = $this->c->sc_group_at($number, $i, self::LANGS['zh'], $first, $last)) !== ''; $i++) {
            $en = $this->c->sc_group_at($number, $i, self::LANGS['en'], null, null);
            $groups[] = new Group(new Text($zh, $en), $first[0], $last[0]);
        }
        return $groups;
    }

    private function entry(?CData $at): ?Entry
    {
        return $at === null ? null : $this->entries[$this->c->sc_constant($at)] ??= $this->newEntry($at);
    }

    private function newEntry(CData $at): Entry
    {
        $c = $this->c;
        $note = $this->text('sc_note', $at);
        $classes = [];
        for ($class = $c->sc_class($at); $class !== ''; $class = $c->sc_next_class($at, $class)) {
            $classes[] = $class;
        }
        return new Entry(
            $c->sc_registry_name($c->sc_registry_of($at)),
            $c->sc_code($at),
            $c->sc_name($at),
            $c->sc_constant($at),
            $c->sc_kind_name($c->sc_kind_of($at)),
            $this->text('sc_message', $at),
            $note->zh === '' ? null : $note,
            $c->sc_http_status($at),
            $c->sc_wire_status($at),
            $c->sc_canonical_name($c->sc_canonical_of($at)),
            $c->sc_action_name($c->sc_action_of($at)),
            $c->sc_fault_name($c->sc_fault_of($at)),
            $c->sc_outcome_name($c->sc_outcome_of($at)),
            $classes,
            $this->entry($c->sc_next_meaning($at)),
        );
    }

    /** Finds the entry in C again. An Entry holds no pointer, so that it can be cached and serialized. */
    private function at(?Entry $entry): ?CData
    {
        if ($entry === null) {
            return null;
        }
        $at = $this->c->sc_lookup($this->number($entry->registry), $entry->code);
        while ($at !== null && $this->c->sc_constant($at) !== $entry->constant) {
            $at = $this->c->sc_next_meaning($at);
        }
        return $at ?? throw new ValueError("statuscode: this library has no entry $entry->constant");
    }

    private function read(?string $registry, ?int $httpStatus, string $body): Reply
    {
        $c = $this->c;
        $status = $httpStatus ?? 0;
        if (!self::isInt32($status)) {
            throw new ValueError("statuscode: $status is no HTTP status");
        }
        // FFI passes the string's own bytes, which stay in place until this function returns.
        $at = $c->new($this->replyType);
        $read = $registry === null
            ? $c->sc_read_problem($status, $body, strlen($body), $at)
            : $c->sc_read_reply($this->number($registry), $status, $body, strlen($body), $at);
        $reply = $at[0];
        $readName = $c->sc_read_name($read);
        $retryAfter = $reply->retry_after;
        [$message, $data] = [$reply->message, $reply->data];
        $dataText = $data === null ? null : FFI::string($data, $reply->data_length);
        return new Reply(
            $c->sc_outcome_name($reply->outcome),
            $c->sc_action_name($reply->action),
            $c->sc_fault_name($reply->fault),
            $retryAfter < 0 ? null : $retryAfter,
            $reply->has_code ? $reply->code : null,
            $this->entry($reply->entry),
            $message === null ? null : $this->unescaped($message, $reply->message_length),
            $dataText === null ? null : self::parsed($dataText),
            $dataText,
            $registry,
            $status > 0 ? $status : null,
            $readName,
            $readName === 'NOT_JSON' || $readName === 'TOO_DEEP' ? $reply->error_offset : null,
            $body,
        );
    }

    /** Returns a text from inside a JSON string, unescaped. */
    private function unescaped(CData $at, int $length): string
    {
        $text = FFI::string($at, $length);
        return str_contains($text, '\\')
            ? $this->written(fn ($buf, $size) => $this->c->sc_unescape($buf, $size, $text, $length)) ?? ''
            : $text;
    }

    /**
     * Parses a JSON text. json_decode refuses the escape of a lone surrogate, so it becomes U+FFFD, as it does in
     * messages.
     */
    private static function parsed(string $json): mixed
    {
        try {
            return json_decode($json, true, self::MAX_DEPTH, JSON_THROW_ON_ERROR);
        } catch (JsonException) {
            $json = preg_replace(self::LONE_SURROGATE, '\ufffd', $json);
            return json_decode($json, true, self::MAX_DEPTH, JSON_THROW_ON_ERROR);
        }
    }

    /** Returns the text that a C function writes, or null if it writes nothing. */
    private function written(callable $write): ?string
    {
        for ($size = self::FIRST_SIZE;; $size = $length + 1) {
            $buf = $this->c->new("char[$size]");
            $length = $write($buf, $size);
            if ($length < $size) {
                return $length === 0 ? null : FFI::string($buf, $length);
            }
        }
    }
}
