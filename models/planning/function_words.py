"""Regular expressions for the function words by which instructions are parsed.

Clauses are separated in all languages that the clause reader is trained for; most of the other
patterns are English, and other languages rely on the clause reader. All ignore case. Patterns of
single wishes are in `models.core.wish_table`, words of degree in
`models.planning.words.degree_words`.
"""

import re
from typing import Final


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile a regular expression that matches any of several, ignoring case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


ENDING_IN_N: Final = "".join(map(chr, range(0xAC04, 0xD7A4, 28)))
"""Korean syllables that end in n, as verbs do before "after" (지운 다음)."""

INSEPARABLE: Final = any_of(
    r"[划刮折裂水]痕|痕迹|灰尘|污[渍点]|噪[点声]|颗粒|模糊|清晰|颜色|色彩|照片|背景|亮度|对比度?|锐化|褪色"
    r"|[左右][上下]?[半边侧]?|[上下]半|四周|周围|边缘|中[间央]|去除|消除",
    r"\b(?:black|salt|pen|mother|father|mum|mom|bride)[ -](?:and|&|'?n'?)[ -]"
    r"(?:white|pepper|ink|\w+)\b",
    r"\b(?:before|vorher|left|links|one|two|mutter|braut) (?:and|und) (?:an? )?\w+\b",
    r"\bschwarz und wei(?:ß|ss)\w*|\bnoir et blanc\b|\b(?:blanco y negro|preto e branco)\b",
    r"\d ?(?:[cm]m|in|inch\w*|zoll|pulgadas|pouces?|polegadas?|[\"″]|センチ|厘米|센티)[,，、]? ?"
    r"(?:at |bei |mit |a |à |con |avec |com )?\d{2,4} ?[dp]pi",
    r"\b(?:look|looks|looking) (?:old|aged|ancient|antique|worn|battered|vintage) (?:and|&) \w+",
    r"\b(?:antes (?:y|e) \w+|avant et après|(?:vez|fois) (?:y|e|et) \w+|y medio)\b",
)
"""Pairs of words whose "and" separates no clauses, such as "black and white"."""

