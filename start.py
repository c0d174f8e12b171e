"""Start Day Six: `python3 start.py demo | test | doctor | bench | faults | build`.

Needs nothing but Python 3.11 or newer. The first run makes a folder called `.venv` beside this
file and puts the pinned parts of `requirements.lock` there; later runs see from one small stamp
that nothing changed and go straight on. On Windows: `py start.py demo`.

Everything here may be read by an old Python 3 up to the point where it is refused with a
sentence, so this file keeps to words that old Pythons know.
"""

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

OLDEST = (3, 11)


def old_python_sentence(version: "tuple[int, ...]") -> str:
    """Say what to do about a Python that is too old; empty when it is new enough."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    have = ".".join(str(part) for part in version[:2])
    return (
        f"This computer's Python is {have}. Day Six needs Python 3.11 or newer. "
        "Install a newer Python, then run the same command with it. (START-01)"
    )


if sys.version_info < OLDEST:
    print(old_python_sentence(sys.version_info[:2]), file=sys.stderr)
    sys.exit(2)


ROOT = Path(__file__).resolve().parent
CANNOT = 2
INTERRUPTED = 130
STAMP = "daysix-ready"
UNFINISHED = "daysix-unfinished"
LAST_LINES = 6
ENOUGH_SPACE = 20_000_000

VERBS = {
    "demo": "make an invented council and work out its dates",
    "test": "check the code, then run every test",
    "doctor": "look at this computer and say what is missing",
    "bench": "measure speed beside the goals",
    "faults": "break things on purpose and count what survives",
    "build": "make again everything that is made from something else",
}

# The files without which this is not the Day Six folder.
LANDMARKS = ("pyproject.toml", "requirements.lock", "addin/daysix/__init__.py")


class StopError(Exception):
    """A reason to stop that a person can act on."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{sentence} ({code})")


class Step(NamedTuple):
    """One part of `test`: what to run, and the sentence when it fails."""

    arguments: tuple[str, ...]
    failed: str


class Trouble(NamedTuple):
    """A known way for an installation to fail, and the words that give it away."""

    code: str
    signs: tuple[str, ...]
    sentence: str


TEST_STEPS = (
    Step(("ruff", "check", "."), "The code breaks a house rule (ruff check, above)."),
    Step(
        ("ruff", "format", "--check", "."),
        "Some files are not laid out by the formatter (ruff format --check, above).",
    ),
    Step(("mypy",), "The types do not agree with each other (mypy, above)."),
    Step(("pytest",), "At least one test failed (pytest, above)."),
)

TROUBLES = (
    Trouble(
        "START-06",
        ("no space left", "not enough space", "os error 28", "os error 112", "disk quota"),
        "The disk is full. Day Six needs about 500 MB for its parts. "
        "Free some space, then run the same command again.",
    ),
    Trouble(
        "START-11",
        ("do not match the hashes", "hash mismatch"),
        "A part that arrived is not the one that was pinned. It may have been changed on the way. "
        "Nothing was kept. Tell whoever looks after this computer's network.",
    ),
    Trouble(
        "START-05",
        (
            "dns error",
            "name resolution",
            "name or service not known",
            "getaddrinfo",
            "failed to establish a new connection",
            "connection refused",
            "connection reset",
            "could not connect",
            "failed to fetch",
            "error sending request",
            "network is unreachable",
            "timed out",
            "proxyerror",
            "newconnectionerror",
            "connection broken",
        ),
        "The parts could not be fetched, because this computer did not reach the place they come "
        "from. Check the network, then run the same command again.",
    ),
    Trouble(
        "START-04",
        ("ensurepip is not available", "no module named venv", "no module named ensurepip"),
        "This Python cannot make a place for the parts: its venv module is missing. "
        "Install it (on Debian or Ubuntu: apt install python3-venv), then run the same command "
        "again.",
    ),
    Trouble(
        "START-08",
        ("permission denied", "access is denied", "read-only file system", "os error 13"),
        "Day Six may not write in its own folder. "
        "Move the folder to a place where you may save files, then run the same command again.",
    ),
    Trouble(
        "START-12",
        ("no matching distribution", "no solution found", "has no usable wheels"),
        "One of the parts is not made for this computer or this Python. "
        "Try a Python from 3.11 to 3.13, then run the same command again.",
    ),
)

UNKNOWN_TROUBLE = (
    "Getting ready failed for a reason Day Six does not know. "
    "The lines above say more. Run the same command again; if it fails the same way, "
    "delete the folder .venv and try once more."
)


