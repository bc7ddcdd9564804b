# SPDX-License-Identifier: MIT
"""Types lines into an interactive bash and presses TAB; ctrl-t shows the line that has come of it. Once with the
completion alone, and once with the bash-completion package, which has to find it where it is installed.
    keys.py SOURCE TOOL      77 (skipped) where that package is missing"""
import os
import pty
import select
import shutil
import sys
import tempfile
import time

source, tool = sys.argv[1:]
package = "/usr/share/bash-completion/bash_completion"
lines = {
    "statuscode pl\t": "statuscode plus ",
    "statuscode decode h\t": "statuscode decode hero ",
    "statuscode plus TOKEN_E\t": "statuscode plus TOKEN_EXPIRED ",
    "statuscode body hero token_e\t--pr\t": "statuscode body hero token_expired --problem ",
    "statuscode list --lang=z\t": "statuscode list --lang=zh ",
    "statuscode list --lang b\thero": "statuscode list --lang both hero",
    "statuscode decode hero bo\t": "statuscode decode hero body\\ of\\ mine.json ",
    "statuscode decode hero <bo\t": "statuscode decode hero <body\\ of\\ mine.json ",
    "./statuscode rayvision APIE\t": "./statuscode rayvision APIError ",
    "statuscode cl\tnot_lo\t": "statuscode class not_logged_in ",
    "statuscode plus 4012\t": "statuscode plus 4012",
}


class Terminal:
    def __init__(self, file):
        self.file, self.unread = file, ""

    def type(self, text):
        os.write(self.file, text.encode())

    def read_until(self, text):
        """What came before the text."""
        end = time.monotonic() + 20
        while text not in self.unread:
            if not select.select([self.file], [], [], max(0, end - time.monotonic()))[0]:
                sys.exit(f"no {text!r} in 20 s, but {self.unread!r}")
            self.unread += os.read(self.file, 65536).decode("utf-8", "replace")
        before, self.unread = self.unread.split(text, 1)
        return before


def press_keys(folder, first_command):
    environment = {"PATH": folder + ":" + os.environ["PATH"], "HOME": folder, "TERM": "dumb", "LC_ALL": "C.UTF-8",
                   "PS1": "ready> ", "BASH_COMPLETION_USER_DIR": folder, "INPUTRC": "/dev/null"}
    process, file = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe("bash", ["bash", "--norc", "--noprofile", "-i"], environment)
    terminal = Terminal(file)
    terminal.read_until("ready> ")
    show = r"""bind -x '"\C-t": printf "\nline{%s}\n" "$READLINE_LINE"'"""
    terminal.type(f"stty cols 500; {show}; {first_command}; echo 'set' up\n")
    terminal.read_until("set up\r\n")
    terminal.read_until("ready> ")
    for typed, wanted in lines.items():
        terminal.type(typed + "\x14")
        terminal.read_until("line{")
        became = terminal.read_until("}")
        if became != wanted:
            sys.exit(f"{first_command}: {typed!r} becomes {became!r} instead of {wanted!r}")
        terminal.type("\x15")
    terminal.type("exit\n")
    os.waitpid(process, 0)


with tempfile.TemporaryDirectory() as folder:
    os.symlink(tool, os.path.join(folder, "statuscode"))
    open(os.path.join(folder, "body of mine.json"), "w").close()
    completion = os.path.join(source, "examples/statuscode/completion.bash")
    press_keys(folder, f"source '{completion}'")
    os.mkdir(os.path.join(folder, "completions"))
    shutil.copy(completion, os.path.join(folder, "completions", "statuscode"))
    if not os.path.exists(package):
        print("SKIP: no bash-completion package")
        sys.exit(77)
    press_keys(folder, f"source {package}")
print(f"{len(lines)} lines typed, with the package and without")
