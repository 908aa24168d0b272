"""Patterns of words that name a wish by themselves, whatever the clause reader makes of them."""

from typing import Final

_PART: Final = r"(?:corner|edge|border|part|piece|bit|area|section|spot|patch|strip|side)s?"
_FILL: Final = r"\bfill\w* (?:in |up |out )?"
HOLE_PATTERN: Final = "|".join(
    (
        r"\b(?:fill|patch|complete|mend|repair|fix|replace|restore)\w*\b.*"
        rf"\bmissing (?:\w+ )?{_PART}\b",
        rf"\b{_PART} (?:(?:of it|there) )?(?:is|are|was|were|has|have) "
        r"(?:missing|gone|(?:been )?torn off)\b",
        rf"\b(?:torn|ripped|broken)[ -]off {_PART}\b",
        rf"{_FILL}(?:this|it|that|them)\b",
        rf"{_FILL}(?:\w+ ){{0,3}}(?:{_PART}|gaps?|tears?|rips?|selection|mask)\b",
        r"(?<!pin)(?<!pin )(?<!pin-)\bholes?\b",
    )
)
"""Words that ask to fill what is missing. Tears and cracks are found as scratches are."""

BRIGHTEN_PATTERN: Final = (
    r"^(?:(?:peux-tu|peut-on|tu peux|on peut|veuillez|(?:pouvez|pourriez)-vous|vous pourriez"
    r"|je (?:veux|voudrais)|pode(?:ria)?|quero) )?"
    r"(?:[ée]clairci(?:[rs]|ssez)|(?:[ée]clair|illumin)e[rz]?|clarei[ea]|ilumin[ea]"
    r"|(?:clare|ilumin)ar)\b(?! pas\b)"
    r"|\bescur[ao]s? demais\b"
)
"""Words in French and Portuguese that ask for more light, whatever they are about."""

BLUR_PATTERN: Final = r"糊[死成]|焦点偏软|焦点?不[准实]"
SHADOW_PATTERN: Final = r"(?:シャドウ|暗)部?(?:が(?:つぶ|潰)れ|を(?:持ち上げ|起こ))|黒(?:つぶ|潰)れ"
COLORIZE_PATTERN: Final = (
    r"(?:^|please |(?:can|could|would) you )colou?r(?:i[sz]e)? (?:in )?(?:\w+ ){0,3}"
    r"(?:black[ -](?:and|&|n)[ -]white|b&w|b/w|gr[ae]y|monochrome) "
    r"(?:photo|picture|image|print|scan|snap|portrait)"
    r"|^(?:bitte )?(?:färb|kolorier)\w* (?:\w+ ){0,2}schwarz[ -]?(?:und[ -]?)?wei(?:ß|ss)[ -]?"
    r"(?:foto|bild|aufnahme|abzug)"
)
"""Words that ask for colours, and name what has none."""
COLOUR_PATTERN: Final = "|".join(
    (
        r"^(?:颜色|色彩|色味|色合い|色)$",  # which is no wish for colours to be added
        r"色(?:味|合い)?が(?:ヘン|へん|変(?!わ|え)|おかし)|颜色(?:.{0,2}怪|不[对正])",
        r"黄(?:変|ばみ)を?(?:取|除|消|抜|落)",
    )
)
"""Words in Japanese and Chinese that name a wish alone, in a way that the clause reader misses."""

VIGNETTE_PATTERN: Final = "|".join(
    (
        r"\b(?:remove|take (?:away|off|out)|get rid of|correct|fix|reduce|undo)\b.*\bvignett",
        r"\bvignett\w*\b.*\b(?:away|off|gone|removed|corrected|fixed)\b",
        r"\b(?:lighten|brighten|fix)\w*\b.*\bcorners\b|\bdark(?:ened)? corners\b",
        r"\bcorners\b.*\btoo dark\b",
        r"\b(?:entfern|beseitig|korrigier)\w*\b.*vignett|randabschattung|\bdunkle[nr]? ecken\b",
        r"vignett\w*\b.*\b(?:entfern|weg\b|korrigier|beseitig)|\becken\b.*(?:zu dunkel|aufhell)",
        r"\b(?:quit|elimin|corrig|corrij)\w*\b.*viñet|\besquinas oscuras\b",
        r"\b(?:enl[eè]v|supprim|corrig|retir)\w*\b.*vignett|\bcoins (?:trop )?sombres\b",
        r"\b(?:remov|tir|corrig|corrij|elimin)\w*\b.*vinhet|\bcantos escuros\b",
        r"周辺減光|ビネット.*[除消取]|四隅が?暗|비네[팅트].*(?:제거|없애|보정)|모서리가? 어두",
        r"[去消修].*暗角|暗角.*[去消修]",
    )
)
"""Words that ask to lighten dark corners. A vignette that is asked for is none of them."""

RED_EYE_PATTERN: Final = (
    r"\bred[- ]?eyes?\b|\brote[n]? augen\b|\bojos rojos\b|\byeux rouges\b|\bolhos vermelhos\b|"
    r"赤目|적목|[红紅]眼"
)
"""Names of red eyes from a flash."""

CLARITY_PATTERN: Final = (
    r"\b(?:more|add|increase|raise|boost)\b.*\bclarity\b|\blocal contrast\b|\bmehr klarheit\b|"
    r"\blokale\w* kontrast|\bmás claridad\b|\bcontraste local\b|\bplus de clarté\b|"
    r"\bmais clareza\b|ローカルコントラスト|明瞭度|명료도|국부 대비|局部对比|通透"
)
"""Words that ask for local contrast, which is not sharpness."""
