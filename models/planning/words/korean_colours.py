"""Words in Korean that say which colour a thing had ("치마는 빨간색이었어")."""

import re
from typing import Final

from models.core.place import Place
from models.planning.function_words import any_of
from models.planning.words.japanese_chinese_colours import last_colour

COLOURS: Final = {
    **dict.fromkeys(("와인색", "자주색", "버건디"), "burgundy"),
    **dict.fromkeys(("빨간색", "빨강", "붉은색", "빨간", "붉은", "빨갛", "다홍색"), "red"),
    **dict.fromkeys(("분홍색", "분홍", "핑크색", "핑크"), "pink"),
    **dict.fromkeys(("주황색", "주황", "오렌지색"), "orange"),
    **dict.fromkeys(("금색", "황금색"), "golden"),
    **dict.fromkeys(("노란색", "노랑", "노란", "노랗"), "yellow"),
    **dict.fromkeys(("베이지색", "베이지"), "beige"),
    **dict.fromkeys(("상아색", "아이보리"), "ivory"),
    **dict.fromkeys(("크림색",), "cream"),
    **dict.fromkeys(("카키색", "국방색"), "khaki"),
    **dict.fromkeys(("갈색", "밤색", "고동색"), "brown"),
    **dict.fromkeys(("청록색", "옥색"), "turquoise"),
    **dict.fromkeys(("남색", "네이비", "군청색", "곤색"), "navy"),
    **dict.fromkeys(("연두색",), "mint"),
    **dict.fromkeys(("초록색", "초록", "녹색", "푸른"), "green"),
    **dict.fromkeys(("파란색", "파랑", "파란", "파랗", "청색"), "blue"),
    **dict.fromkeys(("보라색", "보라"), "purple"),
    **dict.fromkeys(("은색",), "silver"),
    **dict.fromkeys(("회색", "잿빛"), "grey"),
    **dict.fromkeys(("검은색", "검정색", "검정", "까만색", "까만", "검은"), "black"),
    **dict.fromkeys(("흰색", "하얀색", "하양", "하얀", "하얗"), "white"),
}
"""English names of colours by words, longer words before those in them."""

SHADES: Final = {
    **dict.fromkeys(("짙은", "진한", "어두운", "진"), "dark"),
    **dict.fromkeys(("연한", "옅은", "밝은", "연"), "light"),
    **dict.fromkeys(("하늘",), "sky"),
}
"""English words for shades by the words before a colour."""

_NAMES: Final = "|".join(sorted(COLOURS, key=len, reverse=True))
_COLOUR: Final = rf"(?:(?:{'|'.join(SHADES)}) ?)?(?:{_NAMES}|하늘색)"
_NO_THING: Final = (
    r"사진|그림|화면|이미지|종이|전체|전부|이거|이것|그거|얼룩|자국|점|선|줄|피부|얼굴|톤|색감|색"
)
_THING: Final = rf"(?!(?:\S* )*(?:{_NO_THING})(?:[은는이가을를도] |$))[가-힣]+(?: [가-힣]+){{0,3}}?"

TELLS_COLOUR: Final = any_of(
    rf"^{_THING}(?: 색)?[은는이가도] (?:원래 |옛날에 |본래 )?{_COLOUR}"
    r"(?:이?었\w*|였\w*|이에요|예요|이야|야|입니다|이다|다|이란다|이었단다|았\w*|고)?$",
    rf"^{_THING}[을를] {_COLOUR}(?:으?로)? ?(?:칠해|바꿔|물들여|해|만들어|입혀)\w*"
    r"(?: ?(?:줘|주\w*|다오))?$",
)
"""Pattern of a clause that tells which colour a thing had."""

NAMED: Final = re.compile(
    rf"(?:(?P<shade>{'|'.join(SHADES)}) ?)?(?P<name>{_NAMES})|(?P<sky>하늘색)"
)
"""Pattern of a colour."""

THINGS: Final = {
    Place.CLOTHES: any_of(
        r"치마|저고리|한복|원피스|드레스|옷|코트|외투|재킷|자켓|셔츠|블라우스|바지|양복|정장|교복|군복|제복|스웨터|조끼"
        r"|앞치마|넥타이|두루마기"
    ),
    Place.FACE: any_of(r"볼[은이]|뺨"),
    Place.BACKGROUND: any_of(r"벽|커튼|배경"),
}
"""Words for the things whose place can be found."""


def colour_and_shade(text: str) -> tuple[str, str] | None:
    """Return the English names of the last colour in a text and its shade, None if it has none."""
    return last_colour(text, NAMED, COLOURS, SHADES)
