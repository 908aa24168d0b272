"""Words without any of which a clause keeps nothing, or calls nothing good, outside of Asia.

The clause reader answers with a direction for every clause. One without such a word asks for
something ("the horizon is crooked"), whatever was read.
"""

from typing import Final

from models.planning.function_words import any_of

_NEGATIONS: Final = any_of(
    r"\bno(?:t|ne|thing|body|r|pe)?\b|n['’´]?t\b|\b(?:dont|doesnt|isnt|arent|cannot|never"
    r"|nah|without|hardly)\b",
    r"\b(?:nicht?\w*|isses|kein\w*|nie\w*|nix|ned|net|ohne|kaum|weder|überhaupt)\b",
    r"\b(?:no|nada|ni|nunca|jamás|sin|ningun\w*|apenas|tampoco)\b",
    r"\b(?:ne|pas|rien|jamais|sans|aucun\w*|guère|ni|point)\b|\bn['’]",
    r"\b(?:não|nao|num|nada|nem|nunca|sem|nenhum\w*)\b",
    r"(?:^|\s)(?:안|못)\s|않|없|말[고아라자]|마(?:$|[세라요시])|아니|아닌|아닙|아냐|말아|지마",
)

_STAYING: Final = any_of(
    r"\b(?:keep\w*|kept|lea?v(?:e|es|ing)|left|stay\w*|remain\w*|preserv\w*|retain\w*"
    r"|spar\w+|let|be"
    r"|alone|untouched|unchanged|same|still|as (?:it|they|is|before|now|are)|hold on|ignore|forget"
    r"|skip|hands off|mind|cares?|like|love\w*|adore|belongs?|part|history|story|charm\w*|purpose"
    r"|intend\w*|intentional\w*|deliberate\w*|meant|wanted|supposed|rather|happy|may|can"
    r"|must|should"
    r"|shall|avoid|instead|except|but|apart|other than|surviv\w*|save|stop|refrain|respect\w*"
    r"|careful|protect\w*|need\w*|hate|authentic|original\w*|fine|artistic|reason"
    r"|that is all|that's it|only)\b",
    r"\b(?:behalt\w*|beibehalt\w*|erhalt\w*|\w*lass\w*|l[aä]ss\w*|bleib\w*|bewahr\w*|schon\w*|egal"
    r"|mag|gefällt|gefallen|liebe|finger|hände|gewollt|absicht\w*|darf|dürfen|soll\w*|muss"
    r"|dazu|gehör\w* zu\w*|teil"
    r"|macht nichts|vergiss|ignorier\w*|außer|ausser|bloß|wie (?:bisher|vorher|sie|es|er"
    r"|er ist)|gleich\w*"
    r"|stehen|ruhe|weg von|unverändert|unangetastet|charme|geschichte|beabsichtigt\w*"
    r"|verzicht\w*|so"
    r"|nur|statt|lieber|aber|will|wollt\w*|schön|okay|ok|original\w*|gedacht|alles|das war's)\b",
    r"\b(?:deja\w*|dejen?|déj\w*|conserv\w*|mant[eé]n\w*|manteng\w*|respet\w*|queda\w*"
    r"|qued\w+|sig[ua]\w*"
    r"|sigue\w*|menos|salvo|excepto|gusta\w*|encanta\w*|igual|olvid\w*|da igual|importa|propósito"
    r"|intenciona\w*|adrede|parte|así|como está\w*|mism[oa]s?|tal cual|intact\w*|debe\w*"
    r"|prefiero|quiero"
    r"|guarda\w*|pero|encanto|historia|bien|preserv\w*|original\w*|cuidado|ojo con|todo"
    r"|solo|protege\w*)\b",
    r"\b(?:gard\w*|laiss\w*|conserv\w*|préserv\w*|rest\w*|sauf|hormis|mais|aim\w*|ador\w*|oubli\w*"
    r"|importe|voulu\w*|exprès|partie|tel\w*|comme|même|doit|préfère|veux|peut|tranquille|charme"
    r"|histoire|touch\w*|respect\w*|inchangé\w*|inutile|maint\w*|original\w*|plaît|plait"
    r"|tout|fiche|protège\w*|ressemble)\b",
    r"\b(?:deix\w*|mant\w*|conserv\w*|preserv\w*|fica\w*|fiqu\w*|menos|exceto|salvo|gosto"
    r"|adoro|esque\w*"
    r"|tanto faz|propósito|intencional|parte|assim|como está|mesm[oa]s?|igual|tem que"
    r"|prefiro|quero"
    r"|mas|charme|história|respeit\w*|continu\w*|original\w*|cuidado|guarda\w*|pode\w*"
    r"|é tudo|só|proposital|como estão|tal e qual|protege\w*)\b",
    r"그대로|놔|냅|두|둬|둔|남[기겨긴]|유지|살[려리]|좋|괜찮|빼고|제외|상관|신경|일부러"
    r"|의도|마음에|추억|멋|그냥|만족|채로|있는|됐|지켜|보존|돼|된다|됩니다|금지|뒀|그것만",
)

