"""Tests of the clause parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.planning.clause_parser import WHOLE_PHOTO, Clause, is_courtesy, split_clauses


def meanings(text: str) -> list[str]:
    return [clause.meaning for clause in split_clauses(text)]


def forbidden(text: str) -> list[str]:
    return [clause.meaning for clause in split_clauses(text) if clause.negated]


@pytest.mark.parametrize(
    "text",
    [
        "denoise it, upscale it",
        "denoise it and upscale it",
        "denoise it; upscale it",
        "denoise it then upscale it",
        "denoise it, and then upscale it",
        "denoise it. Also, upscale it",
        "denoise it\nupscale it",
        "denoise it & upscale it",
        "denoise it along with upscale it",
        "denoise it next upscale it",
        "Hello! Please denoise it, then upscale it. Thank you very much!",
        "Denoise it first, then upscale it",
    ],
)
def test_every_separator_splits_two_clauses(text: str) -> None:
    assert [meaning.lower() for meaning in meanings(text)] == ["denoise it", "upscale it"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("색은 괜찮은데 스크래치가 문제야", ["색은 괜찮은데", "스크래치가 문제야"]),
        ("色はいいけど傷が気になる", ["色はいい", "傷が気になる"]),
        ("旋转后裁剪", ["旋转", "裁剪"]),
        ("ノイズを減らして拡大して", ["ノイズを減らして", "拡大して"]),
        ("傷を消して欲しい", ["傷を消して欲しい"]),
        ("얼룩이 있어요 지워주세요", ["얼룩이 있어요", "지워주세요"]),
        ("no aclarar, sino quitar el polvo", ["no aclarar", "quitar el polvo"]),
        ("tire as dobras mas deixe o grão", ["tire as dobras", "deixe o grão"]),
        ("nettoie la photo mais garde le grain", ["nettoie la photo", "le grain"]),
        ("un peu de netteté en plus", ["netteté en plus"]),
        ("去掉后面的人", ["去掉后面的人"]),
        ("又模糊又太暗", ["模糊", "太暗"]),
        ("除了去划痕，还要调亮", ["去划痕", "还要调亮"]),
        ("傷以外にノイズも取って", ["傷を消して", "ノイズも取って"]),
        ("ぼやけていて暗すぎる", ["ぼやけている", "暗すぎる"]),
        ("黄ばんでいて、傷だらけ", ["黄ばんでいる", "傷だらけ"]),
        ("印刷したいから2倍にして", ["印刷したい", "2倍にして"]),
        ("傷を消して、その後で拡大して", ["傷を消して", "拡大して"]),
        ("ばあちゃんの写真、傷だらけ", ["傷だらけ"]),
        ("奶奶的照片，太暗了", ["太暗了"]),
        ("模糊的照片，太暗了", ["模糊的照片", "太暗了"]),
    ],
)
def test_conjunctions_of_other_languages_separate_clauses(text: str, parts: list[str]) -> None:
    assert meanings(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "everything except the colours",
        "alles außer den Farben",
        "tout sauf les couleurs",
        "todo menos los colores",
        "tudo menos as cores",
    ],
)
def test_everything_before_an_exception_means_the_whole_photo(text: str) -> None:
    whole, exception = split_clauses(text)
    assert (whole.meaning, whole.negated, exception.negated) == (WHOLE_PHOTO, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "make it black and white",
        "a black-and-white photo",
        "crop it to 4:3",
        "enlarge it 1.5 times",
        "it's so-so",
    ],
)
def test_fixed_phrases_and_numbers_are_not_split(text: str) -> None:
    assert meanings(text) == [text]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("do not touch the colours", "the colours"),
        ("don't sharpen it", "sharpen it"),
        ("leave the grain", "the grain"),
        ("leave the scratches alone", "the scratches"),
        ("denoise it without changing the colours", "the colours"),
        ("denoise it but keep the sepia", "the sepia"),
        ("denoise it, not the faces", "the faces"),
        ("no sharpening please", "sharpening"),
        ("the yellow tint should stay", "the yellow tint"),
        ("the brightness is fine", "the brightness"),
        ("restore everything except the grain", "the grain"),
        ("never mind the blur", "the blur"),
        ("hands off the sky", "the sky"),
        ("under no circumstances change the tones", "the tones"),
        ("I love the grain", "the grain"),
        ("keep it as soft as it is", "soft"),
        ("I don't want it sharpened", "sharpened"),
        ("leave them alone", "them"),
    ],
)
def test_negated_clause_names_what_it_forbids(text: str, what: str) -> None:
    assert forbidden(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "it is not sharp",
        "there is no contrast",
        "I don't like the noise",
        "I would love the colours back",
        "I don't want it blurry",
        "I do not want the specks",
        "I can't see the faces",
        "no more scratches",
        "taken without a flash",
        "not bright enough",
        "denoise it while preserving edges",
    ],
)
def test_complaint_with_negation_forbids_nothing(text: str) -> None:
    assert forbidden(text) == []


@pytest.mark.parametrize(
    ("text", "parts", "forbids"),
    [
        ("ôte le bruit en préservant le grain", ["ôte le bruit", "le grain"], "le grain"),
        ("tire o ruído preservando o grão", ["tire o ruído", "o grão"], "o grão"),
        ("quita el ruido respetando el grano", ["quita el ruido", "el grano"], "el grano"),
        ("ôte le bruit sans lisser la peau", ["ôte le bruit", "lisser la peau"], "lisser la peau"),
        ("tire o ruído sem alisar a pele", ["tire o ruído", "alisar a pele"], "alisar a pele"),
        ("il ne faut pas éclaircir", ["éclaircir"], "éclaircir"),
    ],
)
def test_romance_clause_that_spares_or_excludes_forbids(
    text: str, parts: list[str], forbids: str
) -> None:
    assert meanings(text) == parts
    assert forbidden(text) == [forbids]


@pytest.mark.parametrize(
    "text",
    [
        "remove the dust, nothing else",
        "quita el polvo, nada más",
        "enlève la poussière, rien d'autre",
        "tire a poeira, mais nada",
        "den Staub entfernen, sonst nichts",
    ],
)
def test_that_nothing_else_is_wanted_is_no_clause(text: str) -> None:
    assert len(split_clauses(text)) == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("it is neither blurry nor dark but scratched", ["blurry", "dark"]),
        ("weder schärfen noch aufhellen, nur entstauben", ["schärfen", "aufhellen"]),
        ("ni netteté ni contraste, juste le grain", ["netteté", "contraste"]),
        ("nem escura nem borrada, só riscada", ["escura", "borrada"]),
    ],
)
def test_neither_and_nor_forbid_one_thing_each(text: str, what: list[str]) -> None:
    assert forbidden(text) == what


def test_german_noch_alone_forbids_nothing() -> None:
    assert forbidden("dann noch heller") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("先除灰，再恢复颜色，最后提亮", ["除灰", "恢复颜色", "提亮"]),
        ("zuerst entstauben, zuletzt schärfen", ["entstauben", "schärfen"]),
        ("먼저 먼지 제거, 마지막으로 선명하게", ["먼지 제거", "선명하게"]),
    ],
)
def test_words_of_order_do_not_belong_to_the_meaning(text: str, parts: list[str]) -> None:
    assert meanings(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("corner ripped off lol can u fill it", ["corner ripped off", "can u fill it"]),
        ("wie n ölgemälde", ["wie n ölgemälde"]),
        ("scratches n dust", ["scratches", "dust"]),
    ],
)
def test_slang_separates_clauses_where_it_stands_for_a_conjunction(
    text: str, parts: list[str]
) -> None:
    assert meanings(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("dont touch the faces just remove the lines", ["the faces", "remove the lines"]),
        ("the colour is fine its just foggy", ["the colour", "its just foggy"]),
        ("brighten the sky don't touch the rest", ["brighten the sky", "the rest"]),
        ("the colours have all but vanished", ["the colours have all but vanished"]),
        ("would you be so kind as to mend it", ["mend it"]),
        ("scanned at 600 dpi from a print; remove dust", ["remove dust"]),
    ],
)
def test_clauses_without_punctuation_are_told_apart(text: str, parts: list[str]) -> None:
    assert meanings(text) == parts


def test_negation_covers_alternatives_and_joined_nouns() -> None:
    assert forbidden("don't touch the colours or the grain and the dust") == [
        "the colours",
        "the grain",
        "the dust",
    ]


def test_negation_ends_at_the_next_verb() -> None:
    assert forbidden("keep the grain and remove the hairs") == ["the grain"]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("denoise it", None),
        ("very slightly denoise it", 0.3),
        ("denoise it slightly", 0.5),
        ("denoise it a bit", 0.5),
        ("gently denoise it", 0.5),
        ("denoise it by 30 %", 0.3),
        ("denoise it by 250 percent", 1.0),
        ("strongly denoise it", 1.0),
        ("denoise it completely", 1.0),
    ],
)
def test_degree_becomes_the_strength_and_leaves_the_meaning(
    text: str, strength: float | None
) -> None:
    assert split_clauses(text) == (Clause(text, "denoise it", False, strength),)


def test_degree_on_its_own_goes_to_the_clause_before() -> None:
    assert split_clauses("denoise it, but gently") == (
        Clause("denoise it", "denoise it", False, 0.5),
    )


def test_leading_degree_goes_to_the_next_clause() -> None:
    assert split_clauses("gently: denoise it") == (Clause("denoise it", "denoise it", False, 0.5),)


def test_politeness_alone_is_one_clause() -> None:
    assert meanings("thank you!") == ["thank you"]


@pytest.mark.parametrize(
    "text",
    [
        "Wären Sie so freundlich, das Rauschen zu entfernen",
        "Rauschen entfernen, vielen Dank im Voraus",
        "si es tan amable, quita el ruido",
        "bonjour, enlève le bruit",
        "tira o ruído, obrigada",
        "노이즈 없애줘, 감사합니다",
        "ノイズを取って、お願いします",
        "去掉噪点，谢谢",
    ],
)
def test_politeness_beside_a_clause_is_dropped(text: str) -> None:
    assert len(split_clauses(text)) == 1


@pytest.mark.parametrize("text", ["hello", "thank you very much", "Liebe Grüße", "谢谢你"])
def test_politeness_alone_is_recognised(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", ["restore it please", "hello, remove dust", "just do it", "it"])
def test_request_is_not_mere_politeness(text: str) -> None:
    assert not is_courtesy(text)


@pytest.mark.parametrize("text", ["", " ", "...", ", ,\n;", "!?"])
def test_text_without_letters_has_no_clause(text: str) -> None:
    assert split_clauses(text) == ()


@given(st.text(max_size=200))
def test_any_text_is_split_into_its_own_parts(text: str) -> None:
    for clause in split_clauses(text):
        assert clause.text in text
        assert clause.meaning


def test_text_of_a_clause_is_as_typed() -> None:
    assert split_clauses("Please DENOISE it a bit, crop it")[0].text == "Please DENOISE it a bit"


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("entferne die Kratzer und schärfe das Foto", 2),
        ("quita los arañazos y aclara la foto", 2),
        ("enlève le bruit et éclaircis l'image", 2),
        ("remova o ruído e clareie a foto", 2),
        ("노이즈를 제거하고 밝게 해 줘", 2),
        ("傷を消して、明るくして", 2),
        ("去除划痕，然后调亮", 2),
        ("rends-la plus lumineuse", 1),
        ("il y a un pli", 1),
        ("mach es schwarz und weiß", 1),
        ("ponla en blanco y negro", 1),
        ("밝게 하고 싶어요", 1),
    ],
)
def test_clauses_are_separated_in_eight_languages(text: str, clauses: int) -> None:
    assert len(split_clauses(text)) == clauses


@pytest.mark.parametrize(
    ("text", "left_out", "wanted"),
    [
        ("色以外は全部直して", "色", "全部直して"),
        ("傷以外を直して", "傷", "直して"),
        ("背景以外ノイズ除去", "背景", "ノイズ除去"),
        ("顔以外の部分をシャープにして", "顔", "シャープにして"),
        ("除了颜色，其他都修复", "颜色", "其他都修复"),
        ("除了颜色都修复", "颜色", "都修复"),
        ("除划痕外其他都修复", "划痕", "其他都修复"),
        ("颜色以外都修复", "颜色", "都修复"),
    ],
)
def test_exception_in_japanese_or_chinese_is_forbidden(
    text: str, left_out: str, wanted: str
) -> None:
    clauses = [(clause.meaning, clause.negated) for clause in split_clauses(text)]
    assert clauses == [(left_out, True), (wanted, False)]


@pytest.mark.parametrize("text", ["それ以外は触らないで", "傷以外は変えないで", "除此之外都别动"])
def test_ban_on_everything_else_is_one_clause(text: str) -> None:
    assert [clause.negated for clause in split_clauses(text)] == [False]


def test_percentage_takes_the_preposition_before_it_along() -> None:
    assert meanings("放大到300%") == ["放大"]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("傷", "傷を消して"), ("ぼやけすぎ", "ぼやけている"), ("シャープすぎ", "シャープすぎ")],
)
def test_short_japanese_complaint_is_completed(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


@pytest.mark.parametrize("text", ["锐化30%", "锐化３０％", "30%シャープにして"])
def test_percentage_beside_a_letter_is_a_strength(text: str) -> None:
    assert [clause.strength for clause in split_clauses(text)] == [0.3]


@pytest.mark.parametrize(
    "text", ["20 x 30 cm, 300 dpi로 확대해줘", "8x12 in, 300 dpi", "20×30厘米，300dpi"]
)
def test_size_and_its_resolution_are_one_clause(text: str) -> None:
    assert len(split_clauses(text)) == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("instead of brightening make the contrast better", "brightening"),
        ("statt aufzuhellen lieber den Kontrast erhöhen", "aufzuhellen"),
        ("au lieu d'éclaircir renforce le contraste", "éclaircir"),
        ("en vez de aclarar mejora el contraste", "aclarar"),
        ("em vez de clarear melhora o contraste", "clarear"),
        ("明るくする代わりにコントラストを上げて", "明るくする代わりに"),
        ("顔には手を加えずに修復してください", "顔には手を加えずに"),
        ("ぼけているのではなく暗いのです", "ぼけているのではなく"),
        ("밝게 하는 대신 대비를 올려 주세요", "밝게 하는 대신"),
        ("不是模糊而是太暗", "不是模糊"),
    ],
)
def test_what_stands_for_something_else_is_forbidden_alone(text: str, what: str) -> None:
    first, second = split_clauses(text)
    assert (first.negated, first.meaning, second.negated) == (True, what, False)


@pytest.mark.parametrize(
    "text", ["먼지를 지운 다음 밝게 해주세요", "먼지를 지운 뒤에 밝게 해주세요"]
)
def test_korean_word_for_after_separates_clauses(text: str) -> None:
    assert meanings(text)[1] == "밝게 해주세요"


def test_korean_word_for_next_within_a_noun_separates_nothing() -> None:
    assert len(meanings("다음 사진을 밝게 해주세요")) == 1


def test_french_restriction_asks_for_one_thing() -> None:
    (clause,) = split_clauses("n'accentuez que le visage")
    assert (clause.negated, clause.meaning) == (False, "accentuez seulement le visage")


@pytest.mark.parametrize(
    "text", ["노이즈 줄여줘 얼굴은 그대로", "선명하게말고 부드럽게", "복원해 주시되 얼굴은 그대로"]
)
def test_korean_requests_without_punctuation_are_told_apart(text: str) -> None:
    assert len(meanings(text)) == 2


def test_what_was_done_to_a_photo_is_no_filler_beside_a_request() -> None:
    assert meanings("i scanned it at 72 dpi make it bigger")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("garde le ton sépia", "le ton sépia"),
        ("conserva el tono sepia", "el tono sepia"),
        ("mantém o tom sépia", "o tom sépia"),
        ("the colours are beautiful", "the colours"),
    ],
)
def test_what_is_to_be_kept_or_praised_is_forbidden(text: str, what: str) -> None:
    assert forbidden(text) == [what]


def test_looking_old_and_scratched_is_one_clause() -> None:
    assert len(meanings("make it look old and scratched")) == 1
