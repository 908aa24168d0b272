"""Words of degree, percentages and strengths, in all languages of the clause reader."""

import re
from collections.abc import Mapping
from typing import Final

from models.planning.function_words import any_of

PERCENT: Final = re.compile(
    r"(?:\b(?:strength|amount|opacity|stärke|fuerza|intensidad|force|intensité|força|intensidade)"
    r"(?: of| von| de)?\s*[:=]?\s*)?"
    r"(?:\b(?:by|at|to|with|about|um|mit|auf|zu|al|en un|un|de|à|em)\s+)*(?:[到至]\s*)?"
    r"(?<![\d.,])(\d{1,3})\s*"
    r"(?:[%％]|percent\b|per cent\b|prozent\b|por ?ciento\b|pour ?cent\b|por ?cento\b|퍼센트"
    r"|パーセント)",
    re.IGNORECASE,
)
"""Pattern of a strength as a percentage; the first group is the number."""

STRENGTH: Final = re.compile(
    r"(?:at|with|mit|con|com|avec|à)?\s*(?:a )?(?:strength|stärke|fuerza|intensidad|force|intensité"
    r"|força|intensidade|강도|強さ|强度)(?: of| von| de)?\s*(?:=|:)?\s*([01]?[.,]\d+|[01])\b",
    re.IGNORECASE,
)
"""Strength as a number from 0 to 1; the first group is the number."""

FULL_STRENGTH: Final = 1.0
"""Strength that the strongest word of degree names."""

HALF_STRENGTH: Final = 0.5
"""Strength that a verb of halving names."""


_TREATMENT: Final = (
    r"(?:(?:noise )?reduction|retouch\w*|restoration|correction|clean\w*|touch|repair|contrast"
    r"|denois\w+|\w+ening|smoothing|sharpness)\b"
)