SEPARATOR: Final = any_of(
    r"[;\n]+|,(?!\d)|[.!?:](?=\s|$)|(?<=\s)(?:[-–—+&/]|->)(?=\s)",
    r"(?<=\beverything )(?=but\b)|(?<=\banything )(?=but\b)",
    r"(?<!ave all )(?<!has all )(?<!had all )(?<!are all )(?<!\bis all )(?<=\ball )(?=but\b)",
    r"(?<=\s)(?=(?:außer|ausser|sauf|hormis|excepto|exceto|salvo|excluding) )",
    r"(?<=\s)(?=apart from (?!that\b))",
    r"\b(?:and|(?<!everything )(?<!all )(?<!anything )but|then|also)\b",
    r"\b(?:additionally|afterwards|as well as|after that)\b",
    r"(?<!\ben )(?<!\bde )\bplus\b(?! (?:de\b|d['’]|net|clair|lumi|sombre|grand|petit|vi[fv]"
    r"|dou[cx]|chaud|froid|large|beau|belle|contrast|satur|fonc|haut|joli|propre|naturel|lisible|reconnai"
    r"|flou|granul|brill|possible|pâle|jaune|color))",
    r"(?<=\s)(?<!\bwie )(?<!\bmal )(?<!\bso )(?<!\bnoch )(?<!\bis )(?<!\bist )(?<!\bhat )"
    r"(?<!\bmit )(?<!\bauf )(?<!\bals )(?<!\bfür )'?n'?(?=\s)",
    r"\b(?:lol|lmao|ha(?:ha)+|omg|tbh|ngl|btw)\b",
    r"\b(?:besides|along with|together with|apart from that|in addition(?: to that)?)\b",
    r"\b(?:on top of (?:it|that|this)(?: all)?)\b|(?<=\s)next (?!to\b)",
    r"\b(?=without (?:any |even )?\w+ing\b)|\b(?=except\b)|\b(?=instead of\b)|\b(?=rather than\b)",
    r"(?<=\S )(?=just (?:get|remove|fix|clean|take|do|make|sharpen|brighten|repair|fill)\b)",
    r"(?<=\S )(?=it(?:['’]?s| is) (?:just|only)\b)",
    r"(?<=\w )(?<!\bi )(?<!you )(?<!they )(?<!\bwe )(?<!and )(?<!but )(?<!that )(?<!please )"
    r"(?<!just )"
    r"(?<!who )(?<!which )(?<!really )(?<!so )"
    r"(?=(?:do not|don['’]?t) (?:touch|change|wipe|remove|alter|sharpen|brighten|crop|smooth)\b)",
    r"\bso (?=(?:please )?(?:leave|keep|do not|don't|dont)\b)",
    r"\bwhile (?=(?:keeping|preserving|retaining|leaving)\b(?!.*\b(?:edge|textur|detail)))",
    r"\b(?:und|dann|danach|außerdem|sowie|anschließend|zudem|sondern)\b",
    r"\b(?:aber|jedoch)\b(?! (?:bitte |unbedingt |so |auf jeden fall |nicht |un\w+t )*"
    r"(?:\w*lassen|be(?:halten|wahren)|beibehalten|erhalten|bleiben|schonen|\w*(?:fass|rühr|tast)en)\b)",
    r"(?<=\s)(?:y(?! a\b)|e|et|luego|después|además|pero|sino)(?=\s)",
    r"(?<=\s)(?:puis|ensuite|depois|então|porém)(?=\s)",
    r"[，、。；！？](?!\d)|然后|并且|同时|接着|以及|还有|但是|不过|另外",
    r"(?<=[\u4e00-\u9fff])(?<!合)(?:并(?!排)|但)(?=[\u4e00-\u9fff])",
    r"そして|それから|次に|その後で?|また、|ただし|しかし",
    r"(?<=\s)(?:그리고|그런데|하지만|그다음에?|그 다음에?|또)(?=\s)|(?<=지만)\s",
    r"(?<=[가-힣]고)(?<!그리고)\s(?:나서\s)?(?!싶|있|계|나서|보)|(?<=[은는한인닌]데)\s|(?<=면서)\s",
    r"(?<=[가-힣]요)\s(?=[가-힣])|(?<=아니라)\s|(?<=[빼하우두키주치추리이히이애시][되])\s",
    r"(?<=[^\s、。]{2}して)(?:から)?(?=[\u4e00-\u9fff\u30a1-\u30fa])(?![欲下頂貰見置来行])",
    r"(?<=[^\s、。]{2}って)から(?=[\u4e00-\u9fff\u30a1-\u30fa])",
    r"(?<=[てで]いて)(?=[\u4e00-\u9fff\u30a1-\u30fa])(?![見困])",
    r"除了(?=[^，,]*[，,](?:还(?!原)|也|再|另))|以外に(?=.*も)|又(?=[^，、。]+又)|(?<=[\u4e00-\u9fff])又(?=[\u4e00-\u9fff])",
    r"(?<=たい)(?:から|ので)(?=.)",
    r"(?<=[ぁ-ん])(?:けれども?|けど)(?=[\u3040-\u30ff\u4e00-\u9fff])|ついでに",
    r"(?<=[\u4e00-\u9fff]{2})(?<![最前])(?:之后|以后|后)(?![面边方背景来排])(?=[\u4e00-\u9fff]{2})",
    r"(?<=\bplease )(?=(?:only|just)\b)|(?<=\btodo )(?=menos\b)|(?<=\btudo )(?=menos\b)",
    r"(?<=\S )(?=sans \w+[ei]r\b)|(?<=\S )(?=(?:sin|sem) \w+[aei]r\b)",
    r"(?<=\S )(?=en (?:préserv|conserv|gard|laiss|respect)ant\b)",
    r"(?<=\S )(?=(?:preserv|conserv)ando\b|mantendo\b|manteniendo\b|respei?tando\b)",
    r"(?<=, )mas (?=\w+ (?:os?|as|ess[ae]s?|est[ae]s?|isso|tudo)\b)",
    r"(?<=\s)mas (?=(?:não|nao|deix\w+|mant\w+|conserv\w+|preserv\w+|aument\w+|sem|[oa]s?)\b)",
    r"(?<=\s)mais (?=(?:ne|gard\w+|laiss\w+|conserv\w+|pas|sans|pouss\w+|augment\w+|les?|la)\b)",
    r"(?<=\s)mais (?=(?:n|l)['’])",
    r"(?<= zu verändern)\s|(?<= zu ändern)\s|(?<= anzufassen)\s|(?<= anzutasten)\s",
    r"(?<=\S )(?=ohne .* zu \w+$)",
    r"(?<=[らえさしかけげべせ]ずに)(?=.)|(?<=(?:では|じゃ)なく)て?(?=[^、。])|(?<=代わりに)(?=.)|(?<=かわりに)(?=.)",
    rf"(?<=[{ENDING_IN_N}]\s다음)에?\s|(?<=[{ENDING_IN_N}]\s[뒤후])에?\s|(?<=대신)에?\s|而是",
    r"(?<=[가-힣]줘)\s(?=[가-힣])(?!봐)|(?<=말고)\s",
)
"""Text between two clauses, in English, German, Spanish, French, Portuguese, Chinese, Japanese and
Korean."""

