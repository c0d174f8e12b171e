"""The repository as a stranger finds it: complete, tidy, and free of traces of any one machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
import zipfile
from importlib import metadata
from typing import NamedTuple

import pytest

import daysix
from tests.conftest import outside_material

# What a stranger looks for at the top.
TOP = [
    ".ci/run",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "addin/daysix/__init__.py",
    "addin/daysix/__main__.py",
    "pyproject.toml",
    "requirements.lock",
    "start.py",
]

# Every room the design names. Those that are not built yet say what they wait for; the reason goes
# when the room comes.
ROOMS = {
    "attachments": "",
    "build": "",
    "calendars": "",
    "checks": "",
    "council": "",
    "companion": "",
    "data": "",
    "deadlines": "",
    "desk": "",
    "duties": "",
    "inbox": "",
    "jobs": "",
    "law": "",
    "letters": "",
    "mail": "",
    "money": "",
    "panels": "",
    "paper": "",
    "tracker": "",
    "verbs": "",
    "workbook": "",
}

# Put together here so that this file is not its own first finding.
SLASH = "/"
MACHINE_PATH = re.compile(
    rf"(?<![\w.{SLASH}~-])(?:{SLASH}work{SLASH}|{SLASH}root{SLASH}|{SLASH}home{SLASH}\w|"
    rf"{SLASH}tmp{SLASH}\w|{SLASH}Users{SLASH}\w)|[A-Z]:\\Users\\"
)
REGISTRY_HOST = re.compile(
    r"\b(?:py"
    r"pi\.org|python"
    r"hosted\.org|registry\.npm"
    r"js\.org|deb\.deb"
    r"ian\.org|crates\.i"
    r"o|proxy\.gol"
    r"ang\.org)",
    re.IGNORECASE,
)
# Tests may read ../shared; the thinking kept there is not ours to point at.
ELSEWHERE = re.compile(rf"shared{SLASH}(?:design|hooks)\b")
TRACES = {
    "a path of one machine": MACHINE_PATH,
    "the address of a package registry": REGISTRY_HOST,
    "a document that is not in this repository": ELSEWHERE,
}
PACKED = {".xlsx", ".xlam", ".docx"}


class Text(NamedTuple):
    """A piece of committed text: where it stands and what it says."""

    where: str
    words: str


@pytest.fixture(scope="module")
def committed(root):
    """The files git keeps, or would keep, at their place on disk."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607
        capture_output=True,
        check=False,
        cwd=root,
        text=True,
    )
    if done.returncode or not (root / ".git").exists():
        pytest.skip("This is not a git checkout, so nothing says which files are kept.")
    paths = [root / name for name in sorted(set(done.stdout.split("\0"))) if name]
    return [path for path in paths if path.is_file()]


def texts(path, root):
    """Give the text of a file, or of the parts inside a packed one; nothing for pictures."""
    where = path.relative_to(root).as_posix()
    if path.suffix.lower() in PACKED:
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                if name.endswith((".xml", ".rels")):
                    yield Text(f"{where}:{name}", packed.read(name).decode("utf-8", "replace"))
        return
    content = path.read_bytes()
    if b"\0" not in content:
        yield Text(where, content.decode("utf-8", "replace"))


def traces(text):
    """Give every trace of a machine or of elsewhere in a text, each with its line."""
    return [
        f"{text.where}:{number} holds {kind}: {found.group()}"
        for number, line in enumerate(text.words.splitlines(), start=1)
        for kind, pattern in TRACES.items()
        for found in [pattern.search(line)]
        if found
    ]


def read(root, name):
    return (root / name).read_text(encoding="utf-8")


def project(root):
    return tomllib.loads(read(root, "pyproject.toml"))


