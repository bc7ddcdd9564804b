<?php

// SPDX-License-Identifier: MIT
// declarations.php: prints a C program that compiles only if the declarations in statuscode.php match those of
// statuscode.h. The compiler rejects a function that is declared differently, and the program asserts the layout that
// FFI uses.

declare(strict_types=1);

require __DIR__ . '/../../../examples/php/statuscode.php';

$declarations = (new ReflectionClassConstant(StatusCode\Library::class, 'DECLARATIONS'))->getValue();
[$types, $functions] = preg_split('~^(?=const sc_entry \\*sc_lookup\\()~m', $declarations);
echo "#include <stddef.h>\n#include \"statuscode.h\"\n\n$functions\n\n";

preg_match_all('~^typedef struct (\w+) \{~m', $declarations, $structures);
$ffi = FFI::cdef($types);
foreach ($structures[1] as $name) {
    $type = $ffi->type($name);
    echo "_Static_assert(sizeof($name) == {$type->getSize()}, \"$name\");\n";
    foreach ($type->getStructFieldNames() as $member) {
        $size = $type->getStructFieldType($member)->getSize();
        echo "_Static_assert(offsetof($name, $member) == {$type->getStructFieldOffset($member)}, \"$name.$member\");\n";
        echo "_Static_assert(sizeof((($name *)0)->$member) == $size, \"$name.$member\");\n";
    }
}