LEFT_OUT: Final = any_of(
    r"除(?!此)了?[^，、。；,.;]{1,12}?(?:以外|之外|外)?"
    r"(?=(?:其他|其它|其余|别的|剩下|剩余|全部|所有|全都|都)(?!.*(?:别动|不|保持|原样)))",
    r"[^，、。；,.;\s]{1,12}(?<![それこ此])(?:以外|之外)(?!に)(?:の(?:部分|ところ|場所))?[はを]?"
    r"(?=\S)(?!.*(?:ない|そのまま|不|别动|保持|原样))",
    r"\binstead of \w+ing(?: (?:it|them|that|the \w+))?"
    r"(?= (?:just|please|rather|make|give|increase|raise|boost|add|do|fix|repair|remove|restore"
    r"|sharpen|brighten|darken|improve|clean|fill|crop|try|go)\b)",
    r"\b(?:an)?statt (?:\w+ ){0,3}?(?:zu \w+en|\w+zu\w+n)\b(?=\s)",
    r"\bau lieu (?:de |d['’])\w+[ei]r\b(?=\s)",
    r"\b(?:en (?:vez|lugar) de|em vez de|ao invés de) \w+r\b(?=\s)",
)
"""Pattern of what a sentence leaves out or wants something else for, without a comma after it."""

NEITHER: Final = any_of(
    r"\s*\b(?P<english>neither)\b(?P<first>[^,.;]+?)\bnor\b",
    r"\s*\b(?P<german>weder)\b(?P<erstes>[^,.;]+?),? \bnoch\b",
    r"\s*\b(?P<romance>ni|nem)\b(?P<premier>[^,.;]+?),? \b(?P=romance)\b",
)
"""Pattern of "neither one thing nor" in European languages."""

CONJUNCTIVE: Final = any_of(r"(?<=[てで]い)て$")
"""Pattern of the ending by which a Japanese description is joined with the next one."""

BARE_DEFECT: Final = any_of(
    r"^(?:傷|キズ|きず|汚れ|しみ|シミ|ほこり|ホコリ|埃|折れ目?|折り目|ひび(?:割れ)?|カビ|傷み)$"
)
"""Pattern of a whole clause of a Japanese word for damage, which asks to remove it."""

EXCESS: Final = any_of(r"(?<=[けれ])(?:すぎ|過ぎ)$")
"""Pattern of the ending of a Japanese complaint that lacks its verb ending."""

