# SPDX-License-Identifier: MIT
"""Types lines into an interactive shell, presses TAB, and has Ctrl-T print the completed line. In bash this is done
twice: with the completion alone, and with the bash-completion package, which has to find the completion where it is
installed.
    keys.py SOURCE TOOL bash|zsh      exits with 77 if that package is missing"""
import os
import pty
import select
import shutil
import sys
import tempfile
import time

source, tool, shell = sys.argv[1:]
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
    "statuscode WECHAT_O\t": "statuscode WECHAT_ORDER ",
    "statuscode plus 1013 1012 TOKEN_E\t": "statuscode plus 1013 1012 TOKEN_EXPIRED ",
    "statuscode explain fecshop 1100008\t": "statuscode explain fecshop 1100008 ",
    "statuscode explain ray\t": "statuscode explain rayvision ",
    "statuscode export ma\tra\t": "statuscode export markdown rayvision ",
    "statuscode export csv --b\t": "statuscode export csv --bom ",
    "statuscode translate hero 1003 pl\t": "statuscode translate hero 1003 plus ",
    "statuscode help se\t": "statuscode help search ",
    "statuscode list --json --l\t": "statuscode list --json --lang ",
    "statuscode search pl\t": "statuscode search pl",
}
# zsh changes a name typed in lower case to upper case, and adds = after --lang.
zsh_lines = {**lines, "statuscode body hero token_e\t--pr\t": "statuscode body hero TOKEN_EXPIRED --problem ",
             "statuscode list --json --l\t": "statuscode list --json --lang="}


class Terminal:
    def __init__(self, file):
        self.file, self.unread = file, ""

    def type(self, text):
        os.write(self.file, text.encode())

    def read_until(self, text):
        """Waits for the text; returns what came before it."""
        end = time.monotonic() + 20
        while text not in self.unread:
            if not select.select([self.file], [], [], max(0, end - time.monotonic()))[0]:
                sys.exit(f"no {text!r} in 20 s, but {self.unread!r}")
            self.unread += os.read(self.file, 65536).decode("utf-8", "replace")
        before, self.unread = self.unread.split(text, 1)
        return before


# How each shell is started, and how Ctrl-T is made to print what has been typed.
shells = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], r"""bind -x '"\C-t": printf "\nline{%s}\n" "$READLINE_LINE"'"""),
    "zsh": (["zsh", "-f", "-i"],
            """show() { print -r -- "line{$BUFFER}" }; setopt zle; zle -N show; bindkey '^T' show; bindkey '^U' kill-whole-line"""),
}


def press_keys(folder, first_command, lines):
    command, show = shells[shell]
    environment = {"PATH": folder + ":" + os.environ["PATH"], "HOME": folder, "TERM": "dumb", "LC_ALL": "C.UTF-8",
                   "PS1": "ready> ", "BASH_COMPLETION_USER_DIR": folder, "INPUTRC": "/dev/null"}
    process, file = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    terminal = Terminal(file)
    terminal.read_until("ready> ")
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
    completion = os.path.join(source, f"examples/statuscode/completion.{shell}")
    if shell == "zsh":
        shutil.copy(completion, os.path.join(folder, "_statuscode"))
        press_keys(folder, f"fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D", zsh_lines)
        print(f"{len(zsh_lines)} lines typed in zsh")
        sys.exit()
    press_keys(folder, f"source '{completion}'", lines)
    os.mkdir(os.path.join(folder, "completions"))
    shutil.copy(completion, os.path.join(folder, "completions", "statuscode"))
    if not os.path.exists(package):
        print("SKIP: no bash-completion package")
        sys.exit(77)
    press_keys(folder, f"source {package}", lines)
print(f"{len(lines)} lines typed, with the package and without")
