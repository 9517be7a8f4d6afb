"""What a file is, by its content; its name is only what somebody called it."""

from dataclasses import dataclass
from pathlib import Path, PurePath

import puremagic

ACCEPTED = {
    "application/pdf": {".pdf"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/png": {".png"},
    "image/gif": {".gif"},
    "image/webp": {".webp"},
    "image/tiff": {".tif", ".tiff"},
    "image/heic": {".heic"},
    "audio/mpeg": {".mp3"},
    "audio/wav": {".wav"},
    "video/mp4": {".mp4", ".m4a", ".m4v", ".mov"},
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {".docx"},
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {".xlsx"},
    "application/vnd.oasis.opendocument.text": {".odt"},
    "application/vnd.oasis.opendocument.spreadsheet": {".ods"},
    "application/vnd.apache.parquet": {".parquet"},
    "application/msword": {".doc"},
    "application/vnd.ms-outlook": {".msg"},
    "application/rtf": {".rtf"},
    "message/rfc822": {".eml"},
    "text/csv": {".csv"},
    "text/plain": {".txt"},
    "text/calendar": {".ics"},
}
TEXTS = {".csv": "text/csv", ".txt": "text/plain", ".ics": "text/calendar", ".eml": "message/rfc822"}
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class Recognised:
    media_type: str
    quarantined_because: str


def recognise(path: Path, name: str) -> Recognised:
    """The type found in the first bytes, and why the file must not be opened, if it must not.

    A file whose content is not what its name says, or of no accepted kind, is quarantined: kept, never served.
    """
    ending = PurePath(name).suffix.lower()
    if ending in TEXTS:
        if _is_text(path):
            return Recognised(TEXTS[ending], "")
        return Recognised(UNKNOWN, f"Named {ending} but its content is not text.")
    candidates = _candidates(path)
    for media_type, endings in ACCEPTED.items():
        if ending in endings and endings & candidates:
            return Recognised(media_type, "")
    if not candidates:
        return Recognised(UNKNOWN, "Its content is of no kind that is accepted.")
    found = ", ".join(sorted(candidates)[:3])
    return Recognised(UNKNOWN, f"Named {ending or 'without an ending'} but its content looks like {found}.")


def _candidates(path: Path) -> set[str]:
    try:
        return {match.extension.lower() for match in puremagic.magic_file(str(path)) if match.extension}
    except (puremagic.PureError, ValueError, OSError):
        return set()


def _is_text(path: Path) -> bool:
    with open(path, "rb") as handle:
        beginning = handle.read(65536)
    if b"\0" in beginning or beginning[:2] in (b"MZ", b"PK") or beginning[:4] == b"\x7fELF":
        return False
    try:
        beginning.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start > len(beginning) - 4 or _is_latin(beginning)
    return True


def _is_latin(beginning: bytes) -> bool:
    return not any(byte < 32 and byte not in (9, 10, 12, 13) for byte in beginning)