COURTESY: Final = any_of(
    r"\b(?:please|pls|plz|plese|kindly|hello|hi|hey|dear \w+|good (?:morning|evening|day))\b",
    r"\b(?:(?:would|could) you (?:please )?)?be so (?:kind|good|nice|lovely) (?:as to|and)\b",
    r"\bi(?:['’]d| would) (?:be (?:so |very )?grateful|appreciate it|love it) if you"
    r" (?:could|would|can)\b",
    r"\b(?:many )?thanks(?: a lot| so much| in advance)?\b|\bthank you(?: very much| so much)?\b",
    r"\bif (?:it is |it's )?(?:possible|you can|you could|you please|not too much trouble)\b",
    r"\bif it (?:isn't|is not) too much trouble\b|\b(?:sorry|cheers|for me)\b",
    r"^(?:first(?:ly)?|finally|lastly|just|so)\b|\b(?:first|just)$",
    r"^(?:zuerst|zunächst|zuletzt|(?:und )?zum schluss|d['’]abord|enfin|pour finir|primero"
    r"|por último|al final|primeiro|por fim|no final)\b",
    r"^(?:首先|其次|最后|先(?!生)|再)|^(?:まず|最初に|最後に)は?、?|^(?:먼저|우선|마지막으로)\s",
)
"""Pattern of words of politeness and order, which are removed from a clause."""

_LEAD: Final = (
    r"^(?:(?:and|but|just|only|or|nor|you|can you|could you|would you|i want you to)\s+)*"
)
_CHANGING: Final = (
    r"(?:(?:touch|chang|alter|modify|affect|edit|adjust|mess(?:ing)? with|tamper(?:ing)? with)"
    r"(?:e|ing)?\s+)?"
)
_THESE: Final = r"(?:it|this|that|them|these|those|three|two)"
_POINTER: Final = rf"(?:{_THESE}|both|everything|all)(?: (?:of )?{_THESE})?"
_UNTOUCHED: Final = r"(?: (?:alone|be|in|there|untouched|that way|like that|as (?:it is|they are)))"
_ARTICLE: Final = r"(?=(?:the|my|its|his|her|their|our|all|any|some|this|that|those|these)\b)"
_DO_NOT: Final = r"(?:do not|don't|dont|don´t|don’t|do n't|never|must not|mustn't|should not)"

_NOT_CHANGING: Final = r"(?!(?:touch|modifi|chang|altér|mex|toc|mud|alter|modific|cambi)[ae]r\b)"
"""No verb of changing in French, Spanish or Portuguese; the clause reader is sure of such verbs."""

