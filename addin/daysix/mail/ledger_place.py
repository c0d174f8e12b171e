"""Where the journal of mails lies: on this computer's own disk, for its owner alone."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from daysix.mail import ledger_refusals as refusals

OTHERS = 0o077
"""Rights of anybody but the owner."""
DRIVE_REMOTE = 4
"""What Windows answers for a drive that is a share."""
SHARES = frozenset(
    {"afpfs", "afs", "beegfs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs"}
    | {"nfs4", "smb2", "smb3", "smbfs", "webdav"}
)
"""Kinds of file system that lie on another computer; so do those mounted by ``fuse.``."""
MOUNTS = Path("/proc/self/mounts")


def usual_folder() -> Path:
    """The place kept for this person on this computer; it does not roam."""
    local = os.environ.get("LOCALAPPDATA")
    if local:
        return Path(local) / "DaySix" / "mails"
    from platformdirs import user_data_path

    return user_data_path("DaySix", appauthor=False, roaming=False) / "mails"


def prepare(folder: Path) -> Path:
    """Make the folder where it is not there, and close it to others.

    Raises
    ------
    BadInput
        ``Q-070``: it is on a share. ``Q-071``: it cannot be made. ``Q-072``: it is not ours.
    """
    if is_on_a_share(folder):
        raise refusals.on_a_share(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _close_to_others(folder)
    except OSError as fault:
        raise refusals.no_folder(folder, fault) from fault
    return folder


def is_on_a_share(folder: Path) -> bool:
    """Whether a folder, there yet or not, is on another computer's disk."""
    if sys.platform == "win32":
        return _remote_drive(folder)
    return _kind_of_disk(folder) in SHARES or _kind_of_disk(folder).startswith("fuse.")


def _remote_drive(folder: Path) -> bool:
    import ctypes

    whole = str(folder.absolute())
    if whole.startswith(("\\\\", "//")):
        return True
    windows = getattr(ctypes, "windll")  # noqa: B009 - only Windows has it
    return bool(windows.kernel32.GetDriveTypeW(folder.absolute().anchor) == DRIVE_REMOTE)


def _kind_of_disk(folder: Path) -> str:
    """The kind of file system a folder is on; blank where the system does not say."""
    found = Path(os.path.realpath(folder))
    best, kind = -1, ""
    for place, named in _mounts():
        if found.is_relative_to(place) and len(place) >= best:
            best, kind = len(place), named
    return kind


def _mounts() -> list[tuple[str, str]]:
    """Each mounted disk: where, and its kind in small letters."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return _mounts_of_a_mac()
    parts = [line.split(" ") for line in lines]
    return [(_plain(one[1]), one[2].lower()) for one in parts if len(one) > 2]  # noqa: PLR2004


def _plain(place: str) -> str:
    """A place as it is written: the table gives a blank by its number."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\134", "\\")):
        place = place.replace(code, letter)
    return place


def _mounts_of_a_mac() -> list[tuple[str, str]]:
    import subprocess

    try:
        done = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
    except OSError:
        return []
    found = []
    for line in done.stdout.splitlines():
        _, _, rest = line.partition(" on ")
        place, _, about = rest.rpartition(" (")
        found.append((place, about.split(",")[0].rstrip(")").lower()))
    return found


def _close_to_others(folder: Path) -> None:
    """Take away what others may do. Windows keeps a profile's folders to their owner by itself."""
    if sys.platform == "win32":
        return
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.getuid():
        raise refusals.not_ours(folder)
    if seen.st_mode & OTHERS:
        folder.chmod(0o700)