def main(arguments: Sequence[str]) -> int:
    """Run one verb; every foreseen failure is one sentence and exit code 2."""
    try:
        return run_verb(arguments)
    except StopError as stop:
        print(stop, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped, because you asked. Run the same command to go on.", file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        print(explain_failure(str(error)), file=sys.stderr)
    return CANNOT


def run_verb(arguments: Sequence[str]) -> int:
    """Make the environment ready and hand over to the verb."""
    if not arguments:
        raise StopError("START-02", f"Say what to do. {verbs_sentence()}")
    verb, *extra = arguments
    if verb in {"help", "-h", "--help"}:
        print(verbs_sentence())
        return 0
    if verb not in VERBS:
        raise StopError("START-02", f"There is no command called {verb!r}. {verbs_sentence()}")
    check_folder(ROOT)
    python = ensure_environment(ROOT)
    if verb == "test":
        return run_tests(python, extra)
    return run(python, [*verb_arguments(verb, ROOT), *extra])


def verbs_sentence() -> str:
    """List the verbs, each with what it does."""
    program = "py start.py" if os.name == "nt" else "python3 start.py"
    lines = [f"  {program} {verb:<7} {what}" for verb, what in VERBS.items()]
    return "\n".join(["Choose one of these:", *lines])


def verb_arguments(verb: str, root: Path) -> list[str]:
    """Give what Python is asked to run for a verb other than `test`."""
    if verb in {"bench", "faults"}:
        script = root / "tests" / "benchmarks" / ("run.py" if verb == "bench" else "faults.py")
        if not script.is_file():
            raise StopError(
                "START-09",
                f"The file tests/benchmarks/{script.name} is missing, so {verb} cannot run. "
                "Fetch the whole Day Six folder again.",
            )
        return [str(script)]
    if verb == "build":
        return ["-P", "-m", "daysix.build"]
    # -P: a folder that happens to be called daysix where she stands is not ours
    return ["-P", "-m", "daysix", verb]


def run_tests(python: Path, extra: Sequence[str]) -> int:
    """Run the checks in order and stop at the first that fails; with arguments, only pytest."""
    steps = TEST_STEPS[-1:] if extra else TEST_STEPS
    for step in steps:
        code = run(python, ["-m", *step.arguments, *extra], folder=ROOT)
        if code:
            print(f"{step.failed} Put it right, then run test again. (START-10)", file=sys.stderr)
            return code
    return 0


def run(python: Path, arguments: Sequence[str], *, folder: "Path | None" = None) -> int:
    """Run the environment's Python, in `folder` or where the person stands; give its exit code."""
    import subprocess

    sys.stdout.flush()
    return subprocess.call([str(python), *arguments], cwd=folder, env=environment())


def environment() -> dict[str, str]:
    """Give the surroundings for our own Python: nobody else's Python settings leak in."""
    unwanted = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def check_folder(root: Path) -> None:
    """Refuse to start when this file was copied away from its folder."""
    missing = [name for name in LANDMARKS if not (root / name).is_file()]
    if missing:
        raise StopError(
            "START-03",
            f"This is not the whole Day Six folder: {missing[0]} is not beside start.py. "
            "Fetch the whole folder again and run start.py inside it.",
        )


def environment_python(root: Path) -> Path:
    """Give the path of the environment's own Python, whether or not it exists yet."""
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return root.joinpath(".venv", *inside)


def recipe(root: Path) -> str:
    """Give the stamp's text: it changes when the parts, the settings, Python or the place do."""
    digest = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((root / name).read_bytes())
        digest.update(b"\0")
    digest.update(f"{sys.implementation.cache_tag} {sys.version} {root}".encode())
    return digest.hexdigest()


def is_ready(root: Path, wanted: str) -> bool:
    """Say whether an earlier run finished with exactly this recipe."""
    try:
        found = (root / ".venv" / STAMP).read_text(encoding="ascii")
    except (OSError, UnicodeError):
        return False
    # a folder that lost its Python, or was emptied by a cleaner, is not ready whatever it says
    whole = (root / ".venv" / "pyvenv.cfg").is_file() and environment_python(root).exists()
    return whole and found == wanted


def ensure_environment(root: Path) -> Path:
    """Make `.venv` if it is missing, stale, broken or unfinished; give its Python."""
    python = environment_python(root)
    wanted = recipe(root)
    if is_ready(root, wanted):
        return python
    started_inside = Path(sys.prefix).resolve() == (root / ".venv").resolve()
    if not is_sound(root):
        if started_inside:
            raise StopError(
                "START-13",
                "The folder .venv has to be made again, but you started from inside it. "
                "Run deactivate, or open a new window, then run the same command again.",
            )
        remove_environment(root)
    print("Getting Day Six ready. This is done once and takes a minute or two.", flush=True)
    install(root)
    write_stamp(root, wanted)
    return python


def is_sound(root: Path) -> bool:
    """Say whether an existing `.venv` can be kept: finished once, and its Python is this one."""
    import subprocess

    python = environment_python(root)
    if not python.exists() or (root / ".venv" / UNFINISHED).exists():
        return False
    try:
        said = subprocess.run(
            [str(python), "-c", "import sys; print(sys.version)"],
            capture_output=True,
            check=False,
            env=environment(),
            text=True,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and said.stdout.strip() == sys.version.strip()


def remove_environment(root: Path) -> None:
    """Take away a `.venv` that cannot be used."""
    import shutil

    venv = root / ".venv"
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    elif venv.exists():
        print(
            "The folder .venv is unfinished, broken or for another Python, so it is made again.",
            flush=True,
        )
        shutil.rmtree(venv)


def install(root: Path) -> None:
    """Make the environment and put the pinned parts and the project itself into it."""
    venv = root / ".venv"
    venv.mkdir(exist_ok=True)
    (venv / STAMP).unlink(missing_ok=True)
    (venv / UNFINISHED).write_text("An installation began here and has not ended.\n")
    uv = find_uv()
    if not uv:
        check_venv_module()
    commands = uv_commands(uv, root) if uv else pip_commands(root)
    for command in [*commands, compile_command(root)]:
        run_installer(command, root)


def compile_command(root: Path) -> list[str]:
    """Compile our own files once: some machines forbid Python to keep what it compiled."""
    python = str(environment_python(root))
    return [python, "-m", "compileall", "-q", str(root / "addin" / "daysix")]


def write_stamp(root: Path, text: str) -> None:
    """Record, as the very last thing, that the environment is complete."""
    venv = root / ".venv"
    (venv / UNFINISHED).unlink(missing_ok=True)
    (venv / STAMP).write_text(text, encoding="ascii")


def find_uv() -> str:
    """Give the path of a uv that really runs; empty when there is none."""
    import shutil
    import subprocess

    uv = shutil.which("uv")
    if uv is None:
        return ""
    try:
        answer = subprocess.run([uv, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return uv if answer.returncode == 0 else ""


def base_python() -> str:
    """Give the Python outside any environment, so that a new one does not lean on an old one."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def check_venv_module() -> None:
    """Refuse early when Python lacks what makes an environment, as on a bare Debian."""
    from importlib.util import find_spec

    for module in ("venv", "ensurepip"):
        if find_spec(module) is None:
            raise StopError(*failure(f"no module named {module}"))


def uv_commands(uv: str, root: Path) -> list[list[str]]:
    """Give the steps of an installation with uv."""
    python = str(environment_python(root))
    install_with = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
    lock = str(root / "requirements.lock")
    venv = str(root / ".venv")
    return [
        [uv, "venv", "--quiet", "--allow-existing", "--python", base_python(), venv],
        [*install_with, "--no-build", "--no-deps", "--require-hashes", "--requirements", lock],
        [*install_with, "--no-deps", "--no-build-isolation", "--editable", str(root)],
    ]


def pip_commands(root: Path) -> list[list[str]]:
    """Give the steps of an installation with what Python itself brings."""
    python = str(environment_python(root))
    install_with = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    lock = str(root / "requirements.lock")
    # hash-checking needs no dependency search: the lock is the whole list
    pinned = ["--only-binary", ":all:", "--no-deps", "--require-hashes", "--requirement", lock]
    return [
        [base_python(), "-m", "venv", str(root / ".venv")],
        [*install_with, *pinned],
        [*install_with, "--no-deps", "--no-build-isolation", "--editable", str(root)],
    ]


def run_installer(command: Sequence[str], root: Path) -> None:
    """Run one step of the installation; a failure becomes one sentence."""
    import shutil
    import subprocess

    done = subprocess.run(
        command,
        check=False,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        said = done.stdout
        print("\n".join(said.strip().splitlines()[-LAST_LINES:]), file=sys.stderr)
        if shutil.disk_usage(root).free < ENOUGH_SPACE:
            said = "no space left"  # some installers do not pass the reason on
        raise StopError(*failure(said))


def failure(said: str) -> tuple[str, str]:
    """Find the code and sentence for what an installer, or the system, said."""
    lowered = said.lower()
    for trouble in TROUBLES:
        if any(sign in lowered for sign in trouble.signs):
            return trouble.code, trouble.sentence
    return "START-07", UNKNOWN_TROUBLE


def explain_failure(said: str) -> str:
    """Give the whole message for something the system refused."""
    code, sentence = failure(said)
    return f"{said}\n{sentence} ({code})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