FORBIDDING: Final = (
    any_of(_LEAD + rf"(?:{_DO_NOT}|not to)\s+(?!see\b|know\b|like\b|mind\b|want\b){_CHANGING}"),
    any_of(
        rf"^(?:but )?i (?:do not|don't|dont|don’t) (?:want|need) (?:you )?to {_CHANGING}",
        r"^(?:but )?i (?:do not|don't|dont|don’t) (?:want|need) (?:it|them|that|this|anything) "
        r"(?=(?:bigger|larger|smaller|\w+(?:rged|caled|ened|oothed|oised|coloured|colored|touched)"
        r"|changed|removed|filled|cropped|cut)\b)",
        rf"^(?:but )?(?:there is )?no need (?:to|for) {_CHANGING}",
    ),
    any_of(_LEAD + rf"without (?:any |even )?(?=\w+ing\b){_CHANGING}"),
    any_of(
        rf"^sans {_NOT_CHANGING}(?=\w+[ei]r\b)|^(?:sin|sem) {_NOT_CHANGING}(?=\w+[aei]r\b)",
        rf"^(?:surtout |mais )*(?:il )?(?:ne )?(?:faut|faudrait) (?:surtout )?pas {_NOT_CHANGING}",
        r"^en (?:préserv|conserv|gard|laiss|respect)ant ",
        r"^(?:(?:preserv|conserv)ando|mantendo|manteniendo|respei?tando) ",
        r"^(?:mais |et )?(?:gard|conserv)e[rz]? (?=(?:l[ae]|les|son|sa|ses|ce\w*) |l['’])",
        r"^(?:pero |mas |y |e )?(?:conserv[ae]|mant[eé]n(?:ga)?|mant[eé]m|mantenha)"
        r" (?=(?:el|las?|los|[ao]s?|s[ue]u?s?) )",
    ),
    any_of(
        _LEAD + r"(?:(?:under|in) no circumstances?|on no account|by no means|in no case)\s+"
        r"(?:should you )?" + _CHANGING,
        _LEAD + r"(?:hands off|stay away from|keep (?:your hands|away) (?:off|from))\s+",
    ),
    any_of(_LEAD + r"i (?:really |quite |do |rather )*(?:like|love|adore) " + _ARTICLE),
    any_of(_LEAD + r"(?:keep|leave) (?:it|them|this|that|everything) as (?=\w+ as\b)"),
    any_of(_LEAD + rf"(?:keep|leave|spare|preserve|retain) (?={_POINTER}{_UNTOUCHED}?$)"),
    any_of(_LEAD + r"(?:please )?not " + _ARTICLE),
    any_of(r"^(?:neither|nor|weder|ni|nem)\s+"),
    any_of(_LEAD + r"(?=(?:restore|fix|repair|change|improve|remove|touch|do) nothing\b)"),
    any_of(_LEAD + r"no (?=(?:\w+ ){0,2}(?:\w{3,}ing|reduction|removal|correction|changes?)\b)"),
    any_of(
        r"^(?:but|apart from|excluding|außer|ausser|sauf|hormis|excepto|exceto|salvo) ",
        r"^menos (?=(?:el|las?|los|os?|as?)\b)",
        r"^(?:an)?statt |^au lieu (?:de |d['’])|^(?:en (?:vez|lugar) de|em vez de|ao invés de) ",
        _LEAD + r"(?:except(?: for)?|never mind|forget(?: about)?|ignore|skip|avoid|instead of"
        r"|rather than)\s+",
    ),
    any_of(r"^除(?!此)(?:了|(?=.+外$|(?:脸|人|背景|天空|眼|头发|衣服)))(?=.)"),
    any_of(
        _LEAD + r"(?:keep|keeping|leave|leaving|preserve|preserving|retain|retaining)\s+"
        r"(?!it\b|me\b)(?!.*\b(?:clean|sharp|crisp|bright)$)",
    ),
)
"""Pattern of the beginning of a clause that forbids; the rest of the clause is what it forbids."""

ONLY_THIS: Final = any_of(r"^(?:mais |et )?(?:ne |n['’])(\w+) que\b")
"""Pattern of the beginning of a French clause that asks for one thing only ("n'accentuez que le
visage"); the first group is the verb."""

WITHOUT_DEFECT: Final = any_of(
    r"^(?:without(?: the| any)?|no|ohne(?: das| den| die)?|sans(?: l[ae]s?)?|sin(?: el| la)?|sem)"
    r" (?!\w+(?:ing|[aei]r)\b)"
    r"(?!.*(?:glätt|glatt|weichzeichn|smooth|liss|suavi[sz]|alis|filt|retusch|retou?[cq]|entf|redu[ck]|réduc|remov|correct|korrekt))"
    r"[^\W\d]+(?: [^\W\d]+)?$",
)
"""Pattern of a clause that, after a request, names a defect that the result is to be without."""

NOTHING: Final = any_of(r"\b(?:nothing|nichts|nix|nada|rien)\b|아무것도|何も")
"""Words by which a clause before an exception bans everything."""

LEAVING_OUT: Final = any_of(
    r"^(?:but|except(?: for)?|excluding|apart from|other than|außer|ausser|bis auf|sauf|hormis)\b",
    r"^(?:excepto|exceto|salvo|menos|a no ser|à part|aparte de)\b|^除了?",
)
"""Pattern of the beginning of a clause that is left out of what stands before it."""

MANNER: Final = any_of(
    r"^without (?:any |even )?\w+ing\b|^ohne .+ zu \w+$",
    r"^sans \w+[ei]r\b|^(?:sin|sem) \w+[aei]r\b",
)
"""Pattern of a clause that tells how another is to be served ("without smoothing the skin")."""