def bare(requirement):
    """Give the name in a requirement, as registries compare names."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement).group()).lower()


# What is there


@pytest.mark.parametrize("name", TOP)
def test_the_top_is_complete(root, name):
    assert (root / name).is_file()


@pytest.mark.parametrize(("room", "reason"), ROOMS.items())
def test_every_room_is_there_or_says_why_not(root, room, reason):
    is_there = (root / "addin" / "daysix" / room / "__init__.py").is_file()
    assert is_there is not bool(reason), f"{room}: {reason or 'is promised but missing'}"


def test_no_room_is_there_unannounced(root):
    found = {path.parent.name for path in (root / "addin" / "daysix").glob("*/__init__.py")}
    assert found <= ROOMS.keys()


def test_the_readme_shows_both_commands_early(root):
    first_screen = "\n".join(read(root, "README.md").splitlines()[:60])
    assert "python3 start.py demo" in first_screen
    assert "python3 start.py test" in first_screen


def test_the_readme_leads_only_to_files_that_exist(root):
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", read(root, name))
        assert [target for target in targets if not (root / target).exists()] == [], name


def test_the_changelog_knows_this_version(root):
    assert re.search(
        rf"^## {re.escape(daysix.__version__)}\b", read(root, "CHANGELOG.md"), re.MULTILINE
    )


def test_the_newest_entry_of_the_changelog_comes_first(root):
    versions = re.findall(r"^## (\d+)\.(\d+)\.(\d+)", read(root, "CHANGELOG.md"), re.MULTILINE)
    numbers = [tuple(map(int, version)) for version in versions]
    assert numbers == sorted(numbers, reverse=True)
    assert ".".join(map(str, numbers[0])) == daysix.__version__


@pytest.mark.parametrize("what", ["clock", "check"])
def test_the_guide_for_contributors_keeps_its_place_for_the_example(root, what):
    guide = read(root, "CONTRIBUTING.md")
    before, begin, rest = guide.partition(f"<!-- add-a-{what}: begin -->")
    example, end, _ = rest.partition(f"<!-- add-a-{what}: end -->")
    assert begin
    assert end
    assert before.rstrip().endswith(f"## Add a {what} in one file")
    diff = example.partition("```diff\n")[2].partition("```")[0]
    shown = [line[1:] for line in diff.splitlines() if re.match(r"\+(?!\+\+ )", line)]
    path = re.search(r"^\+\+\+ b/(.+)$", diff, re.MULTILINE)
    assert path, "the place is empty: a real diff belongs here"
    assert shown == read(root, path[1]).splitlines(), "copy the file into the example again"


def test_the_licence_is_mit_and_says_whose(root):
    assert read(root, "LICENSE").startswith(
        "MIT License\n\nCopyright (c) 2026 Day Six contributors"
    )
    assert project(root)["project"]["license"] == "MIT"


def test_the_ci_run_is_a_program_and_runs_the_readmes_test_command(root):
    run = root / ".ci" / "run"
    assert run.stat().st_mode & 0o111, ".ci/run cannot be started: chmod +x .ci/run"
    text = run.read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text
    assert text.splitlines()[-1] in {"exec python3 start.py test", 'exec "$python" start.py test'}


# Outside material


def test_outside_material_is_found_beside_the_repository(tmp_path):
    (tmp_path / "shared").mkdir()
    assert outside_material(tmp_path / "main", required=True) == tmp_path / "shared"


def test_missing_outside_material_is_a_loud_skip(tmp_path):
    with pytest.raises(pytest.skip.Exception, match="proves nothing"):
        outside_material(tmp_path / "main", required=False)


def test_missing_outside_material_fails_when_it_is_required(tmp_path):
    with pytest.raises(pytest.fail.Exception, match="DAYSIX_SHARED=required"):
        outside_material(tmp_path / "main", required=True)


# What must not be there


def test_no_committed_file_tells_of_one_machine_or_of_elsewhere(committed, root):
    everything = [text for path in committed for text in texts(path, root)]
    assert len(everything) > len(TOP)
    assert [trace for text in everything for trace in traces(text)] == []


@pytest.mark.parametrize(
    "words",
    [
        "see " + SLASH + "work" + SLASH + "main",
        'path = "' + SLASH + "root" + SLASH + '.cache"',
        "open(" + SLASH + "tmp" + SLASH + "x)",
        "C:" + "\\Users\\someone",
        "--index-url https:" + SLASH * 2 + "py" + "pi.org" + SLASH + "simple",
        ".." + SLASH + "shared" + SLASH + "design" + SLASH + "product.md",
    ],
)
def test_a_trace_is_seen(words):
    assert len(traces(Text("a.md", f"first line\n{words}\n"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "home" + SLASH + "work" + SLASH + "school",
        "https:" + SLASH * 2 + "www.gov.uk" + SLASH + "bank-holidays",
        ".." + SLASH + "shared" + SLASH + "vectors",
        "tests" + SLASH + "root" + SLASH + "a.py",
    ],
)
def test_a_near_miss_is_not_a_trace(words):
    assert traces(Text("a.md", words)) == []


def test_a_trace_inside_a_packed_file_is_seen(tmp_path):
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("docProps/app.xml", "<a>" + SLASH + "root" + SLASH + "x</a>")
    assert [len(traces(text)) for text in texts(path, tmp_path)] == [1]


def test_no_committed_file_is_something_that_was_made_by_running(committed, root):
    unwanted = re.compile(
        r"(^|/)(__pycache__|\.venv|\.\w+_cache|\.hypothesis)/|^(demo|dist)/|\.py[cod]$"
    )
    names = [path.relative_to(root).as_posix() for path in committed]
    assert [name for name in names if unwanted.search(name)] == []


def test_committed_text_has_plain_line_ends(committed):
    windows_by_definition = {".bas", ".ics"}
    with_returns = [
        path.name
        for path in committed
        if path.suffix not in windows_by_definition
        and b"\0" not in (content := path.read_bytes())
        and b"\r\n" in content
        and path.suffix.lower() not in PACKED
    ]
    assert with_returns == []


# The pinned parts


def pinned(root):
    """Give each pinned name with its block in the lock."""
    blocks = re.split(r"^(?=[a-z0-9])", read(root, "requirements.lock"), flags=re.MULTILINE)
    return [(bare(block), block) for block in blocks if not block.startswith("#")]


def wanted(root):
    said = project(root)
    groups = said["dependency-groups"].values()
    return [*said["project"]["dependencies"], *(name for group in groups for name in group)]


def test_everything_wanted_is_pinned(root):
    names = {name for name, _ in pinned(root)}
    assert {bare(requirement) for requirement in wanted(root)} <= names


def test_every_pin_is_exact_and_has_a_hash(root):
    blocks = pinned(root)
    assert blocks
    for name, block in blocks:
        assert re.match(r"[\w.-]+==[\w.]+ ", block), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), name


def test_every_wanted_part_has_both_bounds(root):
    assert [r for r in wanted(root) if not re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", r)] == []


def brought_along(names):
    """Give every part that the named ones bring with them, themselves included."""
    found, waiting = set(), [bare(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        needs = [line for line in metadata.requires(name) or [] if "extra ==" not in line]
        waiting += [bare(line) for line in needs if is_installed(bare(line))]
    return found


def is_installed(name):
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False  # wanted on another system only
    return True


def licence(name):
    """Give all that a part says about its licence, short of the licence's whole text."""
    about = metadata.metadata(name)
    lines = [about.get("License-Expression") or "", (about.get("License") or "")[:200]]
    return " ".join(lines + (about.get_all("Classifier") or []))


def is_copyleft(said):
    return bool(re.search(r"(?<!L)\bA?GPL|Affero|GNU General Public", said))


def test_nothing_under_the_gpl_or_agpl_comes_along(root):
    parts = brought_along(project(root)["project"]["dependencies"])
    assert {"openpyxl", "et-xmlfile"} <= parts
    assert [name for name in sorted(parts) if is_copyleft(licence(name))] == []
    assert [name for name in sorted(parts) if not licence(name).strip()] == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("LGPL-3.0-only", False),
        ("MIT", False),
        ("License :: OSI Approved :: BSD License", False),
    ],
)
def test_a_copyleft_licence_is_recognised(said, expected):
    assert is_copyleft(said) is expected
