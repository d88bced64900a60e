"""Which of the fonts at hand stands for each face that GB/T 9704-2012 asks for.

The faces of the standard (方正小标宋, 仿宋, 黑体, 楷体) come with office software and may not be
given on; where one is missing, a free one of the like takes its place.
"""

from collections.abc import Set as AbstractSet
from typing import Final

_SONG: Final = ("SimSun", "宋体", "STSong", "FandolSong", "Songti SC")
_SERIF: Final = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "思源宋体")
_SANS: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "思源黑体",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)
_FACES: Final = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK"),
    "fangsong": (
        "FangSong_GB2312",
        "仿宋_GB2312",
        "FangSong",
        "仿宋",
        "STFangsong",
        "FZFangSong-Z02S",
        "方正仿宋简体",
        "FandolFang R",
        "FandolFang",
    ),
    "hei": ("SimHei", "黑体", "STHeiti", "FZHei-B01S", "方正黑体简体", "FandolHei"),
    "kai": (
        "KaiTi_GB2312",
        "楷体_GB2312",
        "KaiTi",
        "楷体",
        "STKaiti",
        "FZKai-Z03S",
        "方正楷体简体",
        "FandolKai",
        "AR PL UKai CN",
    ),
    "song": _SONG,
}
_FALLBACKS: Final = {
    "title": (*_SERIF, *_SONG, *_SANS),
    "fangsong": (*_SERIF, *_SONG, *_SANS),
    "hei": (*_SANS, *_SERIF),
    "kai": (*_SERIF, *_SONG, *_SANS),
    "song": (*_SERIF, *_SANS),
}


class NoChineseFontError(RuntimeError):
    """No font with Chinese characters is there to set a document in."""

    def __init__(self) -> None:
        super().__init__(
            "没有找到中文字体，不能写成PDF。请安装思源字体（Debian、Ubuntu：apt install "
            "fonts-noto-cjk），或者指明字体文件所在的文件夹。"
        )


def choose_faces(families: AbstractSet[str]) -> dict[str, list[str]]:
    """Choose the families of each face from those at hand, the preferred first.

    Several are given, because a character missing in the first (镕, 喆) may be in the next.

    Raises:
        NoChineseFontError: none of the families known to have Chinese characters is at hand.
    """
    faces = {
        face: [name for name in (*preferred, *_FALLBACKS[face]) if name in families]
        for face, preferred in _FACES.items()
    }
    if not all(faces.values()):
        raise NoChineseFontError
    return faces