_STAYING: Final = (
    r"\s*\b(?:should|must|may|can|shall|has to|have to) "
    r"(?:stay|remain|be (?:kept|left|preserved))\b.*"
)
_FINE: Final = (
    r"\s*\b(?:is|are) (?:fine|ok|okay|good|alright|all right|beautiful|gorgeous|lovely|perfect"
    r"|wonderful)"
    r"(?: as (?:it is|they are|is))?$"
)

SPARED: Final = any_of(
    r"(?:以外|之外|外)$",
    r"\s*\b(?:alone|untouched|unchanged|as (?:it is|they are|is)|be|in place)$",
    r"\s*\bthe way (?:it|they) .*$",
)
"""Pattern of the ending of a clause that forbids by its beginning; not part of what it forbids."""

SPARING: Final = any_of(
    _STAYING,
    _FINE,
    r"\s*\b(?:stays?|remains?)$",
    r"(?:以外|之外)(?:の(?:部分|ところ|場所))?[はを]?$",
)
"""Pattern of an ending by which a clause forbids alone, or calls something good as it is."""

BACK_REFERENCE: Final = any_of(
    r"^(?:(?:can|could|would|will) (?:you|u) |i want you to |try to )?"
    r"(?:keep|leave|spare|preserve|retain|fix|repair|treat|correct|mend|restore|clean|undo|solve"
    r"|remove|erase|take|sort|clear|handle|tackle|address|improve|rescue|touch|change|get rid of"
    rf"|deal with|take care of|help)(?: {_POINTER})?(?: (?:out|off|up|away|too|please|for me|me|us)"
    rf"|{_UNTOUCHED})*$",
    r"^(?:can|could) (?:it|this|that|they|these|those|both|all) be (?:\w+ed|taken out|undone)$",
    rf"^{_POINTER}$",
    r"^(?:mais |mas |e |et )?(?:melhor[ae]|mejor[ae]|améliore[rz]?|arrum[ae]|conserta|corrig[aei]"
    r"|corrige[rz]?|répare[rz]?|arrange[rz]?|rattrape[rz]?|soigne[rz]?)"
    r"(?:[- ]?(?:l[aeo]|les|l[ao]s|[oa]s?|isso|isto|aí|ça|cela))?$",
)
"""Pattern of a whole clause that only refers to what other clauses name, such as "fix both"."""

REBUILT: Final = any_of(
    r"^(?:(?:can|could) you )?(?:re)?(?:build|construct|create|make|draw|paint|invent)"
    r"(?: (?:it|that|this|them))(?: again| anew| up| in| back)?$"
)
"""Pattern of a whole clause that asks to make anew what the clause before it names as missing."""

EVERYTHING: Final = any_of(
    r"^(?:(?:restore|fix|repair|do|treat) )?(?:everything|all|all of it)(?: else)?$",
    r"^(?:mach )?alles(?: andere)?$|^(?:todo|toda)$|^(?:tout|toute)$|^(?:tudo|toda)$",
    r"^(?:전부|다|모두|모든 것)$|^(?:全部|すべて|全て)$|^(?:全部|所有|一切)$",
)
"""Pattern of a whole clause that asks for everything, of which a next one leaves out a part."""

ABOUT_ALL: Final = any_of(
    r"\b(?:photo|picture|image|pic|scan|print|portrait|everything|all|whole|rest|better|nice\w*"
    r"|enhance\w*|improv\w*|beautif\w+|best|magic|new)\b",
    r"\b(?:foto|bild|alles|ganze\w*|besser|verbesser\w*|schön\w*|verschöner\w*|optimier\w*)\b",
    r"\b(?:foto\w*|imagen|tod[oa]s?|mejor\w*|bonit\w*|optimiz\w*|nuev\w*|resto)\b",
    r"\b(?:toute?s?|amélior\w*|mieux|belle|beau|embelli\w*|neuf|reste)\b",
    r"\b(?:imagem|tud[oa]|melhor\w*|nov[oa])\b",
    r"사진|전부|모두|예쁘|개선|향상|좋게|새것|전체|写真|全部|全体|全て|すべて|きれい|綺麗|良く|よく|改善",
    r"照片|图|相片|整张|更好|美化|优化|好看|提升|以外|ほか|他の|残り|其他|其它|其余|别的|剩下",
)
"""Pattern of words by which a request for an improvement is about the whole photo."""

