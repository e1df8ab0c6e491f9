"""What the rules need to know of a picture or a video: never its pixels."""

from dataclasses import dataclass
from enum import StrEnum


class MediaType(StrEnum):
    """The accepted formats, told by magic bytes and never by a file's name."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    BMP = "image/bmp"
    GIF = "image/gif"
    HEIC = "image/heic"
    MP4 = "video/mp4"
    QUICKTIME = "video/quicktime"
    WEBM = "video/webm"

    @property
    def is_video(self) -> bool:
        return self.value.startswith("video/")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was read whole and accepted.

    ``width`` and ``height`` are pixels as displayed upright; ``orientation`` is the EXIF value
    (1 to 8) that turns the stored pixels so. The bytes live in the blob named ``sha256``.
    """

    sha256: str
    name: str
    media_type: MediaType
    bytes: int
    width: int
    height: int
    orientation: int = 1


@dataclass(frozen=True, slots=True)
class Video:
    """A video given as proof; its bytes live in the blob named ``sha256``."""

    sha256: str
    name: str
    media_type: MediaType
    bytes: int


Proof = Picture | Video


@dataclass(frozen=True, slots=True)
class Limits:
    """What is accepted. The backend's ``/v1/meta`` may lower these, never raise them."""

    picture_bytes: int = 20 * 1024**2
    picture_pixels: int = 100_000_000
    video_bytes: int = 200 * 1024**2
    text_length: int = 300
    pictures_per_report: int = 20