_PRAISES: Final = any_of(
    r"\b(?:fine|good|great|ok|okay|perfect\w*|right|enough|already|free|clean|clear"
    r"|sharp\w*|crisp|bright"
    r"|well|nice\w*|lovely|happy|correct|ideal|spot on|suits?|minimal|barely|little|few"
    r"|intact|complete"
    r"|whole|straight|level|large|big|smooth|far from|anything but|neutral|natural|vivid"
    r"|strong|light"
    r"|colou?rful|focus|spotless|undamaged|plenty|only|just|fresh|colou?r|fix|was|issue"
    r"|problem|contrasty|punchy|saturated|all|part of|looks)\b",
    r"\b(?:gut\w*|passt|passen|perfekt\w*|okay|ok|stimm\w*|genug|schon|ordnung|reicht"
    r"|zufrieden|richtig"
    r"|scharf|hell|klar|sauber|gerade|groß|bunt|ideal|toll|super|optimal|frei|schön\w*"
    r"|bestens|fehlt"
    r"|wenig\w*|minimal|sitzt|heil|ganz|vollständig|intakt|neutral\w*|natürlich\w*|satt"
    r"|farbig|anders"
    r"|glatt|kräftig\w*|einwandfrei|prima|tadellos|problem|andere als|gefällt|alle|knackig"
    r"|kontrastreich|sommersprossen|waagerecht)\b",
    r"\b(?:bien|perfect\w*|buen\w*|correct\w*|suficiente\w*|bastante\w*|ya|nítid\w*"
    r"|clar[oa]\w*|limpi\w*"
    r"|rect[oa]|grande|content\w*|libre|genial|gusta|enter[oa]|complet\w*|intact\w*"
    r"|luminos\w*|viv[oa]s?"
    r"|ideal|justo|estupend\w*|casi|suerte|poc[oa]s?|pecas|son|natural\w*|lis[oa]|vale"
    r"|excelente|bajo|nivelad[oa]|impecable|mínim\w*|enfocad[oa]|color\w*|despejad[oa]"
    r"|normal\w*)\b",
    r"\b(?:bien|bon\w*|parfait\w*|correct\w*|assez|déjà|net\w*|clair\w*|propre|droit\w*"
    r"|grand\w*|convient"
    r"|suffisant\w*|suffit|intact\w*|complet\w*|lumineu\w*|redire|entièr\w*|vi[fv]\w*"
    r"|naturel\w*|lisse"
    r"|excellent\w*|peu|super|impeccable|presque|faut|sont|va|color\w*|contrast\w*|sec|aime)\b",
    r"\b(?:bem|perfeit\w*|bo[am]s?|ótim\w*|cert[oa]|correct\w*|corret\w*|suficiente\w*"
    r"|bastante\w*|já|nítid\w*"
    r"|clar[oa]\w*|limp[oa]|ret[oa]|grande|serve|livre|inteir[oa]|complet\w*|intact\w*"
    r"|luminos\w*|viv[oa]s?"
    r"|quase|pouc[oa]s?|sardas|são|natural\w*|lis[oa]|excelente|ideal|legal|color\w*|foco"
    r"|focad[oa]|direit[oa]|normais|mínim\w*|mal se)\b",
    r"좋|괜찮|충분|완벽|적당|딱|문제|멀쩡|선명|또렷|밝|깨끗|맞|똑바|만족|이미|정상|주근깨"
    r"|거의|별로|적어|됐|온전|자연|매끈|훌륭|알맞|고르|진하|크|제대로|잘|다들?|맑|반듯|고와"
    r"|고운|똑같|컬러",
)

KEEPING: Final = any_of(_NEGATIONS.pattern, _STAYING.pattern)
"""Words without any of which a clause in Latin or Korean letters keeps nothing as it is."""

PRAISING: Final = any_of(_NEGATIONS.pattern, _PRAISES.pattern)
"""Words without any of which a clause in Latin or Korean letters calls nothing good."""