BINDING: Final = any_of(
    r"^(?:the|of|with|without|le|la|les|une?|des?|du|aux?|à|dans|sans|avec|mon|ma|mes|cette|ces"
    r"|el|los|las|del|al|con|sin|[oa]s?|uma?|d[oa]s?|sem|com|der|den|dem|des|ohne)$"
)
"""Pattern of a word that belongs to the next one, so that no clause ends with it."""

DETERMINED: Final = any_of(r"^(?:the|its|any|my|his|her|their|this|that|those|these)\b")
"""Pattern of the beginning of a clause that has no verb of its own."""

NAMED_THING: Final = any_of(
    r"^(?:(?:the|das|die|der|den|dem|le|la|les|el|los|las|o|a|os|as)\s+|l['’])?[a-zß-öø-ÿ]+$"
)
"""Pattern of a clause of one noun, with or without an article, in languages that write both apart.

It has no verb of its own."""

ALTERNATIVE: Final = any_of(r"\b(?:or|nor)\b")
"""Pattern of the word between two things that one clause forbids."""

COURTESY_ALONE: Final = any_of(
    r"^(?:(?:w[äa]ren|seien) sie (?:doch )?(?:bitte )?so (?:freundlich|nett|lieb|gut)"
    r"|(?:w[äa]rst du|sei(?:d)?) (?:doch )?(?:bitte )?so (?:freundlich|nett|lieb|gut)"
    r"|(?:ganz )?(?:liebe|herzliche|viele|schöne) grü(?:ß|ss)e|(?:vielen|herzlichen|besten) dank"
    r"(?: im voraus)?|danke(?: ?schön| sehr)?(?: im voraus)?|hallo|guten (?:tag|morgen|abend)"
    r"|sagen sie(?: mal)?|sag mal|hör(?:en sie)? mal|entschuldig(?:ung|en sie)"
    r"|wenn(?:'s| es| das)? (?:irgendwie )?(?:möglich(?: ist)?|geht|ginge|keine umstände macht))$",
    r"^(?:si (?:es|fuera|fuese) (?:usted )?(?:tan amable|posible)"
    r"|(?:muchas )?gracias(?: de antemano)?|hola|buen[oa]s (?:días|tardes|noches)|por favor)$",
    r"^(?:merci(?: beaucoup| d['’]avance)?|bonjour|bonsoir|s['’]il (?:vous|te) pla[iî]t"
    r"|si (?:c['’]est )?possible|auriez-vous la (?:gentillesse|bonté))$",
    r"^(?:(?:muito )?obrigad[oa](?: desde já)?|olá|oi|b(?:om|oa) (?:dia|tarde|noite)"
    r"|se (?:for )?possível|por (?:favor|gentileza))$",
    r"^(?:안녕하세요|(?:정말 )?감사합니다|고마워요?|(?:잘 )?부탁(?:드립니다|드려요|해요)"
    r"|죄송(?:하지만|한데요?))$",
    r"^(?:(?:どうか|よろしく)?お願い(?:し|いたし|致し)ます|お手数です[がけど]*|すみません[がけど]*"
    r"|恐れ入ります[がけど]*|(?:どうも)?ありがとう(?:ございます)?|こんにち[はわ]|はじめまして)$",
    r"^(?:谢谢(?:您|你|啦|了)?|多谢|麻烦(?:您|你)?了|辛苦了|(?:您|你)好|拜托了?|劳驾)$",
)
"""Pattern of a whole clause of politeness, which asks for nothing by itself."""

