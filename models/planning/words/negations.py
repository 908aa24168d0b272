"""Negated requests in French, German, Spanish, Portuguese, Korean, Japanese and Chinese.

They name a verb of an edit, so that complaints ("on n'y voit rien", "das kann man nicht lesen",
"no se ve nada") are left to the clause reader. English is in `models.planning.function_words`.
"""

import re
from typing import Final

from models.planning.function_words import any_of

_FRENCH: Final = (
    r"(?:(?:r|re|ré|dé|sur)?(?:éclair|assombri|fonc|accentu|liss|adouci|agrandi|rédui|coup|cadr|rogn"
    r"|color|enl[eè]v|retir|effac|supprim|corrig|par|répar|restaur|bruit|flout|redress|tourn|satur"
    r"|augment|diminu|baiss|mont|renforc|ajout|invent|rempli|combl|touch|retouch|nettoi|blanchi"
    r"|jauni|neutralis|réchauff|refroidi|contrast|pixelis|tritur|abîm|chang|modifi|altèr|altér"
    r"|ternis|dramatis))"
)
_SPANISH: Final = (
    r"(?:aclar|ilumin|oscure|suavi|enfo[cq]|afil|agrand|ampl|redu[cz]|recort|cort|colore|color[ií]"
    r"|quit|borr|elimin|corr[ei][gj]|arregl|restaur|satur|sub|baj|aument|añad|agreg|inv[e]nt|rellen"
    r"|gir|endere[cz]|reto[cq]|limpi|alis|difumin|escal|invier|volte)"
)
_PORTUGUESE: Final = (
    r"(?:clare|ilumin|escure|suaviz|alis|fo[cq]|aument|diminu|ampli|recort|cort|color|tir|apag"
    r"|elimin|remov|corri[gj]|arrum|restaur|satur|sub|baix|abaix|adicion|acrescent|invent|preench"
    r"|gir|endireit|reto[cq]|limp|pint|desfo[cq]|redu[zs])"
)
_GERMAN: Final = (
    r"(?:\w*(?:aufhell|abdunkel|schärf|größer|kleiner|glätt|rausch|kolorier|färb|schneid|retuschier"
    r"|entfern|änder|anfass|anrühr|antast|lösch|dreh|spiegel|begradig|restaurier|reparier|besser"
    r"|füll|ergänz|glattbügel|weichzeichn|kippen|erfind|sättig|korrigier|ausmal|anmal)n?(?:e?n)?"
    r"|\w*(?:wegmach|wegnehm|rausnehm|rausmach|draufmach|dazumach)en"
    r"|(?:noch )?(?:heller|dunkler|schärfer|größer|kleiner|bunter|wärmer|kühler|kälter|weicher"
    r"|glatter|kräftiger|farbiger|gelber|blasser|härter|kontrastreicher)(?: machen| werden)?)"
)
_CHINESE: Final = (
    r"(?:动|碰|改|调|提亮|加|变|弄|锐化|降噪|磨皮|裁|剪|切|放大(?!镜)|缩小|上色|着色|去|修|补|填|旋转|转"
    r"|抹|删|擦|消除|除|美化|增强|压暗)"
)

_FRENCH_LEAD: Final = r"^(?:(?:et|mais|surtout|alors) )*"
_FRENCH_OBJECT: Final = r"(?:l[ae] |les |l['’]|lui |y |en )*"

FORBIDDING: Final = any_of(
    rf"{_FRENCH_LEAD}(?:ne |n['’]){_FRENCH_OBJECT}"
    rf"(?={_FRENCH}\w* (?:surtout |absolument |plus |donc )*(?:pas|rien|jamais)\b)",
    rf"{_FRENCH_LEAD}(?:de )?ne (?:surtout )?(?:pas|rien) {_FRENCH_OBJECT}(?={_FRENCH})",
    rf"{_FRENCH_LEAD}(?={_FRENCH}\w* (?:surtout )?pas\b)",
    r"^(?:pero |y |por favor |eso sí )*no (?:me |nos |la |lo |le |las |los )*"
    rf"(?={_SPANISH}\w*[aeé][sn]?\b)",
    r"^(?:mas |e |por favor |só )*não (?:me |a |o |as |os |lhe )*"
    rf"(?={_PORTUGUESE}\w*(?:[ae]m?|r)\b)",
)
"""Pattern of the beginning of a clause that forbids; the rest is what it forbids."""

NOT_TO: Final = re.compile(
    r"^(?!(?:kann|könn|läss|lasst|geht|ging|ließ|würd|warum|wieso|woll|will|mag|ist|wird)\w* )"
    r"(?!.*\b(?:ist|war|sind|wird) nicht\b)"
    rf"(?P<before>.*?)\bnicht (?:zu )?(?={_GERMAN}$)",
    re.IGNORECASE,
)
"""Pattern of a German clause up to the verb that it negates, which stands at its end."""

ENDINGS: Final = any_of(
    r"지(?:는|도|를)? ?(?:마|말)"
    r"(?:세요|라|아|고|아요|아줘|아 ?주세요|십시오|렴|자|았으면 ?\w*| ?것|시오|셔\w*)?$",
    r"(?:\s|게)말고$|(?:아니라|아닌데|아니고|아니에요|아니예요|아니야|아닙니다|아니지만)$",
    r"[らえさしかけげべせ]ずに$|(?:では|じゃ)なく$|[代か]わりに$|\s대신$|^不是",
    r"(?:ないで|ずにおいて)"
    r"(?:ください|下さい|くれ|ほしい|欲しい|ね|よ|な|お願い\w*|いただ\w+|ちょうだい|頂戴)*$",
    r"^(?:请|但|麻烦|千万|可|就|你|先|都|也)*(?:别|不要|不用|勿|无需|不必|甭)"
    rf"(?:再|给我|把[^，]{{1,6}}|对[^，]{{1,6}})?{_CHINESE}",
)
"""Pattern of a Korean, Japanese or Chinese clause that forbids what its verb says."""

LEFT_TO_READER: Final = any_of(
    r"以外|之外|그 ?외|말고는|빼고는?",
    r"\b(?:trop|tant|exagér\w*|demasiado|mucho|tanto|muito|demais|exager\w*)\b",
    r"\bzu (?:stark|sehr|viel)\b|너무|지나치|과하|(?:すぎ|過ぎ)ないで|[太过]",
)
"""Words that ask not to overdo an edit, which is then wanted, or that forbid all but one thing."""


def without_negation(text: str) -> str | None:
    """Return what a text of these languages forbids; None if it forbids nothing.

    Korean, Japanese and Chinese texts are returned whole."""
    if LEFT_TO_READER.search(text):
        return None
    if found := FORBIDDING.match(text):
        return text[found.end() :]
    if found := NOT_TO.match(text):
        return found["before"] + text[found.end() :]
    return text if ENDINGS.search(text) else None