DEGREES: Final[Mapping[re.Pattern[str], float]] = {
    any_of(
        r"\b(?:very|ever so|only very) (?:slightly|lightly|gently|softly|subtly)\b",
        r"\b(?:a|just a|the) (?:tiny|teeny|wee|very little) bit\b|\ba (?:touch|hint|tad)\b",
        r"\b(?:barely|minimally|subtly|faintly)\b",
        rf"\bvery (?:light|gentle|subtle|mild|soft) (?={_TREATMENT})",
        r"\b(?:ganz leicht|ein klein wenig|eine?n? Hauch(?: mehr)?|minimal|hauchzart)\b",
        r"\ba smidge(?:n|on)?\b|\ba whisker\b|\bever so little\b|\bein hauch\b|\beine idee\b",
        r"\bby a (?:third|quarter)\b|\bum ein (?:drittel|viertel)\b(?! (?:größer|kleiner|ver))",
        r"\b(?:muy poquito|apenas un poco|très légèrement|à peine|só um tiquinho|bem de leve)\b",
        r"아주 조금만?|눈곱만큼|ほんの少し(?:だけ)?|ちょびっと|微微|一点点就好",
    ): 0.3,
    any_of(
        r"\ba little bit\b|\ba bit\b|\ba little\b|\b(?:slightly|lightly|gently|softly|mildly)\b",
        r"\b(?:carefully|cautiously|delicately|by half|halfway|not too much|not too strongly)\b",
        r"\bmoderate(?:ly)?\b|\bin moderation\b|\bwith restraint\b|(?<!\w)약하게(?= )|(?<= )약하게",
        r"\bnot so (?:much|strongly)\b|\bhalf (?:of )?"
        r"(?=(?:the|that|this|all the) \w+ (?:gone|off|out|away))",
        r"\bhalf (?:the amount|as much|of it)\b|\bhalf(?:way)? (?:will do|is enough|would do)\b",
        r"\bnot too (?:smooth|harsh|aggressive\w*|artificial|plastic)\b",
        r"\bpas trop (?:fort|poussée?|agressi\w+|artificiel\w*|marquée?|liss[eé]e?)\b",
        r"\bsans (?:halos?|excès|exagér\w+|forcer|en faire trop)\b",
        r"\bavec (?:discrétion|modération)\b",
        r"\bnão (?:muito|tão) (?:forte|agressiv[oa]|artificial|lis[oa])\b",
        r"\bsem (?:halos?|exager\w+|forçar|excessos?)\b|\bcom (?:discrição|moderação)\b",
        r"\bnão (?:deix[ae]|fique) (?:muito )?(?:plastificad[oa]|artificial|lis[oa] demais)\b",
        r"\bsin (?:halos?|exagerar|excesos?|pasarse)\b|\bno (?:muy|demasiado) (?:fuerte|lis[oa])\b",
        rf"\b(?:a )?(?:light|gentle|subtle|mild) (?={_TREATMENT})",
        r"\b(?:(?:ei)?n (?:kleines? )?)?bi(?:ss|ß)(?:chen|erl|[ae]?l)\b|\bein wenig\b",
        r"\beine?n? (?:Tick(?:en)?|Stück(?:chen)?|Tacken)\b(?= \w+er\b| mehr\b)",
        r"\b(?:behutsam|sanft|vorsichtig|dezent)\b|\bum die Hälfte\b"
        r"(?! (?:größer|vergrößer))|\bnicht (?:zu|so) stark\b|\betwas (?=\w+er\b|mehr\b|weniger\b)",
        r"\bleicht (?=\w+en\b)|\bzur Hälfte\b",
        r"\bun (?:poco|poquito|pel[ií]n)(?: de)?\b|\b(?:ligera|leve|suave)mente\b|\btantito\b",
        r"\bcon (?:suavidad|cuidado)\b|\b(?:a|por) la mitad\b(?! (?:izq|der|sup|inf|de))",
        r"\bun (?:tout )?petit peu(?: de)?\b|\bun peu(?: de| d')?\b|\blégèrement\b|\ben douceur\b",
        r"\bun (?:soupçon|chouïa|brin|tantinet|poil)(?: de| d')?\b|\bdoucement\b|\bde moitié\b",
        r"\bum (?:pouco|pouquinho|bocadinho|tiquinho)(?: de)?\b|\bligeiramente\b|\bde leve\b",
        r"\bcom cuidado\b|\b(?:pela|para) metade\b|\b(?:leve|suave)mente\b",
        r"(?<!\w)(?:조금|살짝|약간)만?(?= )|(?<= )(?:조금|살짝|약간)만|은은하게",
        r"과하지 않게|절반(?:으로|만)(?= ?(?:줄|낮))|반만(?= )",
        r"(?:もう)?ちょい(?:だけ)?|もうちょっと(?:だけ)?|もう少し(?:だけ)?|少し(?:だけ)?|ちょっと(?:だけ)?|軽く|控えめに",
        r"わずかに|うっすら(?:と)?|やや|(?<![上下左右])半分(?:に(?=減|抑|落)|くらい|だけ|程度)",
        r"一点点|一丢丢|一丁点儿?|些许|(?:(?<=提亮)|(?<=调亮)|(?<=降噪)|(?<=去噪)|(?<=锐化)|(?<=减少)|(?<=降低))一[点些]",
        r"[稍略]微|稍稍|轻轻地?|轻微|轻度|适当地?|(?<=减少)一半|(?<=降低)一半|(?<=减)一半",
    ): 0.5,
    any_of(r"\b(?:somewhat|moderately|fairly|partly|partially|to some degree)\b"): 0.7,
    any_of(
        r"\b(?:strongly|completely|totally|fully|entirely|heavily|aggressively|drastically)\b",
        r"\b(?:thoroughly|radically|as (?:much|far|strongly) as (?:you can|possible)|a lot)\b",
        r"\b(?:maximally|to the (?:max|maximum)|at full strength|with full strength)\b",
        r"\b(?:extremely|massively|go all out|all the way)\b",
        r"\b(?:deutlich|extrem|maximal|massiv)\b|\bso (?:stark|viel|weit) wie möglich\b",
        r"\bmit voller (?:Stärke|Kraft)\b|\b(?:komplett|vollständig)\b",
        r"\bal máximo\b|\ba tope\b|\bpor completo\b|\b(?:completa|total)mente\b|\bdel todo\b",
        r"\blo máximo posible\b|\bà fond\b|\bau (?:grand )?maximum\b|\ble plus possible\b",
        r"\b(?:complète|totale|entière|forte|nette|énormé)ment\b|\bao máximo\b|\bno máximo\b",
        r"\bo máximo possível\b|최대한|완전히|아주 많이|확실하게|강하게(?= )",
        r"完全に|思い切り|思いっきり|できるだけ|最大限に?|徹底的に|しっかりと?|完全|彻底|尽量|大幅",
        r"最大(?:程度|限度)地?|全力|强力",
    ): FULL_STRENGTH,
}
"""Patterns of words of degree with the strength, 0 to 1, that they name; the first match counts."""

HALVED: Final = any_of(
    r"\bhalve\b|\bhalbier\w*\b|\b(?:réduis\w*|divise\w*) (?:de moitié|par deux)\b",
    r"减半|减少一半|降低一半|减一半|半減|절반으로 줄",
)
"""Pattern of verbs that halve what they are about; they stay in the text."""

_UNSPACED: Final = r"[\u3040-\u30ff\u4e00-\u9fff]"
_GAP: Final = re.compile(rf"(?<={_UNSPACED}) +(?={_UNSPACED})")


def split_degree(text: str) -> tuple[float | None, str]:
    """Return the strength that a text's words of degree name, or None, and the rest of the text."""
    for pattern, strength in DEGREES.items():
        if pattern.search(text):
            return strength, _GAP.sub("", pattern.sub(" ", text))
    return (HALF_STRENGTH if HALVED.search(text) else None), text