FILLER: Final = any_of(
    r"^(?:(?:[^をがはに\s]{0,6}(?:さん|ちゃん|くん|様|父|母|妻|夫|娘|息子|孫|家族|私|僕|俺|うち)の)"
    r"|この|その)?(?:古い|昔の)?写真(?:なん)?(?:だけど|ですが|です)?$",
    r"^(?:[^把将给\s]{0,4}(?:奶奶|爷爷|外[婆公]|姥[姥爷]|爸|妈|父亲|母亲|我家?|[他她]|老[公婆]|孩子|儿子|女儿)的"
    r"|[这那]张)老?(?:照片|相片)$",
    r"^(?:(?:just|only|but|though|do it|very|and|it|so|to|like|maybe|kinda|nur|aber|halt)\b\W*)*$",
    r"^(?:the|this|that|my|it|das|die|dieses|la|le|el|a|o|cette)? ?(?:photo|picture|image|scan"
    r"|print|bild|foto|imagen|imagem)?(?: is| ist| n['’]est| no (?:está|es)| não (?:está|é))$",
    r"^(?:i |it (?:was|is) |this (?:was|is) |we )?(?:scanned|photographed|printed|shot|taken)"
    r" (?!.*\b(?:make|fix|get|remove|sharpen|enlarge)\b)"
    r"(?!.*\b(?:too|badly|wrong\w*|crooked\w*|dark|under\w*|over\w*|poorly)\b).*$",
    r"^(?:and |et |e |y |und )?(?:nothing (?:else|more)|that is all|that's all|rien d['’]autre"
    r"|rien de plus|c['’]est tout|mais nada|nada mais|(?:é )?só isso|nada más|eso es todo"
    r"|sonst nichts|nichts (?:weiter|sonst)|das ist alles)$",
)
"""Pattern of a whole clause of nothing but filler words, or that nothing else is wanted."""

MID_CLAUSE: Final = any_of(
    r"[をがはのへも和与跟或的把将给请再先只更很太不别][|]",
    r"[|](?:[をんーっゃゅょッャュョての和与跟或的了吧呢啊呗们]|は(?!っき)|が(?!っ)|た(?!く)|に(?!じ))",
)
"""Pattern of a place in Japanese or Chinese, marked "|", where no clause ends and none begins."""

REVERSED: Final = any_of(r"\b(?:un|de)-?(?:sharpen|brighten)\w*")
"""English verbs that ask for the reverse of a repair by their prefix."""

KEEPING: Final = any_of(
    r"ない|ません|なく|なし|無し|ず(?:に|、|$)|まま|残|キープ|持|いい|良い|大丈夫|結構|禁|以外|元|現状|今の|好き",
    r"大事|大切|尊重|守|無視|スルー|お断り|やめ|待って|そっと|だめ|ダメ|NG|な(?:よ)?$|[生活]か",
    r"[别別不勿无無没沒甭莫留免保原停]|照旧|就那样|就这样|喜[欢歡]|除|之外|够|好(?:了|的)?$|[挺很就]好|行[了吧]?$",
    r"算了|[由随]它|忽略|跳过|放过|拒绝|忠于",
)
"""Words without any of which a Japanese or Chinese clause keeps nothing as it is."""

PRAISING: Final = any_of(
    KEEPING.pattern,
    r"[良好合適適十足完正準准对對清明净済OK]|ちょうど|問題|きれい|綺麗|普通|はっきり|くっきり|見え|ばっちり|オーケー",
    r"挺|很|満|满|漂亮|可以|干净",
)
"""Words without any of which a Japanese or Chinese clause calls nothing good."""

REBUILDING: Final = any_of(
    r"\b(?:rebuild|rebuilt|reconstruct|regenerate|recreate|re-create|reinvent|invent|redraw)\w*\b",
    r"\bfill in (?:the )?missing\b|\bmake up (?:the )?missing\b",
)
"""Pattern of words that ask for something that is not in the photo any more."""

FACES: Final = any_of(r"\b(?:faces?|portraits?|eyes?)\b")
"""Pattern of words for faces."""
