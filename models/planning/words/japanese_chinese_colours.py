"""Words in Japanese and Chinese that say which colour a thing had ("彼女の服は緑色だった")."""

import re
from collections.abc import Mapping
from typing import Final

from models.core.place import Place
from models.planning.function_words import any_of

COLOURS: Final = {
    **dict.fromkeys(("ワインレッド", "えんじ", "酒红", "绛"), "burgundy"),
    **dict.fromkeys(("ピンク", "桃", "粉红", "粉"), "pink"),
    **dict.fromkeys(("オレンジ", "橙", "橘"), "orange"),
    **dict.fromkeys(("クリーム", "奶油", "米黄"), "cream"),
    **dict.fromkeys(("ベージュ", "米"), "beige"),
    **dict.fromkeys(("カーキ", "卡其"), "khaki"),
    **dict.fromkeys(("グレー", "灰", "鼠"), "grey"),
    **dict.fromkeys(("ブラウン", "茶", "棕", "褐", "咖啡"), "brown"),
    **dict.fromkeys(("紫",), "purple"),
    **dict.fromkeys(("ネイビー", "紺", "藍", "藏青", "藏蓝"), "navy"),
    **dict.fromkeys(("ブルー", "青", "蓝"), "blue"),
    **dict.fromkeys(("グリーン", "緑", "绿"), "green"),
    **dict.fromkeys(("イエロー", "黄"), "yellow"),
    **dict.fromkeys(("ゴールド", "金"), "gold"),
    **dict.fromkeys(("シルバー", "銀", "银"), "silver"),
    **dict.fromkeys(("レッド", "赤", "红", "紅"), "red"),
    **dict.fromkeys(("ブラック", "黒", "黑"), "black"),
    **dict.fromkeys(("ホワイト", "白"), "white"),
}
"""English names of colours by words, longer words before those in them."""

SHADES: Final = {
    **dict.fromkeys(("濃い", "暗い", "深い", "こげ", "ダーク", "深", "濃", "暗", "墨"), "dark"),
    **dict.fromkeys(("薄い", "淡い", "明るい", "うす", "ライト", "薄", "淡", "浅", "亮"), "light"),
    **dict.fromkeys(("鮮やかな", "真っ", "鲜", "大"), "vivid"),
    **dict.fromkeys(("くすんだ", "暗淡的"), "dusty"),
    **dict.fromkeys(("水", "空", "天"), "sky"),
}
"""English words for shades by the words before a colour."""

SKY_BLUE: Final = ("水色", "空色", "天色")
"""Words in which the shade is the colour."""

_NAMES: Final = "|".join(COLOURS)
_COLOUR: Final = rf"(?:(?:{'|'.join(SHADES)})?(?:{_NAMES})(?:色|かった|く)?|{'|'.join(SKY_BLUE)})"
_NO_THING: Final = (
    r"写真|画像|プリント|紙|全体|全部|これ|それ|部分|シミ|しみ|汚れ|かぶり|点|線|肌色|照片|图|画面|整[体张]"
    r"|[它这那]|颜色|纸|污[渍点迹]|斑点?|色调|顔|脸"
)
_THING: Final = (
    rf"(?!(?:{_NO_THING}|.*(?:の|的)(?:{_NO_THING}))[はがを是原本当以涂染变])[^、，。\s]{{1,12}}?"
)

TELLS_COLOUR: Final = any_of(
    rf"^{_THING}(?:の色)?[はが](?:元々|もともと|本来|昔)?{_COLOUR}(?:だった|でした|です|だ)?$",
    rf"^{_THING}を{_COLOUR}(?:に)?(?:して|塗って|染めて)",
    rf"^{_THING}(?:原来|原本|本来|以前|当时)?是{_COLOUR}的?$",
    rf"^(?:请|帮我)*把{_THING}[涂染变弄改]成{_COLOUR}的?$",
)
"""Pattern of a clause that tells which colour a thing had."""

NAMED: Final = re.compile(
    rf"(?P<shade>{'|'.join(SHADES)})?(?P<name>{_NAMES})|(?P<sky>{'|'.join(SKY_BLUE)})"
)
"""Pattern of a colour."""

THINGS: Final = {
    Place.CLOTHES: any_of(
        r"ドレス|服|着物|コート|上着|ジャケット|シャツ|ブラウス|スカート|ズボン|スーツ|セーター|エプロン|帯|浴衣"
        r"|ワンピース|ネクタイ|裙|[衬毛上大风]衣|衫|旗袍|外套|西装|军装|裤|围裙|长袍|马甲"
    ),
    Place.FACE: any_of(r"肌|頬|ほお|皮肤|脸颊|面颊"),
    Place.BACKGROUND: any_of(r"背景|壁|カーテン|墙|窗帘"),
}
"""Words for the things whose place can be found."""


def colour_and_shade(text: str) -> tuple[str, str] | None:
    """Return the English names of the last colour in a text and its shade, None if it has none."""
    return last_colour(text, NAMED, COLOURS, SHADES)


def last_colour(
    text: str, named: re.Pattern[str], colours: Mapping[str, str], shades: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return the English names of the last colour in a text and its shade, None if it has none.

    `named` matches a colour as the groups `shade` and `name`, or the word for sky blue as `sky`;
    `colours` and `shades` hold the English names of their words."""
    found = [*named.finditer(text)]
    if not found:
        return None
    if found[-1]["sky"]:
        return "blue", "sky"
    return colours[found[-1]["name"]], shades.get(found[-1]["shade"] or "", "")
